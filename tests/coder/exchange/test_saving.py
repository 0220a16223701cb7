"""A result goes into a file in the format that its name asks for."""

import json
from pathlib import Path

import pytest

from coder.errors import InvalidRequestError
from coder.exchange.saving import save
from coder.exchange.tables import Table

SHOWN = Table("Themes", ("code", "n of N"), (("PL", "1 of 3"),))
EXACT = Table("Themes", ("code", "n", "base", "percent"), (("PL", 1, 3, 100 / 3),))


def saved(path: Path) -> Path:
    save(SHOWN, path, exact=EXACT, payload={"codes": ["PL"]})
    return path


def test_a_spreadsheet_and_csv_hold_the_unrounded_numbers(tmp_path: Path) -> None:
    assert saved(tmp_path / "t.xlsx").read_bytes().startswith(b"PK")
    assert (
        saved(tmp_path / "t.CSV").read_text() == "code,n,base,percent\nPL,1,3,33.333333333333336\n"
    )


def test_what_is_read_holds_what_is_shown(tmp_path: Path) -> None:
    assert "1 of 3" in saved(tmp_path / "t.md").read_text()
    assert saved(tmp_path / "t.docx").read_bytes().startswith(b"PK")
    assert json.loads(saved(tmp_path / "t.json").read_text()) == {"codes": ["PL"]}


def test_an_unknown_ending_is_refused_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequestError, match=r"t\.pages has no ending that is known: .*\.csv"):
        saved(tmp_path / "t.pages")


def test_no_file_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("mine")
    with pytest.raises(InvalidRequestError, match=r"t\.csv is there already"):
        saved(path)
    assert path.read_text() == "mine"
