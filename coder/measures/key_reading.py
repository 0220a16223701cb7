"""What a scoring key says, field by field, and what must be stated before it can score."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from typing import NoReturn

from codebook.formats.yaml_tree.nodes import Place, Record
from coder.errors import InvalidRequestError, did_you_mean
from coder.measures.key import TOTAL, Direction, How, Item, Key, Kind, Rule, Threshold
from coder.measures.stated import answer_range, coding, direction, how, number, whole, yes

ONE_ITEM = "value"
"""What the only item is called where a key names none."""
_SPAN = re.compile(r"(\d+)\s*(?:-|–|to)\s*(\d+)")
_MOST_ITEMS = 1000


@dataclass(frozen=True, slots=True)
class Option:
    """What was stated on the command line instead of in the key."""

    name: str
    value: str

    def text(self) -> str:
        return self.value

    def wrong(self, what: str) -> NoReturn:
        raise InvalidRequestError(f"--{self.name}: {what}")


class KeyReading:
    """One key while it is read; what depends on other fields looks them up here."""

    def __init__(self, record: Record, parts: Mapping[str, Place | Option]) -> None:
        self.record = record
        self.parts = parts
        self.kind = self._kind()
        self.items = self._items()
        self.low, self.high = self._range()
        self.direction = self._direction()

    def key(self) -> Key:
        id_ = self.record.text("id")
        if not id_:
            self.record.place.wrong("the key has no id: a short name, as in id: wellbeing.")
        return Key(
            id=id_,
            title=self.record.text("title") or id_,
            kind=self.kind,
            items=self.items,
            low=self.low,
            high=self.high,
            direction=self.direction,
            rules=tuple(self._rules()),
            reversed=self._reversed(),
            coding=self._coding(),
            missing_source=self._missing().text("source"),
            cutoff=self._cutoff(),
            reliable_change=self._threshold("reliable change"),
            source=self.record.text("source"),
            note=self.record.text("note"),
        )

    # What is answered

    def _kind(self) -> Kind:
        part = self.parts.get("kind")
        if part is None:
            return Kind.SCALE
        kinds = [str(one) for one in Kind]
        if part.text() not in kinds:
            part.wrong(f"there is no kind {part.text()!r}. Use {', '.join(kinds)}.")
        return Kind(part.text())

    def _items(self) -> tuple[Item, ...]:
        part = self.record.part("items")
        if part is None:
            if self.kind is Kind.SCALE:
                self.record.place.wrong("there are no items: say how many, as in items: 1-15.")
            return (Item(ONE_ITEM),)
        found = tuple(_items_of(part))
        for item in found:
            if not item.id or [one.id.casefold() for one in found].count(item.id.casefold()) > 1:
                part.wrong(f"the item {item.id!r} has no id of its own.")
        if not 0 < len(found) <= _MOST_ITEMS:
            part.wrong(f"there are {len(found)} items; a key has 1 to {_MOST_ITEMS}.")
        return found

    def _range(self) -> tuple[float, float | None]:
        part, most = self.parts.get("range"), self.parts.get("max")
        if part is not None:
            return answer_range(part)
        if self.kind is Kind.SCALE:
            self.record.place.wrong("there is no range of answers, as in range: 1 to 5.")
        return 0.0, number(most) if most else None

    # What is stated

    def _direction(self) -> Direction:
        part = self.parts.get("direction")
        if part is None:
            raise InvalidRequestError(
                f"{self.record.text('id')}: say which scores are better. Write direction: lower "
                "(or higher) into a key that extends this one, or add --direction lower."
            )
        return direction(part, self.kind)

    def _coding(self) -> str:
        part = self.parts.get("response coding")
        if part is None:
            if "favourable" not in self.parts:
                return ""
            low, high = f"{self.low:g}", f"{self.high:g}"
            raise InvalidRequestError(
                f"{self.record.text('id')}: say which end of the printed scale is {low}; editions "
                f"differ. Write response coding: agree is {low} where {low} says that the "
                f"statement fits very well, or agree is {high} where {high} does; or add "
                f'--response-coding "agree is {low}".'
            )
        return coding(part, self.low, self.high)

    def _reversed(self) -> tuple[str, ...]:
        """The items that are turned: as listed, or by which statements it is good to agree with."""
        listed, good = self.record.part("reversed"), self.record.part("favourable")
        if listed is not None and good is not None:
            listed.wrong("either list what is reversed, or what is favourable, not both.")
        if listed is not None:
            if self.high is None:
                listed.wrong("items can be reversed only in a range with two ends.")
            return self._named(listed)
        if good is None:
            return ()
        if self.direction is Direction.NEITHER or self.high is None:
            good.wrong("what is favourable needs a direction, and a range with two ends.")
        favourable = self._named(good)
        agree_is_low = self._coding() == f"agree is {self.low:g}"
        if agree_is_low == (self.direction is Direction.LOWER):
            return tuple(one.id for one in self.items if one.id not in favourable)
        return favourable

    def _named(self, place: Place) -> tuple[str, ...]:
        """The items that are listed in a place."""
        known = {item.id.casefold(): item.id for item in self.items}
        found = [one.id for one in _items_of(place)]
        for one in found:
            if one.casefold() not in known:
                place.wrong(f"there is no item {one!r}.{did_you_mean(one, known)}")
            if found.count(one) > 1:
                place.wrong(f"the item {one!r} is there twice.")
        return tuple(known[one.casefold()] for one in found)

    # What is made of it

    def _rules(self) -> Iterator[Rule]:
        part = self.record.part("subscales")
        subscales = part.fields() if part else {}
        for name, place in subscales.items():
            if name.casefold() == TOTAL:
                place.wrong("a subscale cannot be called total.")
            yield self._rule(name, place)
        if len(self.items) == 1:
            yield Rule(TOTAL, (self.items[0].id,), How.SUM, 1)
        elif self._has_total():
            every = tuple(item.id for item in self.items)
            yield self._checked(Rule(TOTAL, every, self._how(), self._least(len(every))))
        elif not subscales:
            yield from (Rule(item.id, (item.id,), How.SUM, 1) for item in self.items)

    def _rule(self, name: str, place: Place) -> Rule:
        if place.is_list or place.is_text:
            items = self._named(place)
            return self._checked(Rule(name, items, self._how(), self._least(len(items))))
        record = place.record(("items", "score", "at least"))
        listed, score, least = (record.part(one) for one in ("items", "score", "at least"))
        if listed is None:
            place.wrong("there are no items in this subscale.")
        items = self._named(listed)
        need = self._least(len(items)) if least is None else whole(least, 1, len(items))
        return self._checked(Rule(name, items, how(score) if score else self._how(), need))

    def _has_total(self) -> bool:
        part = self.record.part("total")
        if part is not None:
            return yes(part)
        return self.kind is Kind.SCALE or "score" in self.parts

    def _how(self) -> How:
        part = self.record.part("score")
        if part is None:
            self.record.place.wrong("say how answers make a score: score: sum, or score: mean.")
        return how(part)

    def _missing(self) -> Record:
        return self.record.record("missing", ("at least", "prorated", "source"))

    def _least(self, items: int) -> int:
        """How many of so many items must be answered: the same share as of all, rounded up."""
        part = self._missing().part("at least")
        if part is None:
            self.record.place.wrong(
                "say how many items must be answered, as in missing: {at least: "
                f"{len(self.items)}, prorated: no}}."
            )
        return ceil(whole(part, 1, len(self.items)) * items / len(self.items))

    def _checked(self, rule: Rule) -> Rule:
        """A sum of some items is no sum of all, unless it is prorated."""
        missing = self._missing()
        part = missing.part("prorated")
        prorated = part is not None and yes(part)
        if rule.how is How.SUM and rule.least < len(rule.items) and not prorated:
            missing.place.wrong(
                f"{rule.name}: a sum of {rule.least} of {len(rule.items)} items counts those that "
                "are missing as 0. Write prorated: yes, or ask for all items, or score: mean."
            )
        return rule

    def _cutoff(self) -> Threshold | None:
        found = self._threshold("cutoff", "direction")
        part = self.record.part("cutoff")
        if found is None or part is None:
            return None
        stated = part.record(("value", "source", "direction")).part("direction")
        if stated is None:
            part.wrong("say for which direction the cut-off was found: direction: lower or higher.")
        if direction(stated, self.kind) is not self.direction:
            stated.wrong(
                f"this cut-off is for scores of which {stated.text()} is better; in this key "
                f"{self.direction} is better. A cut-off cannot be carried over by itself."
            )
        return found

    def _threshold(self, name: str, *more: str) -> Threshold | None:
        part = self.record.part(name)
        if part is None:
            return None
        if part.is_text:
            part.wrong(f"write it as {name}: {{value: 10, source: author, year and page}}.")
        record = part.record(("value", "source", *more))
        value = record.part("value")
        if value is None:
            part.wrong("there is no value.")
        if not record.text("source"):
            part.wrong("there is no source. Say who found this number, where, and for whom.")
        return Threshold(number(value), record.text("source"))


def _items_of(place: Place) -> Iterable[Item]:
    """`1-15`, `[1, 2]`, or `name: what it is about`."""
    if place.is_text:
        span = _SPAN.fullmatch(place.text().strip())
        if span is None:
            return [Item(place.text())]
        first, last = int(span[1]), int(span[2])
        return [Item(str(one)) for one in range(first, min(last, first + _MOST_ITEMS) + 1)]
    return [Item(id_, name) for id_, name in place.pairs()]
