"""Word documents and workbooks, written as a whole or not at all."""

from io import BytesIO
from pathlib import Path
from typing import Any


def save(path: Path, made: Any) -> None:
    """Write a docx document or an openpyxl workbook.

    Its archive is closed in memory first: one that is cut short by a full disk would try to
    finish itself when it is thrown away, and complain on the terminal.
    """
    archive = BytesIO()
    made.save(archive)
    path.write_bytes(archive.getvalue())
