from pathlib import Path

import pytest

from codebook.errors import InvalidCodebookError
from coder.errors import InvalidRequestError
from coder.measures.key import Direction, How, Item, Key, Kind, as_data, from_data
from coder.measures.key_files import read_key, shipped
from transcripts.errors import UnreadableFileError

STATED = {"direction": "lower", "response coding": "agree is 1"}
STRENGTHS = ("1", "3", "6", "10", "15")
SMALL = """\
id: small
items: 1-4
range: 1 to 5
direction: higher
score: sum
missing: {at least: 4, prorated: no}
"""
NEITHER = "id: a\nkind: count\nitems: [x, y]\ndirection: neither\n"


def read(folder: Path, text: str) -> Key:
    path = folder / "key.yaml"
    path.write_text(text, encoding="utf-8")
    return read_key(str(path))


def refusal(folder: Path, text: str) -> str:
    with pytest.raises((InvalidCodebookError, InvalidRequestError)) as refused:
        read(folder, text)
    return str(refused.value)


def without(name: str) -> str:
    return "".join(
        line for line in SMALL.splitlines(keepends=True) if not line.startswith(f"{name}:")
    )


# SCORE-15 --------------------------------------------------------------------------------------


def test_score15_comes_with_item_numbers_and_not_a_word_of_its_items() -> None:
    key = read_key("score15", stated=STATED)
    assert key.items == tuple(Item(str(number)) for number in range(1, 16))
    assert [rule.items for rule in key.rules[:3]] == [
        STRENGTHS,
        ("5", "7", "9", "11", "14"),
        ("2", "4", "8", "12", "13"),
    ]
    assert (key.main.name, key.main.how, key.main.least) == ("total", How.SUM, 12)
    assert [rule.least for rule in key.rules] == [4, 4, 4, 12]


def test_score15_has_no_cutoff_and_calls_its_rule_on_missing_answers_a_local_choice() -> None:
    key = read_key("score15", stated=STATED)
    assert (key.cutoff, key.reliable_change) == (None, None)
    assert "local choice" in key.missing_source


@pytest.mark.parametrize(
    ("stated", "asked_for"), [({}, "--direction"), ({"direction": "lower"}, "--response-coding")]
)
def test_score15_does_not_score_before_the_team_has_stated_how(
    stated: dict[str, str], asked_for: str
) -> None:
    with pytest.raises(InvalidRequestError, match=asked_for):
        read_key("score15", stated=stated)


@pytest.mark.parametrize(
    ("direction", "coding", "turns_strengths"),
    [
        ("lower", "agree is 1", False),
        ("higher", "agree is 1", True),
        ("lower", "agree-is-5", True),
        ("Higher is better", "Agree is 5", False),
    ],
)
def test_either_the_strengths_are_turned_or_the_ten_others(
    direction: str, coding: str, *, turns_strengths: bool
) -> None:
    key = read_key("score15", stated={"direction": direction, "response coding": coding})
    others = tuple(item.id for item in key.items if item.id not in STRENGTHS)
    assert key.reversed == (STRENGTHS if turns_strengths else others)


def test_a_key_of_three_lines_states_what_score15_leaves_open(tmp_path: Path) -> None:
    text = "extends: score15\ndirection: lower\nresponse_coding: agree is 1\n"
    assert read(tmp_path, text) == read_key("score15", stated=STATED)


def test_what_a_key_says_itself_goes_before_what_it_extends(tmp_path: Path) -> None:
    key = read(
        tmp_path,
        "extends: score15\nid: ours\ndirection: lower\nresponse coding: agree is 1\n"
        "missing: {at least: 15 of 15, prorated: no, source: Ours}\nscore: mean\n",
    )
    assert (key.id, key.main.how, key.main.least, key.missing_source) == (
        "ours",
        How.MEAN,
        15,
        "Ours",
    )


# Any key ---------------------------------------------------------------------------------------


def test_a_key_is_the_same_after_it_was_kept_as_data(tmp_path: Path) -> None:
    text = SMALL + (
        "reversed: [2]\ncutoff: {value: 12, direction: higher, source: Invented 2020}\n"
        "reliable change: {value: 3, source: Invented 2020}\nnote: A note\nsource: Invented\n"
    )
    key = read(tmp_path, text)
    assert from_data(as_data(key)) == key
    assert key.cutoff is not None
    assert from_data(as_data(read(tmp_path, SMALL))).cutoff is None


def test_items_may_have_names_and_subscales_rules_of_their_own(tmp_path: Path) -> None:
    text = (
        "id: named\nitems: {calm: at bedtime, busy: in the morning, rest: ''}\nrange: 0 to 10\n"
        "direction: higher\nscore: mean\ntotal: no\nmissing: {at least: 2}\nsubscales:\n"
        "  both: [calm, busy]\n  one: rest\n"
        "  sums: {items: [CALM, rest], score: sum, at least: 2}\n"
    )
    key = read(tmp_path, text)
    assert [item.name for item in key.items] == ["at bedtime", "in the morning", ""]
    assert [(rule.name, rule.items, rule.least) for rule in key.rules] == [
        ("both", ("calm", "busy"), 2),
        ("one", ("rest",), 1),
        ("sums", ("calm", "rest"), 2),
    ]
    assert key.main.name == "both"
    assert key.rule("SUMS") == key.rules[2]
    assert key.rule("else") is None


def test_a_count_needs_little_more_than_its_name(tmp_path: Path) -> None:
    key = read(tmp_path, "id: visits\nkind: count\ndirection: neither\n")
    assert (key.kind, key.direction, key.high) == (Kind.COUNT, Direction.NEITHER, None)
    assert (key.allowed(), key.whole, key.main.items) == ("0 or more", True, ("value",))


def test_hours_of_a_week_end_where_the_week_does(tmp_path: Path) -> None:
    key = read(tmp_path, "id: hours\nkind: hours\nmax: 168\ndirection: higher is better\n")
    assert (key.allowed(), key.whole) == ("0 to 168", False)


def test_several_counts_in_one_table_are_scores_of_their_own(tmp_path: Path) -> None:
    text = "id: network\nkind: count\nitems: [kin, friends]\ndirection: higher\n"
    assert [rule.name for rule in read(tmp_path, text).rules] == ["kin", "friends"]
    assert read(tmp_path, f"{text}range: 0 or more\n").allowed() == "0 or more"
    added = read(tmp_path, f"{text}score: sum\nmissing: {{at least: 2}}\n")
    assert [rule.name for rule in added.rules] == ["total"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (without("direction"), "small: say which scores are better"),
        (without("id"), "the key has no id"),
        (without("items"), "there are no items"),
        (without("range"), "there is no range of answers"),
        (without("score"), "say how answers make a score"),
        (without("missing"), "say how many items must be answered"),
        ("extends: other\n", "key.yaml, line 1: extends: there is no key 'other' to extend"),
        (SMALL + "directon: lower\n", "there is no field 'directon'. Did you mean 'direction'?"),
        (SMALL + "kind: hour\n", "line 7: kind: there is no kind 'hour'"),
        (SMALL.replace("1-4", "[1, 1]"), "line 2: items: the item '1' has no id of its own"),
        (SMALL.replace("1-4", "[]"), "there are 0 items"),
        (SMALL.replace("1-4", "1-4000"), "there are 1001 items"),
        (SMALL.replace("1 to 5", "5 to 1"), "line 3: range: '5 to 1' is not a range"),
        (SMALL.replace("1 to 5", "some"), "'some' is not a range"),
        (SMALL.replace("higher", "neither"), "Say which is better: lower or higher."),
        (SMALL.replace("sum", "median"), "'median' is no way to score"),
        (SMALL.replace("least: 4", "least: 5"), "'5' is not a whole number from 1 to 4"),
        (SMALL.replace("least: 4", "least: 3"), "total: a sum of 3 of 4 items counts those"),
        (SMALL.replace("no}", "perhaps}"), "'perhaps' is neither yes nor no"),
        (SMALL + "reversed: [9]\n", "line 7: reversed: there is no item '9'."),
        (SMALL + "reversed: [2, 2]\n", "the item '2' is there twice"),
        (SMALL + "reversed: [2]\nfavourable: [1]\n", "either list what is reversed, or"),
        (SMALL + "favourable: [1]\n", "small: say which end of the printed scale is 1"),
        (SMALL + "favourable: [1]\nresponse coding: 1\n", "Write agree is 1 or agree is 5"),
        (SMALL + "subscales: {total: [1]}\n", "a subscale cannot be called total"),
        (SMALL + "subscales: {a: {score: sum}}\n", "there are no items in this subscale"),
        (SMALL + "cutoff: 12\n", "write it as cutoff: {value: 10, source: author"),
        (SMALL + "cutoff: {source: X}\n", "there is no value"),
        (SMALL + "cutoff: {value: many, source: X}\n", "'many' is not a number"),
        (SMALL + "cutoff: {value: 12, direction: higher}\n", "there is no source"),
        (SMALL + "cutoff: {value: 12, source: X}\n", "say for which direction the cut-off was"),
        (
            SMALL + "cutoff: {value: 51.92, source: X, direction: lower}\n",
            "line 7: cutoff, direction: this cut-off is for scores of which lower is better",
        ),
        (SMALL + "reliable change: {value: 3}\n", "line 7: reliable change: there is no source"),
        (
            NEITHER + "reversed: [x]\n",
            "items can be reversed only in a range with two ends",
        ),
        (
            NEITHER + "favourable: [x]\nresponse coding: agree is 0\n",
            "what is favourable needs a direction",
        ),
        ('title: "Small" scale\n', "line 1: title: the text starts with"),
    ],
)
def test_what_is_wrong_with_a_key_is_told_with_its_line(
    tmp_path: Path, text: str, told: str
) -> None:
    assert told in refusal(tmp_path, text)


def test_a_mistake_on_the_command_line_is_told_as_one_there() -> None:
    with pytest.raises(InvalidRequestError, match="--direction: 'up' is no direction"):
        read_key("score15", stated={"direction": "up"})


def test_a_key_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(InvalidRequestError, match="Did you mean 'score15'"):
        read_key("score-15")
    assert shipped() == ["score15"]


def test_a_key_that_the_disk_does_not_give_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "key.yaml"
    path.write_text(SMALL, encoding="utf-8")

    def refuse(_: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UnreadableFileError, match=r"key\.yaml cannot be read: Input/output error"):
        read_key(str(path))
