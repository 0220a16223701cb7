"""Tables for Word: real ones, that a reader can restyle, walk through by ear, and print."""

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from hypothesis import given

from coder.errors import InvalidRequestError
from coder.exchange.docx_tables import UPRIGHT, add_table, write_docx
from coder.exchange.tables import Kind, Table, one_line
from tests.coder.exchange.strange_tables import strange_tables

COUNTS = Table(
    "Counts",
    ("code", "n of N", "%"),
    (("PL  Planning", "22 of 25", 88.0), ("  PL1", "9 of 25", None)),
    ("A respondent counts once.", "* Base under 30."),
    (Kind.TEXT, Kind.TEXT, Kind.PERCENT),
)
WIDE = Table("Wide", tuple("abcdefgh"), (tuple(range(8)),))


def written(path: Path, *tables: Table) -> Any:
    write_docx(tables, path)
    return docx.Document(str(path))


def cells(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_a_table_in_word_has_its_caption_above_and_its_notes_below(tmp_path: Path) -> None:
    document = written(tmp_path / "t.docx", COUNTS)
    [table] = document.tables
    assert cells(table) == [
        ["code", "n of N", "%"],
        ["PL  Planning", "22 of 25", "88.0"],
        ["  PL1", "9 of 25", ""],
    ]
    told = [(one.text, one.style.name) for one in document.paragraphs]
    assert told == [
        ("Counts", "Caption"),
        ("A respondent counts once.", "Table note"),
        ("* Base under 30.", "Table note"),
    ]


def test_figures_stand_at_the_right_and_words_at_the_left(tmp_path: Path) -> None:
    [table] = written(tmp_path / "t.docx", COUNTS).tables
    right = [cell.paragraphs[0].alignment for row in table.rows for cell in row.cells]
    assert right == [None, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.RIGHT] * 3


def test_the_header_stands_on_each_page_and_the_table_has_a_name(tmp_path: Path) -> None:
    [table] = written(tmp_path / "t.docx", COUNTS).tables
    xml = table._tbl.xml
    assert xml.count("<w:tblHeader/>") == 1
    assert xml.index("<w:tblHeader/>") < xml.index("PL  Planning")
    assert '<w:tblCaption w:val="Counts"/>' in xml
    assert '<w:tblDescription w:val="2 rows with code, n of N, %."/>' in xml


def test_a_wide_table_lies_across_its_page_and_the_next_stands_upright(tmp_path: Path) -> None:
    document = written(tmp_path / "t.docx", WIDE, WIDE, COUNTS, COUNTS)
    turned = [section.orientation for section in document.sections]
    assert turned == [WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    assert len(WIDE.columns) == UPRIGHT + 1
    assert [round(section.page_width.mm) for section in document.sections] == [297, 210]


def test_nobody_and_no_day_is_named_in_the_file(tmp_path: Path) -> None:
    document = written(tmp_path / "t.docx", COUNTS)
    about = document.core_properties
    assert (about.author, about.comments, about.title) == ("", "", "Counts")
    assert (about.created, about.modified) == (None, None)


def test_a_column_gives_way_only_as_far_as_the_page_asks(tmp_path: Path) -> None:
    long = Table("", ("id", "words"), (("PL", "word " * 99),))
    [table] = written(tmp_path / "t.docx", long).tables
    narrow, wide = (column.width.mm for column in table.columns)
    assert narrow < 12
    assert 150 < narrow + wide <= 170
    crowded = Table("", tuple(f"a long name {n}" for n in range(30)), (("word " * 9,) * 30,))
    [table] = written(tmp_path / "t.docx", crowded).tables
    assert sum(column.width.mm for column in table.columns) <= 258


def test_a_table_can_be_added_to_a_document_that_has_other_words() -> None:
    document = docx.Document()
    document.add_paragraph("Before")
    add_table(document, Table("", ("a",), ((1,),)))
    document.add_paragraph("After")
    kinds = [element.tag.rpartition("}")[2] for element in document.element.body]
    assert kinds == ["p", "tbl", "p", "p", "sectPr"]


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequestError, match="cannot be written"):
        write_docx(COUNTS, tmp_path / "nowhere" / "t.docx")


@given(strange_tables())
def test_every_text_in_a_cell_comes_back_to_the_letter(table: Table) -> None:
    document = docx.Document()
    add_table(document, table)
    whole = BytesIO()
    document.save(whole)
    [found] = docx.Document(BytesIO(whole.getvalue())).tables
    heads = [one_line(column) for column in table.columns]
    assert cells(found) == [heads, *(list(row) for row in table.shown())]
