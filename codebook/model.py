"""A code, its values and levels, and the tree that codes stand in; all frozen."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from uuid import uuid4


def new_guid() -> str:
    """A key that no other file in the world has made."""
    return str(uuid4())


class CodeKind(StrEnum):
    """How a code is given: on any segments, or as one value per document."""

    PRESENCE = "presence"
    CHOICE = "choice"


class CodeUnit(StrEnum):
    """The kind of document that a code is used in."""

    RESPONSE = "response"
    INTERVIEW = "interview"


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a single-choice code: `id` is stored, `label` is shown."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Level:
    """One step of an ordered scale: 0 is always "not there"."""

    rank: int
    label: str
    anchor: str = ""


class PartOfSpeech(StrEnum):
    """What a keyword may ask its words to be, in brackets behind them: `plan (verb)`."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"


_ASKING = re.compile(
    rf"(?P<words>.*\S)\s*\((?P<part>{'|'.join(PartOfSpeech)})\)\s*", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Keywords:
    """Words that hint at a code. `avoid` silences a hit within the same sentence."""

    seek: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()


def asked_of(keyword: str) -> tuple[str, PartOfSpeech | None]:
    """A keyword's words, and which part of speech it asks them to be; most ask for none.

    Other words in brackets, and what stands in quotation marks, are words like any others.
    """
    found = _ASKING.fullmatch(keyword)
    return (found["words"], PartOfSpeech(found["part"].lower())) if found else (keyword, None)


@dataclass(frozen=True, slots=True)
class Code:
    """A named idea with the six fields of MacQueen et al. (1998).

    They are label, brief and full definition, when to use, when not to use, and example.
    `id` is short and stays (`PL1`); `label` is its name for people; `parent` is the id of the
    code above it, or empty. A retired code keeps its codings but is given no more. `guid` stays
    the same for the code's whole life.
    """

    id: str
    label: str
    brief: str = ""
    full: str = ""
    use_when: str = ""
    not_when: str = ""
    example: str = ""
    parent: str = ""
    kind: CodeKind = CodeKind.PRESENCE
    unit: CodeUnit = CodeUnit.RESPONSE
    values: tuple[Value, ...] = ()
    levels: tuple[Level, ...] = ()
    keywords: Keywords = field(default_factory=Keywords)
    colour: str = ""
    hotkey: str = ""
    retired: bool = False
    guid: str = field(default_factory=new_guid, compare=False)


@dataclass(frozen=True)
class Codebook:
    """The codes in reading order: each parent before its children, siblings as written.

    `version` is the program's own count of saved changes; `label` is what the file calls its
    version. Built only by `codebook.checks.checked`, so every parent exists and no circle does.
    """

    codes: tuple[Code, ...] = ()
    title: str = ""
    label: str = ""
    version: int = 1

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def __len__(self) -> int:
        return len(self.codes)

    def find(self, id: str) -> Code | None:  # noqa: A002 - the code's id is what it is
        """The code of that id, or None. Upper and lower case are the same."""
        return self._by_id.get(id.casefold())

    def of_guid(self, guid: str) -> Code | None:
        """The code of that guid, or None."""
        return self._by_guid.get(guid)

    def roots(self) -> tuple[Code, ...]:
        return tuple(self._below.get("", ()))

    def children(self, code: Code) -> tuple[Code, ...]:
        return tuple(self._below.get(code.id, ()))

    def family(self, code: Code) -> tuple[Code, ...]:
        """The code and everything below it, in reading order."""
        below = tuple(one for child in self.children(code) for one in self.family(child))
        return (code, *below)

    def depth(self, code: Code) -> int:
        """0 for a code at the top of the tree."""
        above = self.find(code.parent) if code.parent else None
        return 0 if above is None else 1 + self.depth(above)

    # A codebook may have 2,000 codes: each is looked up, never searched for.

    @cached_property
    def _by_id(self) -> Mapping[str, Code]:
        return {code.id.casefold(): code for code in self.codes}

    @cached_property
    def _by_guid(self) -> Mapping[str, Code]:
        return {code.guid: code for code in self.codes}

    @cached_property
    def _below(self) -> Mapping[str, list[Code]]:
        found: dict[str, list[Code]] = defaultdict(list)
        for code in self.codes:
            found[code.parent].append(code)
        return found
