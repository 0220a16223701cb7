"""What is asked of the counts: who is counted, split and paired by what, and the words behind."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from coder.errors import InvalidRequestError
from coder.model import Study
from coder.themes.excerpts import Excerpt, collected
from coder.themes.selection import FIELDS, Question, respondent, trait
from coder.themes.table import Group, ThemeTable
from tui.screens.themes.view import Behind

_PAIRED = ("time", "scenario")  # the fields in which one respondent's documents differ


def behind(study: Study, asked: Behind) -> list[Excerpt]:
    """The excerpts that a number counts: of finished documents, its value, and its people."""
    found = [one for one in collected(study, asked.question) if one.finished]
    if asked.value:
        found = [one for one in found if one.value in {None, asked.value}]
    if asked.people is None:
        return found
    people = asked.people(study)
    theirs = {one.name for one in study.documents if respondent(one) in people}
    return [one for one in found if one.document in theirs]


def narrowed(table: ThemeTable, group: Group | None) -> Mapping[str, Sequence[str]]:
    """Who is counted in the table, or in one group of it."""
    if group is None or table.by is None:
        return table.where
    return {**table.where, table.by: [group.name]}


def traits(study: Study) -> list[str]:
    """What a table can be split by: attributes of cases, then the fields that differ."""
    attributes = {name for case in study.cases.values() for name in case.attributes}
    return [*sorted(attributes), *(one for one in FIELDS if one not in {"document", "case"})]


def pairings(study: Study) -> Iterator[str]:
    """What can be compared before and after, as `time=T1,T2`."""
    for name in _PAIRED:
        values = [value for value in trait(study, name).values() if value]
        for before, after in combinations(values, 2):
            yield f"{name}={before},{after}"


def paired(question: Question, study: Study, place: int) -> Question:
    """The question about change; that of times does not choose one of them.

    Raises InvalidRequestError where nobody could have changed.
    """
    known = list(pairings(study))
    if not known:
        raise InvalidRequestError(
            "There is no before and after: all documents have the same time and scenario. "
            "Say when each was written with: coder documents load"
        )
    pair = known[place % len(known)]
    name = pair.partition("=")[0]
    where = {field: values for field, values in question.where.items() if field != name}
    return Question(where, None, question.coder, question.codes, pair)
