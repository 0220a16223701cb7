"""What changed between two versions of a codebook, and what stays the same code."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from codebook.model import Code, Codebook

DEFINING = {
    "brief": "brief definition",
    "full": "full definition",
    "use_when": "when to use",
    "not_when": "when not to use",
    "example": "example",
    "kind": "kind",
    "unit": "unit",
    "values": "values",
    "levels": "levels",
    "keywords": "keywords",
}
LOOKS = {"colour": "colour", "hotkey": "hotkey"}


class What(StrEnum):
    """How a code differs from what it was."""

    ADDED = "added"
    REMOVED = "removed"
    RELABELLED = "relabelled"
    MOVED = "moved"
    REDEFINED = "redefined"
    REDRESSED = "redressed"
    RETIRED = "retired"
    REVIVED = "revived"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions: `code` is the id, `text` a plain sentence."""

    what: What
    code: str
    text: str

    def __str__(self) -> str:
        return self.text


def carried(old: Codebook, new: Codebook) -> Codebook:
    """The new codebook, in which a code of an old id is the old code: its guid is kept."""
    known = {code.id.casefold(): code.guid for code in old}
    codes = tuple(replace(code, guid=known.get(code.id.casefold(), code.guid)) for code in new)
    return replace(new, codes=codes)


def changes(old: Codebook, new: Codebook) -> list[Change]:
    """Every difference, code by code in the new reading order, what was removed at the end."""
    before = {code.id.casefold(): code for code in old}
    after = {code.id.casefold() for code in new}
    found = [change for code in new for change in _of_code(before.get(code.id.casefold()), code)]
    removed = [
        Change(What.REMOVED, code.id, f"{code.id} ({code.label}) was removed.")
        for code in old
        if code.id.casefold() not in after
    ]
    return found + removed


def carried_changes(old: Codebook, new: Codebook) -> list[Change]:
    """As `changes`, for two versions of one project, where a code keeps its guid, not its id."""
    ids = {code.guid: code.id for code in new}
    renamed = tuple(
        replace(
            code,
            id=ids.get(code.guid, code.id),
            parent=next((ids.get(o.guid, o.id) for o in old if o.id == code.parent), ""),
        )
        for code in old
    )
    found = [
        Change(What.RELABELLED, ids[code.guid], f"{code.id} has the id {ids[code.guid]} now.")
        for code in old
        if ids.get(code.guid, code.id) != code.id
    ]
    return found + changes(replace(old, codes=renamed), new)


def _of_code(old: Code | None, new: Code) -> Iterator[Change]:
    if old is None:
        yield Change(What.ADDED, new.id, f"{new.id} ({new.label}) is new.")
        return
    if old.label != new.label:
        text = f"{new.id} was called “{old.label}” and is now “{new.label}”."
        yield Change(What.RELABELLED, new.id, text)
    if old.parent != new.parent:
        text = f"{new.id} moved from {old.parent or 'the top'} to {new.parent or 'the top'}."
        yield Change(What.MOVED, new.id, text)
    if fields := _different(old, new, DEFINING):
        yield Change(What.REDEFINED, new.id, f"{new.id} is defined anew: {fields}.")
    if fields := _different(old, new, LOOKS):
        yield Change(What.REDRESSED, new.id, f"{new.id} looks different: {fields}.")
    if new.retired and not old.retired:
        yield Change(What.RETIRED, new.id, f"{new.id} is retired: it is given no more.")
    if old.retired and not new.retired:
        yield Change(What.REVIVED, new.id, f"{new.id} is back: it may be given again.")


def _different(old: Code, new: Code, fields: dict[str, str]) -> str:
    return ", ".join(
        word for name, word in fields.items() if getattr(old, name) != getattr(new, name)
    )
