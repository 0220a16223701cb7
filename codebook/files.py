"""Codebook files: the format by suffix, and the codebooks that ship with the program."""

import os
from importlib.resources import files
from pathlib import Path
from tempfile import NamedTemporaryFile

from codebook.errors import CodebookError, InvalidCodebookError
from codebook.formats import csv_table
from codebook.formats.yaml_tree import reader, writer
from codebook.model import Codebook

SHIPPED = ("practice",)
READ = (".yaml", ".yml", ".csv", ".xlsx")
LARGEST = 2_000_000


def read(path: Path) -> Codebook:
    """The codebook in a .yaml, .csv or .xlsx file. Raises InvalidCodebookError."""
    suffix = path.suffix.lower()
    if suffix not in READ:
        raise InvalidCodebookError(path, f"a codebook is a file of kind {', '.join(READ)}.")
    data = _bytes(path)
    if suffix == ".xlsx":
        return csv_table.read_workbook(data, path)
    text = _text(data, path)
    return csv_table.read(text, path) if suffix == ".csv" else reader.read(text, path)


def write(codebook: Codebook, path: Path) -> None:
    """Write the codebook as .yaml or .csv. The old file stays whole until the new one is."""
    suffix = path.suffix.lower()
    if suffix in (".yaml", ".yml"):
        data = writer.written(codebook).encode()
    elif suffix == ".csv":
        # Spreadsheets take a file without this mark for one in the system's old encoding.
        data = csv_table.written(codebook).encode("utf-8-sig")
    else:
        raise InvalidCodebookError(path, "a codebook is saved as .yaml or .csv.")
    try:
        _replace(path, data)
    except OSError as error:
        what = f"cannot be written ({error.strerror}). Nothing was changed."
        raise InvalidCodebookError(path, what) from None


def shipped(name: str) -> Codebook:
    """A codebook that comes with the program, by its name. Raises CodebookError."""
    if name not in SHIPPED:
        raise CodebookError(f"No codebook {name!r} ships with the program; try {SHIPPED[0]!r}.")
    return reader.read(shipped_text(name), Path(f"{name}.yaml"))


def shipped_text(name: str) -> str:
    """The shipped file as it is written, with its comments, as a pattern."""
    return (files("codebook") / "shipped" / f"{name}.yaml").read_text(encoding="utf-8")


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            what = f"the file is larger than a codebook may be ({LARGEST // 1_000_000} MB)."
            raise InvalidCodebookError(path, what)
        data = path.read_bytes()
    except FileNotFoundError:
        raise InvalidCodebookError(path, "there is no such file.") from None
    except OSError as error:
        raise InvalidCodebookError(path, f"cannot be read ({error.strerror}).") from None
    if not data.strip():
        raise InvalidCodebookError(path, "there is nothing in this file.")
    return data


def _text(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        what = "the file is not in UTF-8. Save it again as UTF-8 (in a spreadsheet: “CSV UTF-8”)."
        raise InvalidCodebookError(path, what, line=line) from None


def _replace(path: Path, data: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as new:
        try:
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
            Path(new.name).replace(path)
        except BaseException:
            Path(new.name).unlink()
            raise
