"""The manual's page of keys is the table that the program works with."""

import json
from pathlib import Path

from click.testing import CliRunner

from tui import preferences
from tui.command import show_keys
from tui.keys import KEYS
from tui.keys.manual import markdown, parts
from tui.preferences import keymap_file

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"


def test_the_page_of_keys_is_made_from_the_table() -> None:
    assert markdown(KEYS) in PAGE.read_text("utf-8")


def test_every_key_stands_in_one_part() -> None:
    assert sum(map(len, parts(KEYS).values())) == len(KEYS)


def test_keys_are_listed_as_the_user_has_them() -> None:
    preferences.folder().mkdir()
    keymap_file().write_text('[keymap]\n"edit.undo" = "Z"\n"edit.redoo" = "Y"\n')
    done = CliRunner().invoke(show_keys, ["--format", "json"])
    assert done.exit_code == 0
    keys = {one["id"]: one["keys"] for one in json.loads(done.stdout)}
    assert keys["edit.undo"] == ["Z"]
    assert keys["edit.redo"] == ["ctrl+r"]
    assert "Line 3: no action is called 'edit.redoo'." in done.stderr


def test_the_table_says_where_own_keys_are_kept() -> None:
    done = CliRunner().invoke(show_keys)
    assert "CODING A DOCUMENT" in done.stdout
    assert str(keymap_file()) in done.stderr


def test_a_keymap_that_was_named_has_to_be_there(tmp_path: Path) -> None:
    done = CliRunner().invoke(show_keys, ["--keymap", str(tmp_path / "none.toml")])
    assert done.exit_code != 0
    assert "cannot be read" in str(done.exception)
