"""Who has which code: respondents (or documents) by codes, as arrays and as a table of pandas."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from codebook.model import Code
from coder.model import Study
from coder.themes.evidence import Evidence, gathered
from coder.themes.selection import Question, respondent
from coder.themes.standing import Standing, of_document
from transcripts.text import natural

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray


class RowKind(StrEnum):
    """What a row of an incidence stands for."""

    RESPONDENT = "respondent"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Incidence:
    """Rows by codes, in natural order of the rows' names and in the codebook's order.

    `rows` are keys (a case's id; a document's guid, which also stands for a respondent without a
    case), `names` what people call them. `standing` (int8, a `Standing` each) and `mentions`
    (int64: codings, or ratings of a choice code) are arrays of shape (rows, codes).
    """

    rows: tuple[str, ...]
    names: tuple[str, ...]
    codes: tuple[Code, ...]
    standing: "NDArray[np.int8]"
    mentions: "NDArray[np.int64]"

    @property
    def present(self) -> "NDArray[np.bool_]":
        """Where the code was found."""
        return np.equal(self.standing, Standing.PRESENT)

    @property
    def in_base(self) -> "NDArray[np.bool_]":
        """Where the code was found, or everything was read and it is not there."""
        return np.isin(self.standing, (Standing.PRESENT, Standing.ABSENT))

    def frame(self) -> "pd.DataFrame":
        """The rows' names by the codes' ids: True, False, or <NA> outside the base."""
        import pandas as pd

        frame = pd.DataFrame(self.present, index=list(self.names), columns=self._ids())
        return frame.astype("boolean").mask(~self.in_base)

    def mentions_frame(self) -> "pd.DataFrame":
        """The rows' names by the codes' ids: how often each was coded."""
        import pandas as pd

        return pd.DataFrame(self.mentions, index=list(self.names), columns=self._ids())

    def _ids(self) -> list[str]:
        return [code.id for code in self.codes]


def incidence(study: Study, question: Question, *, rows: RowKind = RowKind.RESPONDENT) -> Incidence:
    """Who has which code, for the codes and documents of a question; errors as in `gathered`.

    Respondents are all who could have been asked; documents those in scope. It says the same as
    `theme_table`: a column's present cells are the n of its code, those in the base its N.
    """
    return of_evidence(gathered(study, question), rows)


def of_evidence(evidence: Evidence, rows: RowKind = RowKind.RESPONDENT) -> Incidence:
    """The same, from evidence that was gathered before."""
    names, owner = _rows(evidence, rows)
    keys = sorted(names, key=lambda key: (natural(names[key]), key))
    place = {key: number for number, key in enumerate(keys)}
    row_of = {unit: _places(evidence, unit, owner, place) for unit in evidence.units}
    mentions = np.zeros((len(keys), len(evidence.codes)), dtype=np.int64)
    standing = np.empty(mentions.shape, dtype=np.int8)
    bare = _bare(evidence, rows, place)
    for column, code in enumerate(evidence.codes):
        unit = code.unit.value
        at = row_of[unit]
        found = {guid: n for guid, n in evidence.found(code).items() if guid in at}
        np.add.at(mentions[:, column], [at[guid] for guid in found], list(found.values()))
        standing[:, column] = bare[unit]
    standing[mentions > 0] = Standing.PRESENT
    named = tuple(names[key] for key in keys)
    return Incidence(tuple(keys), named, evidence.codes, standing, mentions)


def _rows(evidence: Evidence, rows: RowKind) -> tuple[dict[str, str], dict[str, str]]:
    """Key of a row → its name, and document guid → the key of its row."""
    if rows is RowKind.DOCUMENT:
        names = {one.guid: one.name for one in evidence.documents}
        return names, {guid: guid for guid in names}
    owner = {one.guid: respondent(one) for one in evidence.documents}
    named = {owner[one.guid]: one.case or one.name for one in evidence.documents}
    return {person: person for person in evidence.people} | named, owner


def _places(
    evidence: Evidence, unit: str, owner: Mapping[str, str], place: Mapping[str, int]
) -> dict[str, int]:
    """Guid of each document of a kind → the number of its row."""
    documents = (one.guid for one in evidence.documents if one.kind.value == unit)
    return {guid: place[owner[guid]] for guid in documents}


def _bare(
    evidence: Evidence, rows: RowKind, place: Mapping[str, int]
) -> "dict[str, NDArray[np.int8]]":
    """For each kind of document, where the rows stand while no code is found."""
    bare = {unit: np.full(len(place), Standing.NOT_ASKED, np.int8) for unit in evidence.units}
    if rows is RowKind.DOCUMENT:
        for one in evidence.documents:
            bare[one.kind.value][place[one.guid]] = of_document(one, evidence.counted)
        return bare
    for unit, sample in evidence.whole().items():
        for person, standing in sample.standings.items():
            bare[unit][place[person]] = standing
    return bare
