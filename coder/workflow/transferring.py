"""Codings and values as tables: brought in all or nothing, and given out again."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from coder.errors import CodingRefusedError, InvalidTableError
from coder.exchange.tables import Cell, Table
from coder.model import ABSENT_LEVEL, Coding, Rating
from coder.workflow import browsing
from coder.workflow.coding_plan import CodingPlan
from coder.workflow.coding_rows import CodingRow, CodingRows, read_coding_rows
from coder.workflow.project import Project
from transcripts.model import Document

MOST_TOLD = 20
COLUMNS = (
    *("document", "start", "stop", "code", "coder", "value"),
    *("quote", "case", "time", "scenario", "at"),
)
Exported = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What a table brought: `skipped` rows were there already, `remarks` are worth a look."""

    codings: int
    ratings: int
    skipped: int
    coders: tuple[str, ...]
    remarks: tuple[str, ...]


def import_codings(project: Project, path: Path) -> Imported:
    """Take in every row of a csv or xlsx table in one action, or none of them.

    Columns are `document, code, coder`, then `start, stop` (code points) or `quote`, and
    optionally `value`, which makes the row a value or a level. Codings go in before levels, which
    keep the rule of `coding.rate`. Coders whom nobody knows join. Raises InvalidTableError with a
    sentence for each row that cannot be taken.
    """
    rows = read_coding_rows(project, path)
    file = project.file
    plan = CodingPlan(project.codebook(), file.codings.all(), file.ratings.all())
    _make(plan, rows)
    if rows.refused:
        raise InvalidTableError(_refusal(path, rows))
    known = {coder.guid for coder in file.coders.all()}
    if plan.codings or plan.ratings:
        _write(project, plan, f"import codings from {path.name}")
    return Imported(
        codings=len(plan.codings),
        ratings=len(plan.ratings),
        skipped=plan.skipped,
        coders=tuple(one.name for guid, one in plan.coders.items() if guid not in known),
        remarks=tuple(dict.fromkeys(plan.remarks)),
    )


def export_codings(
    project: Project,
    *,
    documents: Collection[str] = (),
    codes: Collection[str] = (),
    coders: Collection[str] = (),
) -> Table:
    """Codings, then values, document by document, as a table that `import_codings` takes back.

    Names narrow it down; no name means all, but for what was coded as an exercise, which is given
    out where its coder is named. Raises Unknown…Error for a name that is not there.
    """
    study = (browsing.study_with_exercises if coders else browsing.study)(project)
    names = {coder.guid: coder.name for coder in study.coders}
    ids = {code.guid: code.id for code in study.codebook}
    chosen = (
        {browsing.document(project, name).guid for name in documents},
        {browsing.code(project, name).guid for name in codes},
        {browsing.coder(project, name).guid for name in coders},
    )
    by_document: dict[str, list[Coding | Rating]] = {}
    everything: tuple[Coding | Rating, ...] = (*study.codings, *study.ratings)
    for one in everything:
        facts = (one.document, one.code, one.coder)
        if all(not few or fact in few for fact, few in zip(facts, chosen, strict=True)):
            by_document.setdefault(one.document, []).append(one)
    rows = [
        _row(document, one, code=ids[one.code], coder=names[one.coder])
        for document in study.documents
        for one in by_document.get(document.guid, [])
    ]
    return Table("Codings", COLUMNS, tuple(rows))


def _make(plan: CodingPlan, rows: CodingRows) -> None:
    """Codings first, level 0 last: whether a code is absent shows when all else is in."""
    for row in rows.taken:
        if not row.value:
            plan.code(row)
    for row in sorted(rows.taken, key=_is_absent):
        if row.value:
            try:
                plan.rate(row)
            except CodingRefusedError as error:
                rows.refused[row.number] = str(error)


def _is_absent(row: CodingRow) -> bool:
    return row.value == ABSENT_LEVEL


def _write(project: Project, plan: CodingPlan, what: str) -> None:
    file = project.file
    with file.action(what, project.who()) as action:
        for coder in plan.coders.values():
            file.coders.ensure(action, coder)
        for coding in plan.codings:
            file.codings.add(action, replace(coding, at=action.at))
        for rating in plan.denied():
            file.ratings.remove(action, rating)
        for rating in plan.ratings.values():
            file.ratings.save(action, replace(rating, at=action.at))


def _row(document: Document, one: Coding | Rating, *, code: str, coder: str) -> Exported:
    value = one.value if isinstance(one, Rating) else None
    start, stop, quote = None, None, None
    if one.span is not None:
        start, stop, quote = one.span.start, one.span.stop, one.span.of(document.text)
    words = (document.name, start, stop, code, coder, value, quote)
    return (*words, document.case, document.time, document.scenario, one.at)


def _refusal(path: Path, rows: CodingRows) -> str:
    told = [f"Row {number}: {what}" for number, what in sorted(rows.refused.items())]
    head = f"{path.name} was not imported; nothing was changed. These rows cannot be taken:"
    rest = [f"and {len(told) - MOST_TOLD} more."] if len(told) > MOST_TOLD else []
    return "\n  ".join([head, *told[:MOST_TOLD], *rest])
