"""Whatever names a key names the user's own."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui
from transcripts.model import Span
from tui import keys
from tui.keys import KEYS, Layer, hints, legend, sign, sign_beside_codes, sign_in_writing
from tui.screens.coding.asking import Asking

PARTS = [*Path(tui.__file__).parent.rglob("*.py")]
NAMED = re.compile(
    r"\b(Esc|Tab|Home|PgUp|PgDn|ctrl\+\S+)\b"
    r"|(?<![\w'])([A-Zb-z?/<>|+]) (shows?|hides?|goes|finds?|searches|brings|offers|takes|next|"
    r"before|accept|reject|hide|words|sentences)\b"
)
# What a line to type in does itself, which no keymap changes; and Esc, which ends any waiting.
FIXED = {"Esc", "Tab next field · ", "Enter shows these, Esc lets go.", ". Esc gives up."}


def sentences(path: Path) -> Iterator[str]:
    """The texts of a module, but for those that explain it to its readers."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    explained = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in explained:
                yield text


@pytest.mark.parametrize(
    "path", [one for one in PARTS if one.parent.name != "keys"], ids=lambda one: one.name
)
def test_no_sentence_names_a_key_that_users_may_have_changed(path: Path) -> None:
    assert [one for one in sentences(path) if NAMED.search(one) and one not in FIXED] == []


def test_signs_hints_and_legends_show_the_own_key() -> None:
    keys.use({key.id: f"f{place}" for place, key in enumerate(KEYS, 100)})
    shown = [sign(key.id) for key in KEYS]
    shown += [
        key
        for owner in {one.owner for one in KEYS}
        for layer in Layer
        for key, _ in hints(owner, layer)
    ]
    shown += [key for key, _ in Asking(Span(0, 1)).hints()[1:]]
    assert [one for one in shown if not re.fullmatch(r"f\d{3}", one)] == []
    assert re.fullmatch(r"f\d+ f\d+ choose", legend({"hues.up hues.down": "choose"}))


def test_beside_codes_a_key_is_shown_that_is_no_code() -> None:
    assert sign("excerpts.uncode") == "x"
    assert sign_beside_codes("excerpts.uncode") == "X"
    assert dict(hints("excerpts", Layer.CODE)).keys() == {"Enter", "space", "*", "X", "T", "Esc"}


def test_where_one_writes_a_key_is_shown_that_types_nothing() -> None:
    assert sign("themes.leave") == "q"
    assert sign_in_writing("themes.leave") == "Esc"


def test_an_action_whose_keys_are_all_taken_shows_its_first() -> None:
    keys.use({"themes.leave": "q"})
    assert sign_in_writing("themes.leave") == "q"
