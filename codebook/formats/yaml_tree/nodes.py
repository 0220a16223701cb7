"""YAML as places with a line each: all words are text, and nothing is guessed or lost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from itertools import accumulate
from pathlib import Path
from typing import NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from codebook.drafts import Pair, field_name, unknown_field
from codebook.errors import InvalidCodebookError
from codebook.formats.yaml_tree.complaints import explained

PLAIN = "tag:yaml.org,2002:"
DEEPEST_BRACKETS = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a file: its node, and the names that lead to it (`PL1`, `use when`)."""

    node: Node
    path: Path | None
    names: tuple[str, ...] = ()
    key: Node | None = None

    @property
    def line(self) -> int:
        """Where its name stands; a list item has no name."""
        return int((self.key or self.node).start_mark.line) + 1

    @property
    def is_list(self) -> bool:
        return isinstance(self.node, SequenceNode)

    @property
    def is_text(self) -> bool:
        return isinstance(self.node, ScalarNode)

    def called(self, *names: str) -> "Place":
        """The same place under the names that a reader of the message knows it by."""
        return replace(self, names=names)

    def wrong(self, what: str) -> NoReturn:
        where = f"{', '.join(self.names)}: " if self.names else ""
        raise InvalidCodebookError(self.path, where + what, line=self.line)

    def text(self) -> str:
        """The words as written: `no` is the word no."""
        self._plain()
        if not isinstance(self.node, ScalarNode):
            self.wrong("there should be a text here.")
        if self.node.style is None and self.node.value == "~":
            return ""
        return str(self.node.value)

    def texts(self) -> list[str]:
        """A list of words; one word alone is a list too."""
        if self.is_text:
            return [self.text()] if self.text() else []
        return [one.text() for one in self.items()]

    def items(self) -> list["Place"]:
        self._plain()
        if not isinstance(self.node, SequenceNode):
            self.wrong("there should be a list here, as in [one, two].")
        return [Place(node, self.path, self.names) for node in self.node.value]

    def fields(self) -> dict[str, "Place"]:
        """What stands under each name. A name that stands twice is refused."""
        found: dict[str, Place] = {}
        for name, value in self._pairs():
            if name in found:
                first = found[name].line
                value.called(*self.names).wrong(f"{name!r} is there twice, first on line {first}.")
            found[name] = value
        return found

    def pairs(self) -> list[Pair]:
        """`[one, two]`, or `one: what it says`, in the order written."""
        if self.is_list:
            return [(name, "") for name in self.texts()]
        return [(name, found.text()) for name, found in self.fields().items()]

    def record(self, known: Sequence[str]) -> "Record":
        """The fields, each of a known name; another name is refused with the nearest known one."""
        parts: dict[str, Place] = {}
        for written, part in self.fields().items():
            name = field_name(written)
            if name not in known:
                part.called(*self.names).wrong(unknown_field(written, known))
            if name in parts:
                part.called(*self.names).wrong(f"{name!r} is there twice.")
            parts[name] = part
        return Record(self, parts)

    def _pairs(self) -> Iterator[tuple[str, "Place"]]:
        self._plain()
        if self.is_text and not self.text():
            return
        if not isinstance(self.node, MappingNode):
            self.wrong("there should be names here, each with a colon: name: text.")
        for key, value in self.node.value:
            name = Place(key, self.path, self.names).text()
            yield name, Place(value, self.path, (*self.names, name), key)

    def _plain(self) -> None:
        if self.node.anchor:
            self.wrong("& and * stand for copies in YAML; write the text out, or quote it.")
        if not str(self.node.tag).startswith(PLAIN):
            self.wrong("a text cannot start with !; put the whole text in quotation marks.")


@dataclass(frozen=True, slots=True)
class Record:
    """The known fields of a place; what is left out reads as blank."""

    place: Place
    parts: Mapping[str, Place]

    def part(self, name: str) -> Place | None:
        return self.parts.get(name)

    def text(self, name: str) -> str:
        return self.parts[name].text() if name in self.parts else ""

    def words(self, name: str) -> list[str]:
        return self.parts[name].texts() if name in self.parts else []

    def pairs(self, name: str) -> list[Pair]:
        return self.parts[name].pairs() if name in self.parts else []

    def record(self, name: str, known: Sequence[str]) -> "Record":
        return self.parts[name].record(known) if name in self.parts else Record(self.place, {})

    def lines(self) -> dict[str, int]:
        return {name: part.line for name, part in self.parts.items()}


def parsed(text: str, path: Path | None) -> Place:
    """The whole file. Raises InvalidCodebookError with the line that broke it."""
    if _bracket_depth(text) > DEEPEST_BRACKETS:
        raise InvalidCodebookError(path, "the file is nested too deeply.")
    try:
        node = YAML(typ="safe", pure=True).compose(StringIO(text))
    except YAMLError as error:
        raise explained(error, text, path) from None
    except RecursionError:
        raise InvalidCodebookError(path, "the file is nested too deeply.") from None
    if node is None:
        raise InvalidCodebookError(path, "there is nothing in this file.")
    return Place(node, path)


def _bracket_depth(text: str) -> int:
    """How deep the brackets go. The parser's time grows with the square of it."""
    steps = (1 if sign in "[{" else -1 for sign in text if sign in "[{]}")
    return max(accumulate(steps), default=0)
