"""Read quotations from a file that was exported, and perhaps edited by hand since."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from coder.errors import InvalidRequestError
from coder.search.quoted import Quoted
from transcripts.model import Span
from transcripts.tables import plain_name, read_table
from transcripts.text import decode

_TEXT = ("text", "quotation", "quote", "words")
_DOCUMENT = ("document",)
_CASE = ("case", "respondent")


def read_quotations(path: Path) -> list[Quoted]:
    """The quotations of a csv, xlsx or json file; rows without words are left out.

    A row is numbered as a spreadsheet shows it, in JSON from 1. Raises InvalidRequestError, or a
    TranscriptError for a table that cannot be read.
    """
    if not path.is_file():
        raise InvalidRequestError(f"There is no file {path}.")
    found = _of_json(path) if path.suffix.lower() == ".json" else _of_table(path)
    return [one for one in found if one.text.strip()]


def _of_table(path: Path) -> list[Quoted]:
    table = read_table(path)
    table.needed(*_TEXT)
    plain = {column: plain_name(column) for column in table.columns}
    return [
        _quoted(row.number, {plain[name]: cell for name, cell in row.cells.items()})
        for row in table.rows
    ]


def _of_json(path: Path) -> list[Quoted]:
    wrong = InvalidRequestError(
        f'{path.name} is not a list of quotations as JSON, each with a "text". Make one with: '
        "coder excerpts --code CODE --format json"
    )
    try:
        rows = json.loads(decode(path.read_bytes())[0])
    except ValueError as error:
        raise wrong from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise wrong
    found = [_quoted(number, row) for number, row in enumerate(rows, start=1)]
    if not any(one.text for one in found) and rows:
        raise wrong
    return found


def _quoted(number: int, row: Mapping[str, Any]) -> Quoted:
    text, document, case = (
        next((str(row[name]) for name in names if row.get(name)), "")
        for names in (_TEXT, _DOCUMENT, _CASE)
    )
    return Quoted(number, text, document, case, _span(row.get("start"), row.get("stop")))


def _span(start: object, stop: object) -> Span | None:
    """Where it was, if the file tells; what somebody has made of the numbers does not matter."""
    try:
        return Span(int(str(start)), int(str(stop)))
    except ValueError:
        return None
