"""How a report names who spoke: a template of fields and attributes, and who it may give away."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coder.errors import InvalidRequestError, did_you_mean
from coder.model import Study
from coder.themes.selection import FIELDS, Trait, trait
from transcripts.model import Document

NOT_RECORDED = "[not recorded]"
FEWEST = 5
"""People: what is true of fewer of them may tell who spoke."""

PLACES = ("borough", "place", "site", "area", "team", "office", "town", "city", "county", "region")
ROLES = ("role", "job", "profession", "post", "position", "occupation")
MODELS = ("model", "model of service", "service", "approach", "programme", "arm")
"""Attributes by which the levels of detail look for a place, a role and a model of service."""

_FIELD = re.compile(r"\{([^{}]*)\}")
_NAMES_ONE = ("case", "document")
_LETTERS = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")


class Detail(StrEnum):
    """How much an attribution tells: `FSW 12, Ashmere`; `FSW, integrated`; `social worker`."""

    FULL = "full"
    PARTIAL = "partial"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Alike:
    """What an attribution shows of somebody's attributes, and of how many `people` it is true."""

    shown: tuple[str, ...]
    people: int


class Attribution:
    """Names the speakers of documents by a template, as `{case}, {borough}`.

    In braces stands any field of documents or attribute of cases; `{role short}` is what the ids
    of the cases in a role begin with (`FSW`), where they tell it. What is not known of somebody is
    `[not recorded]`. Raises InvalidRequestError for a template without a name in braces, with
    braces that do not match, or with a name that nothing has.
    """

    def __init__(self, study: Study, template: str) -> None:
        self.template = template
        self._study = study
        self._short = _short_roles(study)
        self._pieces = [piece for piece in _pieces(template) if piece != ("", "")]
        names = [name for _, name in self._pieces if name]
        if not names:
            raise InvalidRequestError(
                f"{template!r} names nobody. Write names of fields or attributes in braces, such "
                "as '{case}, {borough}'."
            )
        self._traits = {name: _trait(study, name) for name in names}
        self._people = Counter(map(self._shown, study.cases))

    def of(self, document: Document) -> str:
        """How the speaker of a document is called."""
        return "".join(words or self._told(name, document) for words, name in self._pieces)

    def alike(self, document: Document) -> Alike | None:
        """Who shares with the speaker what is told of them; None where no attribute is shown.

        All cases of the study are counted. A case's id names nobody; but the letters that it
        begins with tell the role where every id of the role has them.
        """
        shown = self._shown(document.case) if document.case else ()
        return Alike(shown, self._people[shown]) if shown else None

    def _told(self, name: str, document: Document) -> str:
        value = self._traits[name].of(document).strip()
        if name == _SHORT:
            value = self._short.get(value, value)
        return value or NOT_RECORDED

    def _shown(self, case: str) -> tuple[str, ...]:
        """What an attribution tells of a person, as they share it with others."""
        personal = [one for one in self._traits.items() if one[1].personal]
        told = [one.of_case(case) or NOT_RECORDED for _, one in personal]
        if {*_NAMES_ONE} & {one.name for one in self._traits.values()}:
            role = _role(self._study)
            value = role.of_case(case) if role else ""
            if value in self._short and value not in told:
                told.insert(0, self._short[value])
        return tuple(told)


def template_of(study: Study, detail: Detail) -> str:
    """The template of a level of detail, of what the study records.

    Full is the case's id and a place, partial the role in short and the model of service, role is
    the role alone. Raises InvalidRequestError where no attribute tells the role.
    """
    role, place, model = (_first(study, names) for names in (ROLES, PLACES, MODELS))
    if detail is Detail.FULL:
        return f"{{case}}, {{{place}}}" if place else "{case}"
    if not role:
        raise InvalidRequestError(
            f"No case has a role to attribute by ({', '.join(ROLES)}). Say what to show, such as "
            "--attribution '{time}', or load it with: coder cases load CASES.csv"
        )
    if detail is Detail.ROLE:
        return f"{{{role}}}"
    return f"{{{_SHORT}}}, {{{model}}}" if model else f"{{{_SHORT}}}"


_SHORT = "role short"


def _trait(study: Study, name: str) -> Trait:
    role = _role(study)
    if name == _SHORT and role:
        return role
    try:
        return trait(study, name)
    except InvalidRequestError as error:
        attributes = sorted({one for case in study.cases.values() for one in case.attributes})
        known = [*FIELDS, *attributes, *([_SHORT] if role else [])]
        if name.casefold() in map(str.casefold, known):
            raise  # it is a field and an attribute
        raise InvalidRequestError(
            f"There is no {name!r} to attribute by.{did_you_mean(name, known)} There are: "
            f"{', '.join(known)}."
        ) from error


def _pieces(template: str) -> Iterator[tuple[str, str]]:
    """The template's words as they are, and its names: `(words, "")` or `("", name)`."""
    parts = _FIELD.split(template)
    for words, name in zip(parts[::2], [*parts[1::2], None], strict=True):
        if "{" in words or "}" in words:
            raise InvalidRequestError(
                f"The braces in {template!r} do not match. Write '{{case}}, {{borough}}'."
            )
        yield words, ""
        if name is not None:
            yield "", " ".join(name.split())


def _first(study: Study, names: Sequence[str]) -> str:
    """The first of these attributes that the study has, as it writes it; empty if it has none."""
    found = {one.casefold(): one for case in study.cases.values() for one in case.attributes}
    return next((found[name] for name in names if name in found), "")


def _role(study: Study) -> Trait | None:
    name = _first(study, ROLES)
    return Trait(name, personal=True, study=study) if name else None


def _short_roles(study: Study) -> Mapping[str, str]:
    """Role → the letters that the ids of all its cases, and of no other role's, begin with."""
    role = _role(study)
    if role is None:
        return {}
    letters: dict[str, set[str]] = {}
    for case in study.cases:
        begins = _LETTERS.match(case)
        letters.setdefault(role.of_case(case), set()).add(begins[0] if begins else "")
    times = Counter(one for told in letters.values() for one in told)
    alone = {value: min(told) for value, told in letters.items() if value and len(told) == 1}
    return {value: short for value, short in alone.items() if short and times[short] == 1}
