"""Mistakes in a codebook's tree, each told with code, field and line."""

from pathlib import Path

import pytest

from codebook.errors import InvalidCodebookError
from codebook.formats.yaml_tree import writer
from codebook.formats.yaml_tree.reader import read
from codebook.model import CodeKind, CodeUnit, Keywords, Level

HEAD = "codes:\n  PL:\n    label: Planning\n"

DEEP = "codes: " + "{A: {label: x, codes: " * 14 + "{}" + "}}" * 14


def test_a_codebook_is_a_tree_of_codes_in_which_nothing_is_said_twice() -> None:
    book = read(
        """
title: Ours
version: 2
scales:
  depth: {absent: Nothing said., present: }
codes:
  PL:
    label: Planning
    unit: interview
    levels: depth
    keywords: plan
    not_keywords: [care plan, "no: plan"]
    codes:
      PL1: {label: Purpose, colour: "#ABCDEF"}
  OC:
    label: Outcome
    values: [yes, no]
"""
    )
    plan, purpose, outcome = book
    assert (book.title, book.label) == ("Ours", "2")
    assert (purpose.parent, purpose.unit, purpose.colour) == ("PL", CodeUnit.INTERVIEW, "#abcdef")
    assert plan.levels == (Level(0, "absent", "Nothing said."), Level(1, "present"))
    assert plan.keywords.avoid == ("care plan", "no: plan")
    assert outcome.kind is CodeKind.CHOICE
    assert [value.id for value in outcome.values] == ["yes", "no"]


def test_words_that_yaml_would_take_for_something_else_stay_words() -> None:
    book = read(HEAD + "    brief: no\n    full: 1.50\n    example: 2026-01-01\n    use when: ~\n")
    (code,) = book
    assert (code.brief, code.full, code.example, code.use_when) == ("no", "1.50", "2026-01-01", "")


def test_levels_may_be_written_where_they_are_used() -> None:
    (code,) = read(HEAD + "    levels: [absent, present]\n")
    assert code.levels == (Level(0, "absent"), Level(1, "present"))


def test_two_scales_with_the_same_ends_are_saved_under_two_names() -> None:
    text = "codes:\n  A: {label: A, levels: [no, yes]}\n  B: {label: B, levels: [no, hm, yes]}\n"
    book = read(text)
    assert "no to yes 2:" in writer.written(book)
    assert read(writer.written(book)) == book


def test_the_older_list_of_codes_is_read_too() -> None:
    book = read(
        """
codebook:
  id: older
  version: 3
  unit: interview
  levels: {0: {label: absent, rule: None.}, 1: {label: there}}
codes:
  - {id: PL, label: Planning, kind: learning_outcome, children: [PL1],
     keywords: {any: [plan], not: [care plan]}}
  - {id: PL1, parent: PL, label: Purpose, keywords: [aim, goal]}
  - {id: OC, label: Outcome, kind: choice, unit: response, values: {some: Some, none: No change}}
"""
    )
    plan, purpose, outcome = book
    assert (book.title, book.label) == ("older", "3")
    assert plan.levels == (Level(0, "absent", "None."), Level(1, "there"))
    assert plan.keywords.avoid == ("care plan",)
    assert purpose.keywords == Keywords(("aim", "goal"))
    assert (purpose.unit, purpose.levels, outcome.unit) == ("interview", (), "response")
    assert outcome.values[1].id == "none"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("# nothing but this", "there is nothing in this file"),
        ("- a\n", "there should be names here"),
        ("title: x\n", "there is no codes: in this file"),
        ("titel: x\n", "line 1: there is no field 'titel'. Did you mean 'title'"),
        (HEAD + "    breif: x\n", "line 4: PL: there is no field 'breif'. Did you mean 'brief'"),
        (HEAD + "    zzz: x\n", "There are: label, hotkey, "),
        (HEAD + "    use_when: x\n    use when: y\n", "line 5: PL: 'use when' is there twice"),
        (HEAD + "    label: x\n", "line 4: PL: 'label' is there twice, first on line 3"),
        (HEAD + "  PL:\n    label: x\n", "line 4: 'PL' is there twice, first on line 2"),
        (HEAD + "    codes: {PL: {label: x}}\n", "PL: there are two codes.*first is on line 2"),
        (HEAD + "    brief: [x]\n", "line 4: PL, brief: there should be a text here"),
        (HEAD + "    brief:\n      x: y\n", "line 4: PL, brief: there should be a text here"),
        (HEAD + "    keywords: {a: b}\n", "line 4: PL, keywords: there should be a list here"),
        (HEAD + "    levels: depth\n", "line 4: PL, levels: there is no scale 'depth'"),
        (HEAD + "    levels: [no]\n", "line 4: PL, levels: levels count up from 0"),
        (HEAD + "    hotkey: pl\n", "line 4: PL, hotkey: 'pl' is not one small letter"),
        (HEAD + "    colour: 13\n", "line 4: PL, colour: '13' is neither #rrggbb nor 1 to 12"),
        (HEAD + "    unit: turn\n", "line 4: PL, unit: 'turn' is neither response nor interview"),
        (HEAD + "    kind: choice\n", "line 2: PL, values: a choice needs two"),
        (HEAD + "    brief: &a x\n    full: *a\n", "line 4: PL, brief: & and [*] stand for copies"),
        (HEAD + "    brief: !x y\n", "line 4: PL, brief: a text cannot start with !"),
        ("codes:\n  PL:\n    brief: x\n", "line 2: PL, label: there is none"),
        ("codes:\n  PL:\n", "line 2: PL, label: there is none"),
        ("codes:\n  - label: x\n", "line 2: this code has no id"),
        ("extra: 1\ncodes: []\n", "there is no field 'extra'"),
        (
            "codes:\n  - {id: A, label: x, keywords: {some: [y]}}\n",
            "A, keywords: there is no field",
        ),
        (DEEP, "the tree is deeper than 12"),
        ("[" * 100, "nested too deeply"),
        ("- " * 500, "nested too deeply"),
        ("title: \x07", "there is a control character"),
    ],
)
def test_a_mistake_is_told_with_code_field_and_line(text: str, what: str) -> None:
    with pytest.raises(InvalidCodebookError, match=what):
        read(text, Path("book.yaml"))


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ('    not when: "plan" names a document\n', 'line 4: PL, not when: .* starts with "plan"'),
        ("    brief: 'plan' is a word\n    full: x\n", "line 4: PL, brief: .* starts with 'plan'"),
        ('    brief: "never closed\n    full: "x"\n', "line 4: PL, brief: .*never closed"),
        ('    brief: "never closed', "line 4: PL, brief: the quotation mark that opens"),
        ("    brief: note: this\n", "line 4: PL, brief: there is a colon inside the text"),
        ("    brief: @home\n", "line 4: PL, brief: a text cannot start with @"),
        ("    keywords: *reflect\n", "line 4: PL, keywords: a text cannot start with [*]"),
        ("\tbrief: x\n", "line 4: .*a tab at the start of the line"),
        ("      brief: x\n", "line 4: PL: this line does not fit the ones above"),
        ("    keywords: [plan\n", "line .: .*this line cannot be understood"),
        ('    codes:\n      PL1:\n        brief: "x" y\n', "line 6: PL1, brief: the text starts"),
    ],
)
def test_a_broken_file_is_told_with_the_line_that_broke_it(lines: str, what: str) -> None:
    with pytest.raises(InvalidCodebookError, match=what):
        read(HEAD + lines, Path("book.yaml"))


def test_a_broken_line_of_the_older_list_is_told_with_its_code() -> None:
    text = 'codes:\n  - id: PL\n    label: "Plan" it\n    brief: x\n'
    with pytest.raises(InvalidCodebookError, match="line 3: PL, label: the text starts with"):
        read(text)


def test_a_broken_line_outside_any_code_is_told_without_one() -> None:
    with pytest.raises(InvalidCodebookError, match="line 1: title: the text starts with") as told:
        read('title: "Plan" it\ncodes:\n', Path("book.yaml"))
    assert told.value.line == 1


def test_the_slip_nearest_to_where_reading_stopped_is_told() -> None:
    text = (
        HEAD
        + """    full: >
      He said: "no" and
      why: "not" now
    brief: "plan" it
    example: x
"""
    )
    with pytest.raises(InvalidCodebookError, match="line 7: PL, brief: the text starts with"):
        read(text)
