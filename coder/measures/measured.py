"""What was measured by one instrument, and the report on it: by time, group and score."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from coder.errors import InvalidRequestError, did_you_mean
from coder.measures.change import Change, Turns, beyond, change, differences, turns
from coder.measures.key import Key, Rule
from coder.measures.scoring import Answers, missing, score
from coder.measures.summaries import Consistency, Summary, consistency, summary
from transcripts.text import natural

Times = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Measured:
    """A scoring key and the answers: case → time → item → number, in the order of cases."""

    key: Key
    sheets: Mapping[str, Mapping[str, Answers]]

    @property
    def times(self) -> list[str]:
        return sorted({time for at in self.sheets.values() for time in at}, key=natural)

    def courses(self, rule: Rule) -> dict[str, dict[str, float]]:
        """Case → time → score; only where it could be made."""
        found = {
            case: {time: score(self.key, rule, answers) for time, answers in at.items()}
            for case, at in self.sheets.items()
        }
        return {
            case: {time: one for time, one in at.items() if one is not None}
            for case, at in found.items()
        }

    def missing(self) -> int:
        """How many answers are missing on the sheets that there are."""
        every = (answers for at in self.sheets.values() for answers in at.values())
        return sum(len(missing(self.key, answers)) for answers in every)

    def among(self, wanted: Callable[[str], bool]) -> "Measured":
        """The same for some of the cases."""
        return Measured(self.key, {case: at for case, at in self.sheets.items() if wanted(case)})

    def score_named(self, name: str) -> Rule:
        """The score of that name, the main one for no name. Raises InvalidRequestError."""
        found = self.key.rule(name) if name else self.key.main
        if found is None:
            names = [rule.name for rule in self.key.rules]
            hint = did_you_mean(name, names)
            raise InvalidRequestError(
                f"{self.key.id} has no score {name!r}.{hint} It has: {', '.join(names)}."
            )
        return found

    def two_times(self, first: str = "", last: str = "") -> Times:
        """The times to compare: those that are named, else the first and the last that there are.

        Raises InvalidRequestError for a time at which nothing was measured.
        """
        times = self.times
        if not times:
            raise InvalidRequestError(f"Nothing is left of {self.key.id} to look at.")
        return self._time(first, times) or times[0], self._time(last, times) or times[-1]

    def _time(self, name: str, times: Sequence[str]) -> str:
        found = next((one for one in times if one.casefold() == name.casefold()), "")
        if name and not found:
            raise InvalidRequestError(
                f"{self.key.id} was not measured at {name!r}. Its times are: {', '.join(times)}."
            )
        return found


@dataclass(frozen=True, slots=True)
class AtTime:
    """The scores of a group at one time; `items` tells how far the items of the score agree."""

    time: str
    summary: Summary
    items: Consistency | None
    beyond: int | None


@dataclass(frozen=True, slots=True)
class GroupReport:
    """One score in one group (None: of everybody): at each time, and between two.

    `change` is None where there is one time only; `turns` and `reliable` are None where nothing
    says which direction is better, or how much is reliable.
    """

    score: str
    group: str | None
    times: tuple[AtTime, ...]
    change: Change | None
    turns: Turns | None
    reliable: Turns | None


@dataclass(frozen=True, slots=True)
class MeasureReport:
    """All scores of an instrument for everybody, then for each group of `by`.

    `compared` are the times between which change is told, the same twice where there is one only.
    """

    key: Key
    by: str
    compared: Times
    scores: tuple[GroupReport, ...]


def report(
    measured: Measured, times: Times, *, by: str = "", groups: Mapping[str, str] | None = None
) -> MeasureReport:
    """The report; `groups` maps cases to the group that they stand in, by the attribute `by`."""
    found = []
    for rule in measured.key.rules:
        found.append(_of_group(measured, rule, None, times))
        for name in sorted(set((groups or {}).values()), key=natural):
            inside = {case for case, group in (groups or {}).items() if group == name}
            found.append(_of_group(measured.among(inside.__contains__), rule, name, times))
    return MeasureReport(measured.key, by, times, tuple(found))


def _of_group(measured: Measured, rule: Rule, name: str | None, times: Times) -> GroupReport:
    key, courses = measured.key, measured.courses(rule)
    first, last = times
    moved = differences(courses.values(), first, last)
    two = first != last
    least = key.reliable_change.value if key.reliable_change and rule == key.main else None
    return GroupReport(
        score=rule.name,
        group=name,
        times=tuple(_at_time(measured, rule, courses, time) for time in measured.times),
        change=change(courses.values(), first, last) if two else None,
        turns=turns(key, moved) if two else None,
        reliable=turns(key, moved, least=least) if two and least is not None else None,
    )


def _at_time(
    measured: Measured, rule: Rule, courses: Mapping[str, Mapping[str, float]], time: str
) -> AtTime:
    key = measured.key
    sheets = {case: at[time] for case, at in measured.sheets.items() if time in at}
    made = [courses[case].get(time) for case in sheets]
    there: Iterable[float] = [one for one in made if one is not None]
    counted = beyond(key, there) if key.cutoff and rule == key.main else None
    return AtTime(time, summary(made), consistency(key, rule, list(sheets.values())), counted)
