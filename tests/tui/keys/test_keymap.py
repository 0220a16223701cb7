"""A user's own keys: what is taken, and the sentence for what is not."""

import tomllib

import pytest

from tui.keys import KEYS
from tui.keys.keymap import applied, read_keymap
from tui.keys.manual import as_toml
from tui.keys.names import named, typed
from tui.keys.parts import PARTS


def refused(text: str) -> str:
    """The only complaint about a keymap of which nothing is taken."""
    keymap = read_keymap(text, KEYS)
    assert keymap.keys == {}
    [complaint] = keymap.complaints
    return complaint


def test_keys_are_taken_by_id() -> None:
    keymap = read_keymap('[keymap]\n"edit.undo" = "ctrl+u, ctrl+z"', KEYS)
    assert keymap.complaints == ()
    assert keymap.keys == {"edit.undo": "ctrl+u,ctrl+z"}


@pytest.mark.parametrize("key", ["Z", "%", "percent_sign", "ctrl+right_square_bracket", "F5"])
def test_a_key_may_be_written_as_a_character_or_by_its_name(key: str) -> None:
    keymap = read_keymap(f'[keymap]\n"edit.undo" = "{key}"', KEYS)
    assert keymap.complaints == ()
    assert keymap.keys["edit.undo"] == named(key)


@pytest.mark.parametrize(
    ("written", "name", "character"),
    [
        ("(", "left_parenthesis", "("),
        ("/", "slash", "/"),
        ("-", "minus", "-"),
        ("Shift+a", "A", "A"),
        ("CTRL+Right", "ctrl+right", ""),
        ("shift+ctrl+up", "ctrl+shift+up", ""),
        ("space", "space", " "),
        ("é", "é", "é"),
    ],
)
def test_every_key_has_one_name(written: str, name: str, character: str) -> None:
    assert named(written) == name
    assert typed(name) == character


@pytest.mark.parametrize("written", ["", " ", "blub", "ctrl+blub", "blub+a", "\x1b"])
def test_what_is_no_key_has_no_name(written: str) -> None:
    assert named(written) is None


def test_every_key_of_the_program_has_a_name() -> None:
    assert [key.id for key in KEYS for one in key.keys.split(",") if named(one) is None] == []


def test_ids_need_no_quotation_marks_and_keys_may_be_a_list() -> None:
    keymap = read_keymap('[keymap]\nedit.undo = ["Z", "ctrl+z"]', KEYS)
    assert keymap.keys == {"edit.undo": "Z,ctrl+z"}


def test_two_keys_change_places_without_a_clash() -> None:
    text = '[keymap]\n"move.word-left" = "w"\n"move.word-right" = "b"'
    assert read_keymap(text, KEYS).complaints == ()


def test_an_unknown_id_is_told_with_its_line_and_the_closest_one() -> None:
    told = refused('[keymap]\n\n"edit.undoo" = "Z"')
    assert told.startswith("Line 3: no action is called 'edit.undoo'. Did you mean 'edit.undo'?")


def test_an_unknown_key_is_told() -> None:
    assert "Line 2: there is no key 'blub'." in refused('[keymap]\n"edit.undo" = "blub"')


@pytest.mark.parametrize("value", ["7", "true", '""', "[1]", "[]"])
def test_a_value_that_is_no_key_is_told(value: str) -> None:
    assert "Line 2: edit.undo needs a key" in refused(f'[keymap]\n"edit.undo" = {value}')


def test_broken_toml_is_told_with_its_line_and_nothing_of_it_is_used() -> None:
    assert "at line 2" in refused('[keymap]\n"edit.undo" = u')


def test_a_keymap_that_is_no_table_is_told() -> None:
    assert refused("keymap = 3") == "Line 1: [keymap] has to be a table."


def test_an_empty_file_changes_nothing() -> None:
    keymap = read_keymap("", KEYS)
    assert (keymap.keys, keymap.complaints) == ({}, ())


@pytest.mark.parametrize(
    ("id_", "key", "other"),
    [
        ("edit.undo", "x", "code.remove"),  # the same screen
        ("edit.undo", "w", "move.word-right"),  # the text inside of it
        ("edit.undo", "?", "app.help"),  # what works everywhere
        ("edit.undo", "ctrl+q", "app.quit"),
        ("themes.where", "l", "table.right"),
        ("memos.sort", "j", "rows.down"),
        ("questions.leave", "k", "rows.up"),
        ("segments.order", "c", "excerpts.recode"),  # the screen that it is a kind of
    ],
)
def test_two_actions_on_one_key_are_refused_where_both_work(id_: str, key: str, other: str) -> None:
    told = refused(f'[keymap]\n"{id_}" = "{key}"')
    assert told.startswith(f"Line 2: {id_} and {other} (")


def test_the_same_key_may_do_something_else_on_another_screen() -> None:
    keymap = read_keymap('[keymap]\n"documents.undo" = "x"\n"tree.merge" = "s"', KEYS)
    assert keymap.complaints == ()


def test_every_owner_of_keys_is_a_part_with_a_name() -> None:
    assert {key.owner for key in KEYS} == PARTS.keys()


def test_who_gets_the_old_key_back_may_clash_in_turn() -> None:
    text = '[keymap]\n"code.remove" = "u"\n"edit.undo" = "w"'
    keymap = read_keymap(text, KEYS)
    assert keymap.keys == {}
    assert [told.split(" (")[0] for told in keymap.complaints] == [
        "Line 2: code.remove and edit.undo",
        "Line 3: edit.undo and move.word-right",
    ]


def test_the_program_can_always_be_left() -> None:
    assert "ctrl+q has to stay" in refused('[keymap]\n"app.quit" = "Q"')
    assert read_keymap('[keymap]\n"app.quit" = "Q,ctrl+q"', KEYS).complaints == ()


def test_what_is_pressed_while_letters_are_codes_is_no_letter() -> None:
    assert "needs a key that is no code" in refused('[keymap]\n"select.drop" = "d"')
    assert read_keymap('[keymap]\n"select.drop" = "d,escape"', KEYS).complaints == ()


def test_where_one_writes_a_key_types_nothing() -> None:
    assert "needs keys that type nothing" in refused('[keymap]\n"picker.leave" = "%"')


def test_what_is_refused_keeps_its_own_keys_and_all_else_is_taken() -> None:
    keymap = read_keymap('[keymap]\n"edit.undo" = "x"\n"edit.redo" = "U"', KEYS)
    keys = {key.id: key.keys for key in applied(KEYS, keymap.keys)}
    assert keys["edit.undo"] == "u,ctrl+z"
    assert keys["edit.redo"] == "U"


def test_the_keymap_to_edit_holds_every_key_and_takes_back_what_it_says() -> None:
    text = as_toml(KEYS)
    assert tomllib.loads(text) == {"keymap": {}}
    uncommented = text.replace('\n# "', '\n"')
    keymap = read_keymap(uncommented, KEYS)
    assert keymap.complaints == ()
    assert {id_.partition(",")[0] for id_ in keymap.keys} == {key.id for key in KEYS}
