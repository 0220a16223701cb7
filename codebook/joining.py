"""What must be mended in codes that came together from two codebooks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from codebook.checks import DEEPEST
from codebook.model import Code, CodeKind


@dataclass(frozen=True, slots=True)
class Mended:
    """Codes that can stand together, and a sentence for each thing that had to give way."""

    codes: tuple[Code, ...]
    remarks: tuple[str, ...] = ()


def same(one: Code, other: Code) -> bool:
    """Whether two codes that were begun apart are one: they have the id and the name in common."""
    return (one.id.casefold(), one.label.casefold()) == (
        other.id.casefold(),
        other.label.casefold(),
    )


def mended(codes: Sequence[Code], made: Mapping[str, str]) -> Mended:
    """Make codes stand together whose `parent` is the guid of the code above, or empty.

    `made` tells when each code (a guid) came: of two that cannot both have an id, a name or a
    hotkey, the older keeps it. A code that cannot stay where it was goes to the top. What is
    given back has ids as parents, in reading order; it is the same whatever the order of `codes`
    was, but for siblings, which keep theirs.
    """
    work = _Work(codes, made)
    for mend in (work.ids, work.labels, work.hotkeys, work.tree):
        mend()
    ids = {guid: code.id for guid, code in work.codes.items()}
    named = (replace(code, parent=ids.get(code.parent, "")) for code in work.codes.values())
    return Mended(in_reading_order(named), tuple(work.remarks))


def in_reading_order(codes: Iterable[Code]) -> tuple[Code, ...]:
    """Each code before those below it; siblings as they came. Parents are ids and all there."""
    below: dict[str, list[Code]] = {}
    for code in codes:
        below.setdefault(code.parent, []).append(code)

    def family(code: Code) -> Iterator[Code]:
        yield code
        for child in below.get(code.id, []):
            yield from family(child)

    return tuple(one for root in below.get("", []) for one in family(root))


class _Work:
    """Codes by guid while they are mended; their parents are guids."""

    def __init__(self, codes: Sequence[Code], made: Mapping[str, str]) -> None:
        self.codes = {code.guid: code for code in codes}
        self.by_age = sorted(self.codes, key=lambda guid: (made.get(guid, ""), guid))
        self.remarks: list[str] = []

    def ids(self) -> None:
        for code in self._second("id"):
            new = f"{code.id[:35]}-{code.guid[:4]}"
            self._put(replace(code, id=new))
            self.remarks.append(
                f"Two codes have the id {code.id}: “{code.label}” has the id {new} now."
            )

    def labels(self) -> None:
        for code in self._second("label"):
            new = f"{code.label} ({code.id})"
            self._put(replace(code, label=new))
            self.remarks.append(
                f"Two codes are called “{code.label}”: {code.id} is called “{new}” now."
            )

    def hotkeys(self) -> None:
        for code in self._second("hotkey"):
            self._put(replace(code, hotkey=""))
            self.remarks.append(f"Two codes have the key {code.hotkey}: {code.id} has none now.")

    def tree(self) -> None:
        """Parents that are not there, are choices, of another unit, too deep, or in a circle."""
        for guid in sorted(self.codes):
            code = self.codes[guid]
            if code.parent and not self._can_stand(code):
                self._put(replace(code, parent=""))
                self.remarks.append(
                    f"{code.id} could not stay below another code: it is at the top."
                )

    def _second(self, field: str) -> Iterator[Code]:
        """Each code that has a field's value in common with an older one."""
        seen: set[str] = set()
        for guid in self.by_age:
            value = str(getattr(self.codes[guid], field)).casefold()
            if value and value in seen:
                yield self.codes[guid]
            seen.add(value)

    def _can_stand(self, code: Code) -> bool:
        above = self.codes.get(code.parent)
        if above is None or above.kind is CodeKind.CHOICE or above.unit is not code.unit:
            return False
        way = 1
        while above is not None and above.guid != code.guid and way < DEEPEST:
            way += 1
            above = self.codes.get(above.parent)
        return above is None

    def _put(self, code: Code) -> None:
        self.codes[code.guid] = code
