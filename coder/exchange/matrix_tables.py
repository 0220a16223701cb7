"""The framework matrix as tables to print and as data for scripts."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from coder.exchange.tables import Table
from coder.themes.excerpts import Excerpt
from coder.themes.matrix import AUTO, Cell, Matrix, quoted

if TYPE_CHECKING:
    from codebook.model import Code

SHORT = 90  # characters of a cell on the screen
RULE = (
    f"{AUTO}: quotations that nobody has summed up yet. Not found does not mean not done.",
    "Words in brackets tell why a cell is empty: not found, asked, finished or rated, or withheld.",
)


def theme_sheets(matrix: Matrix, *, most: int | None = None) -> list[Table]:
    """A table for each theme; with `most`, cells of so many characters at most."""
    sheets = [
        Table(f"{top.id}  {top.label}", *_grid(matrix, codes, most))
        for top, codes in matrix.themes()
    ]
    *first, last = sheets
    return [*first, Table(last.title, last.columns, last.rows, RULE)]


def whole_matrix(matrix: Matrix) -> Table:
    """All codes in one table, each cell whole."""
    return Table("Framework matrix", *_grid(matrix, matrix.codes, None), RULE)


def _grid(
    matrix: Matrix, codes: Sequence["Code"], most: int | None
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    columns = ("case", *matrix.attributes, *(f"{code.id}  {code.label}" for code in codes))
    rows = (
        (
            row.name,
            *row.attributes.values(),
            *(shortened(matrix.cell(row, code).text, most) for code in codes),
        )
        for row in matrix.rows
    )
    return columns, tuple(rows)


def shortened(text: str, most: int | None) -> str:
    if most is None:
        return text
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def matrix_payload(matrix: Matrix) -> dict[str, Any]:
    """The matrix for scripts: codes, and cases with a cell for each."""
    return {
        "where": dict(matrix.where),
        "codes": [
            {"code": code.id, "label": code.label, "theme": top.id}
            for top, codes in matrix.themes()
            for code in codes
        ],
        "cases": [
            {
                "case": row.name,
                "attributes": dict(row.attributes),
                "cells": [
                    cell_payload(matrix.cell(row, code), matrix.coders) for code in matrix.codes
                ],
            }
            for row in matrix.rows
        ],
    }


def cell_payload(cell: Cell, coders: Mapping[str, str]) -> dict[str, Any]:
    """One cell: what stands in it, its state, who wrote its summary when, and the words behind."""
    summary = cell.summary
    return {
        "code": cell.code.id,
        "state": str(cell.state),
        "text": cell.text,
        "summary": summary.text if summary else None,
        "by": coders.get(summary.coder) if summary else None,
        "at": summary.at if summary else None,
        "quotations": [_quotation(one) for one in cell.quotations],
    }


def _quotation(one: Excerpt) -> dict[str, Any]:
    return {
        "document": one.document,
        "start": one.span.start if one.span else None,
        "stop": one.span.stop if one.span else None,
        "code": one.code,
        "value": one.value,
        "text": one.text,
    }


def cell_lines(case: str, cell: Cell, coders: Mapping[str, str]) -> str:
    """One cell to read: what it is, what stands in it, and every quotation with its place."""
    summary = cell.summary
    by = f" by {coders[summary.coder]}, {summary.at[:10]}" if summary else ""
    head = f"{case} · {cell.code.id}  {cell.code.label} · {cell.state}{by}"
    words = [summary.text] if summary else []
    if not summary and not cell.quotations:
        words = [cell.text]
    quotations = [f"  {quoted(one, cell.code)}" for one in cell.quotations]
    return "\n".join([head, *words, *quotations]) + "\n"
