"""Which documents are asked about, by their own fields and by the attributes of their cases."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from coder.errors import InvalidRequestError, did_you_mean
from coder.model import Study
from transcripts.cases import case_key
from transcripts.model import Document
from transcripts.text import natural

FIELDS = ("document", "case", "kind", "scenario", "time", "state")
SHOWN_VALUES = 12

Where = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody wants to know: which documents, split by what, whose codings, which codes.

    `where` maps a name to the values of which any will do; no `codes` means all of them. `pair`
    is a field of documents whose two values are compared, `time` or `time=T1,T2`.
    """

    where: Where = field(default_factory=dict)
    by: str | None = None
    coder: str | None = None
    codes: Sequence[str] = ()
    pair: str | None = None


class Asked(TypedDict, total=False):
    """The same by name, for who asks word by word."""

    where: Where
    by: str | None
    coder: str | None
    codes: Sequence[str]
    pair: str | None


@dataclass(frozen=True, slots=True)
class Trait:
    """Something that tells documents apart: a field of their own, or their case's attribute."""

    name: str
    personal: bool
    study: Study

    def of(self, document: Document) -> str:
        """The document's value; empty if it has none."""
        if self.personal:
            return self.of_case(document.case)
        return document.name if self.name == "document" else str(getattr(document, self.name))

    def of_case(self, case: str) -> str:
        """The case's value of a personal trait, or of `case` itself; empty if it has none."""
        if not self.personal:
            return case
        known = self.study.cases.get(case)
        return known.attributes.get(self.name, "") if known else ""

    def values(self) -> list[str]:
        """All values that the study holds, in natural order."""
        found = {self.of(document) for document in self.study.documents}
        if self.concerns_people():
            found |= {self.of_case(case) for case in self.study.cases}
        return sorted(found, key=natural)

    def concerns_people(self) -> bool:
        """Whether all documents of one person have the same value."""
        return self.personal or self.name == "case"

    def meant(self, value: str) -> str:
        """The value as the study writes it; InvalidRequestError if nobody has it.

        Upper and lower case are the same, and so are the variants of a case's id.
        """
        same = case_key if self.name == "case" else _folded
        known = self.values()
        found = next((one for one in known if same(one) == same(value)), None)
        if found is None:
            raise InvalidRequestError(_unknown_value(self.name, value, known))
        return found


def trait(study: Study, name: str) -> Trait:
    """The document field or case attribute of that name, document fields first.

    Raises InvalidRequestError for a name that nothing has, or that both have.
    """
    attributes = {one for case in study.cases.values() for one in case.attributes}
    attribute = next((one for one in sorted(attributes) if _folded(one) == _folded(name)), None)
    own = next((one for one in FIELDS if one == _folded(name)), None)
    if own and attribute:
        raise InvalidRequestError(
            f"{name!r} is a field of documents and an attribute of cases, so it is not clear "
            "which is meant. Rename the column in your table of cases and load it again."
        )
    if own or attribute:
        return Trait(own or attribute or "", personal=own is None, study=study)
    known = [*FIELDS, *sorted(attributes)]
    raise InvalidRequestError(
        f"There is no {name!r} to select by.{did_you_mean(name, known)} "
        f"There are: {', '.join(known)}."
    )


def understood(study: Study, where: Where) -> dict[str, list[str]]:
    """`where` in the study's own words; one name given twice means either value."""
    found: dict[str, list[str]] = {}
    for name, values in where.items():
        one = trait(study, name)
        meant = [one.meant(value) for value in values]
        found[one.name] = list(dict.fromkeys([*found.get(one.name, []), *meant]))
    return found


def selected(study: Study, where: Where) -> tuple[Document, ...]:
    """The documents that `where` describes, in the study's order."""
    tests = [(trait(study, name), set(values)) for name, values in understood(study, where).items()]
    return tuple(
        document
        for document in study.documents
        if all(one.of(document) in values for one, values in tests)
    )


def unplaced(study: Study, where: Where) -> tuple[Document, ...]:
    """The documents that only the lack of a case keeps out of `where`: nobody knows whose."""
    asked = understood(study, where)
    own = {name: values for name, values in asked.items() if not trait(study, name).personal}
    if own == asked:
        return ()
    return tuple(document for document in selected(study, own) if not document.case)


def respondents(study: Study, where: Where) -> frozenset[str]:
    """Everybody who could have been asked.

    These are the respondents of the selected documents, and the cases that match what `where`
    says of people though they have no such document: conditions on documents (time, scenario …)
    shut nobody out, so who did not answer at T2 is a respondent of T2 who was not asked. Only
    documents chosen by name bring nobody else in.
    """
    answered = frozenset(respondent(document) for document in selected(study, where))
    conditions = understood(study, where)
    if "document" in conditions:
        return answered
    traits = [(trait(study, name), set(values)) for name, values in conditions.items()]
    tests = [(one, values) for one, values in traits if one.concerns_people()]
    matching = (
        case for case in study.cases if all(one.of_case(case) in values for one, values in tests)
    )
    return answered.union(matching)


def respondent(document: Document) -> str:
    """Who a document counts for: its case; without a case, the document stands for itself."""
    return document.case or document.guid


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _unknown_value(name: str, value: str, known: Iterable[str]) -> str:
    there = [one for one in known if one]
    more = f" and {len(there) - SHOWN_VALUES} more" if len(there) > SHOWN_VALUES else ""
    shown = ", ".join(there[:SHOWN_VALUES]) + more
    exists = f"There are: {shown}." if there else f"No document has a {name} yet."
    return f"Nothing has {name} {value!r}.{did_you_mean(value, there)} {exists}"
