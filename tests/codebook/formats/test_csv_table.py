"""Mistakes in a codebook's table, each told with its row."""

import pytest

from codebook.errors import InvalidCodebookError
from codebook.formats.csv_table import read


def test_a_code_may_have_the_levels_of_a_code_above_it() -> None:
    book = read("id,label,levels\nA,Alpha,no = not there; yes\nB,Beta,A\n")
    assert book.codes[0].levels == book.codes[1].levels
    assert [(level.label, level.anchor) for level in book.codes[1].levels] == [
        ("no", "not there"),
        ("yes", ""),
    ]


def test_a_child_may_stand_before_its_parent() -> None:
    book = read("id,label,parent,unit\nA1,One,A,\nA,Alpha,,interview\n")
    assert [(code.id, code.unit) for code in book] == [("A", "interview"), ("A1", "interview")]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "nothing in this file"),
        ("id,name\n", "line 1: there is no field 'name'"),
        ("id,labl\n", "Did you mean 'label'"),
        ("id,label,id\n", "the column 'id' is there twice"),
        ("id,brief\n", "no column 'label'"),
        ("label\n", "no column 'id'"),
        ("id,label\nA,Alpha\n,Beta\n", "line 3: this row has no id"),
        ("id,label\nA,Alpha\n\nA,Beta\n", "line 4: A: there are two codes.*first is on line 2"),
        ('id,label,brief\nA,Alpha,"two\nlines"\nA,B,\n', "line 4: A: there are two codes"),
        ("id,label,parent\nA,Alpha,B\nB,Beta,A\n", "round in a circle: A < B < A"),
        ("id,label,parent\nA,Alpha,Z\n", "line 2: A, parent: there is no code 'Z'"),
        ("id,label,kind\nA,Alpha,choice\n", "line 2: A, values: a choice needs two"),
        ("id,label,kind,values\nA,Alpha,presence,x;y\n", "only a choice has values"),
        ("id,label,retired\nA,Alpha,soon\n", "line 2: A, retired: 'soon' is neither yes nor no"),
        ("id,label,kind\nA,Alpha,theme\n", "kind: 'theme' is neither presence nor choice"),
        ("id,label,levels\nA,Alpha,B\n", "'B' is no code above this one that has levels"),
    ],
)
def test_a_mistake_is_told_with_its_row(text: str, what: str) -> None:
    with pytest.raises(InvalidCodebookError, match=what):
        read(text)


def test_a_quotation_mark_that_is_never_closed_is_told() -> None:
    with pytest.raises(InvalidCodebookError, match=r"line 3: this row cannot be read .* closed"):
        read('id,label\nA,"Alpha\nB,Beta')
