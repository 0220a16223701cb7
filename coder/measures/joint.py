"""Joint displays: the numbers of cases with a theme beside the numbers of those without it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean

from coder.measures.change import Change, Course, change, differences
from coder.measures.key import Key
from coder.measures.ranks import RankTest, between

PRESENT, ABSENT = "present", "absent"

Courses = Mapping[str, Course]
"""Case → time → score."""
Times = tuple[str, str]
"""The time before and the time after; the same twice where there is only one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `n` of `base` people have the theme, and the scores of those who were measured.

    `people` are those whose words stand behind the row, `both` those of them who have numbers, too
    (nobody where groups are set side by side). `first` and `last` are the scores of all
    who have one then, `moved` and `change` are of complete pairs; nothing where there is one time.
    """

    name: str
    people: tuple[str, ...]
    both: tuple[str, ...]
    n: int
    base: int
    measured: int
    first: tuple[float, ...]
    last: tuple[float, ...]
    moved: tuple[float, ...]
    change: Change | None


@dataclass(frozen=True, slots=True)
class Display:
    """The rows and a test between them, of changes where there are two times.

    `unmeasured` people of the base have no score, `unthemed` have a score and are not in the base;
    in a display of groups, they are those without a group.
    """

    rows: tuple[Row, ...]
    test: RankTest
    unmeasured: int
    unthemed: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """What one person of a row said; `chosen` by somebody for the report, or the first there is."""

    case: str
    text: str
    attribution: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """What a coder made of a row: whether words and numbers agree, differ, or extend each other."""

    coder: str
    says: str
    text: str


@dataclass(frozen=True, slots=True)
class JointRow:
    """A row with what was said and what was made of it."""

    row: Row
    quotation: Quotation | None
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class JointCode:
    """The display of one code; of a choice code, `value` against the other values."""

    code: str
    label: str
    value: str
    rows: tuple[JointRow, ...]
    display: Display


class Link(StrEnum):
    """How those who spoke and those who were measured belong together."""

    CASE = "case"
    ATTRIBUTE = "attribute"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class JointReport:
    """Codes beside one score of a measure; `attribute` is what links them, if any.

    Guetterman, T. C., Fetters, M. D., and Creswell, J. W. (2015). Integrating quantitative and
    qualitative results in health science mixed methods research through joint displays. Annals of
    Family Medicine 13, 554-561.
    """

    key: Key
    score: str
    times: Times
    link: Link
    attribute: str
    scope: str
    codes: tuple[JointCode, ...]


def together(courses: Courses, link: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """The scores under what each case is linked to: the mean of its cases at each time.

    So somebody with three families counts once. A case that is not in `link` is left out.
    """
    found: dict[str, dict[str, list[float]]] = {}
    for case, course in courses.items():
        if case in link:
            times = found.setdefault(link[case], {})
            for time, score in course.items():
                times.setdefault(time, []).append(score)
    return {key: {time: fmean(all_) for time, all_ in at.items()} for key, at in found.items()}


def by_theme(present: Mapping[str, bool], courses: Courses, times: Times) -> Display:
    """Those with the theme and those without it; `present` holds only those in its base."""
    rows = []
    for name, wanted in ((PRESENT, True), (ABSENT, False)):
        people = [one for one, has in present.items() if has is wanted]
        both = {one: courses[one] for one in people if one in courses}
        rows.append(_row((name, people, tuple(both)), present, list(both.values()), times))
    unmeasured = sum(one not in courses for one in present)
    return _display(rows, times, (unmeasured, len(courses.keys() - present.keys())))


def by_group(
    present: Mapping[str, bool],
    courses: Courses,
    groups: Mapping[str, str],
    names: Sequence[str],
    times: Times,
) -> Display:
    """The same groups of who spoke and of who was measured, who may be different people.

    `groups` maps both to their group; who has none stands outside. `names` gives their order.
    """
    rows = []
    for name in names:
        people = [one for one in present if groups.get(one) == name]
        there = [course for one, course in courses.items() if groups.get(one) == name]
        rows.append(_row((name, people, ()), present, there, times))
    nowhere = [sum(not groups.get(one) for one in all_) for all_ in (present, courses)]
    return _display(rows, times, (nowhere[0], nowhere[1]))


def _row(
    who: tuple[str, Sequence[str], Sequence[str]],
    present: Mapping[str, bool],
    courses: Sequence[Course],
    times: Times,
) -> Row:
    """The row of `who`: its name, the people in it, and those of them with numbers."""
    (name, people, both), (first, last) = who, times
    return Row(
        name=name,
        people=tuple(people),
        both=tuple(both),
        n=sum(present[one] for one in people),
        base=len(people),
        measured=sum(first in one or last in one for one in courses),
        first=_at(courses, first),
        last=_at(courses, last),
        moved=tuple(differences(courses, first, last)) if first != last else (),
        change=change(courses, first, last) if first != last else None,
    )


def _display(rows: Sequence[Row], times: Times, outside: tuple[int, int]) -> Display:
    first, last = times
    test = between([row.moved if first != last else row.last for row in rows])
    return Display(tuple(rows), test, *outside)


def _at(courses: Iterable[Course], time: str) -> tuple[float, ...]:
    return tuple(one[time] for one in courses if time in one)
