"""The lists of the workshop: forms of keywords, and candidates."""

from collections.abc import Mapping

from coder.exchange.keyword_tables import candidate_remark, form_remark
from coder.suggest.candidates import Candidate
from coder.suggest.precision import FormUse
from transcripts.text import visible
from tui.widgets.rows import Column, Row

FORMS = (
    Column("Keyword", 0),
    Column("Form", 1),
    Column("Coded", 1),
    Column("Remark", 2),
    Column("Said", 3, right=True),
    Column("Cases", 5, right=True),
    Column("Code", 4),
)
CANDIDATES = (
    Column("Candidate", 0),
    Column("Coded", 1, right=True),
    Column("Elsewhere", 1, right=True),
    Column("Cases", 3, right=True),
    Column("z", 2, right=True),
    Column("Remark", 4),
    Column("Forms", 5),
)


def form_row(one: FormUse, ids: Mapping[str, str]) -> Row:
    """A form, quiet where nobody says it; `ids` are the codes' by guid."""
    share = f"{one.coded} of {one.decided}" if one.decided else "–" if one.count else ""
    figures = (str(one.count), str(one.cases), ids.get(one.code, ""))
    cells = (one.keyword, one.form, share, form_remark(one), *figures)
    return Row(tuple(map(visible, cells)), quiet=not one.count)


def candidate_row(one: Candidate) -> Row:
    figures = (str(len(one.coded)), str(len(one.elsewhere)), str(one.cases), f"{one.z:.1f}")
    return Row((one.words, *figures, candidate_remark(one), ", ".join(one.forms)))
