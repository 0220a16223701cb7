"""Load numbers beside the words: all of a table or nothing of it, as one action."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from coder.errors import InvalidRequestError, did_you_mean
from coder.model import Instrument, Measurement
from coder.workflow.project import Project
from transcripts.cases import case_key
from transcripts.errors import UnreadableFileError
from transcripts.files import check_file
from transcripts.model import Case
from transcripts.text import natural

if TYPE_CHECKING:
    from coder.measures.key import Key
    from coder.measures.sheets import Sheet, Sheets

_SHOWN = 5
Place = tuple[str, str, str]
"""The guid of a case, a time, an item."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is loaded by which key.

    `key` is the id of a measure that is there, of a key that comes with the program, or a YAML
    file; `stated` gives its `direction` or `response coding`; `time` is that of the whole table.
    """

    key: str
    stated: Mapping[str, str] = field(default_factory=dict)
    time: str = ""
    new_cases: bool = False


@dataclass(frozen=True, slots=True)
class LoadedMeasures:
    """How many numbers came, changed and went, of how many cases; remarks on them."""

    id: str
    cases: int
    new: int
    changed: int
    removed: int
    remarks: tuple[str, ...] = ()


def load_measures(project: Project, path: Path, wanted: Wanted) -> LoadedMeasures:
    """Load a table of answers or counts, all or nothing, as one action.

    What is there already stays; another number replaces it, and a cell that is blank now takes it
    away. Raises InvalidTableError for numbers that cannot be, InvalidRequestError for unknown
    cases and for what the key leaves unstated, InvalidCodebookError for a mistake in the key.
    """
    from coder.measures.sheets import read_sheets

    check_file(path)
    key = _key(project, wanted)
    try:
        read = read_sheets(path, key, time=wanted.time)
    except OSError as error:
        raise UnreadableFileError(path, f"{error.strerror}.") from error
    return _Loading(project, key, read).load(path, new_cases=wanted.new_cases)


def _key(project: Project, wanted: Wanted) -> "Key":
    """The key that is meant: the project's own, unless something is stated anew."""
    from coder.measures.key import from_data
    from coder.measures.key_files import read_key

    there = project.file.instruments.named(wanted.key)
    if there is not None and not wanted.stated:
        return from_data(json.loads(there.key))
    return read_key(wanted.key, stated=wanted.stated)


class _Loading:
    """One table on its way into the project."""

    def __init__(self, project: Project, key: "Key", read: "Sheets") -> None:
        from coder.measures.key import as_data

        self.project = project
        self.key = key
        self.read = read
        self.remarks = list(read.remarks)
        self.before = project.file.instruments.named(key.id)
        text = json.dumps(as_data(key), ensure_ascii=False, sort_keys=True)
        self.instrument = Instrument(key.id, text)
        if self.before is not None:
            self.instrument = Instrument(key.id, text, self.before.guid)
        self.new_cases: dict[str, Case] = {}

    def load(self, path: Path, *, new_cases: bool) -> LoadedMeasures:
        cases = self._cases(path, may_make=new_cases)
        self._check_items()
        there = {
            (one.case, one.time, one.item): one
            for one in self.project.file.measurements.of(self.instrument.guid)
        }
        wanted = dict(self._numbers(cases))
        new = [one for place, one in wanted.items() if one is not None and place not in there]
        changed = [
            Measurement(old.instrument, old.case, old.time, old.item, one.value, old.guid)
            for place, one in wanted.items()
            if one is not None and (old := there.get(place)) and old.value != one.value
        ]
        gone = [there[place] for place, one in wanted.items() if one is None and place in there]
        self._tell_key()
        if new or changed or gone or self.before != self.instrument:
            self._write(path, [*new, *changed], gone)
        counts = (len({place[0] for place in wanted}), len(new), len(changed), len(gone))
        return LoadedMeasures(self.key.id, *counts, tuple(dict.fromkeys(self.remarks)))

    def _write(self, path: Path, kept: Sequence[Measurement], gone: Sequence[Measurement]) -> None:
        file = self.project.file
        with self.project.action(f"loaded {self.key.id} from {path.name}") as action:
            for case in self.new_cases.values():
                file.cases.save(action, case)
            if self.before != self.instrument:
                file.instruments.save(action, self.instrument)
            for one in gone:
                file.measurements.remove(action, one)
            for one in kept:
                file.measurements.save(action, one)

    def _cases(self, path: Path, *, may_make: bool) -> dict[str, Case]:
        """Case, as the table writes it → the project's; unknown ones are made where it is said."""
        known = {case_key(case.id): case for case in self.project.file.cases.all()}
        written = dict.fromkeys(sheet.case for sheet in self.read.sheets)
        unknown = [case for case in written if case_key(case) not in known]
        if unknown and not may_make:
            raise InvalidRequestError(_unknown(path, unknown, [one.id for one in known.values()]))
        for case in unknown:
            self.new_cases.setdefault(case_key(case), Case(case))
        if made := [case.id for case in self.new_cases.values()]:
            self.remarks.append(
                f"{_listed(made)} {'is a new case' if len(made) == 1 else 'are new cases'}. "
                "Who has no document stands in counts as not asked, unless --where leaves them out."
            )
        met = {case: (known | self.new_cases)[case_key(case)] for case in written}
        joined = [f"{case} ({one.id})" for case, one in met.items() if case != one.id]
        if joined:
            self.remarks.append(f"Joined with the cases of another spelling: {_listed(joined)}.")
        return met

    def _numbers(self, cases: Mapping[str, Case]) -> "Iterator[tuple[Place, Measurement | None]]":
        """Where each number stands, None for one that is blank."""
        time_of = self._times()
        for sheet in self.read.sheets:
            case, time = cases[sheet.case].guid, time_of(sheet)
            for item, value in sheet.answers.items():
                place = case, time, item
                blank = value is None
                yield (
                    place,
                    None if blank else Measurement(self.instrument.guid, *place, value or 0.0),
                )

    def _times(self) -> "Callable[[Sheet], str]":
        """A time as the project spells it, in documents and other measures."""
        file = self.project.file
        there = [*(one.time for one in file.documents.all()), *file.measurements.times()]
        known = {time.casefold(): time for time in there if time}

        def time_of(sheet: "Sheet") -> str:
            return known.setdefault(sheet.time.casefold(), sheet.time)

        return time_of

    def _check_items(self) -> None:
        """Refuse a key that knows nothing of answers that are there."""
        if self.before is None:
            return
        items = {item.id for item in self.key.items}
        there = {one.item for one in self.project.file.measurements.of(self.before.guid)}
        if strange := sorted(there - items, key=natural):
            raise InvalidRequestError(
                f"{self.key.id} has answers to {_listed(strange)}, which this key does not know. "
                "Give the key an id of its own."
            )

    def _tell_key(self) -> None:
        if self.before is None or self.before.key == self.instrument.key:
            return
        old, new = json.loads(self.before.key), json.loads(self.instrument.key)
        changed = [name.replace("_", " ") for name in new if new[name] != old.get(name)]
        self.remarks.append(f"The key of {self.key.id} is another now: {', '.join(changed)}.")


def _unknown(path: Path, unknown: Sequence[str], known: Sequence[str]) -> str:
    hint = did_you_mean(unknown[0], known) if len(unknown) == 1 else ""
    verb = "is no case" if len(unknown) == 1 else "are no cases"
    return (
        f"{path.name}: {_listed(unknown)} {verb} of this project.{hint} Mend the ids, load the "
        "cases first (coder cases load), or add --new-cases. Nothing was loaded."
    )


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
