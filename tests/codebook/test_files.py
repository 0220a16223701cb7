"""Codebook files: what is read, what is refused, and that a saved file reads back equal."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl import Workbook

from codebook import files
from codebook.checks import checked, tidy
from codebook.errors import CodebookError, InvalidCodebookError
from codebook.formats import csv_table
from codebook.formats.yaml_tree import reader, writer
from codebook.model import Code, Codebook, CodeKind, CodeUnit, Keywords, Level, Value

traps = ["“plan”", 'a: "b"', "no", "- x", "=1+1", "'=", "\n", "\\;", "= é"]
spoken = ["said", "before", "(it's)"]
words = some.one_of(
    some.text(max_size=30),
    some.lists(some.sampled_from(traps), max_size=6).map(" ".join),
    some.lists(some.sampled_from(spoken), min_size=20, max_size=40).map(" ".join),
)
names = words.map(tidy).filter(bool)
ids = some.from_regex(r"[A-Za-z][A-Za-z0-9_.-]{0,6}", fullmatch=True)


@some.composite
def codebooks(draw: some.DrawFn) -> Codebook:
    count = draw(some.integers(0, 5))
    codes: list[Code] = []
    for place in range(count):
        above = draw(some.sampled_from([None, *(c for c in codes if c.kind is CodeKind.PRESENCE)]))
        kind = draw(some.sampled_from(list(CodeKind)))
        choice = kind is CodeKind.CHOICE
        texts: dict[str, Any] = draw(some.fixed_dictionaries(dict.fromkeys(TEXT_FIELDS, words)))
        code = Code(
            id=f"{draw(ids)}{place}",
            label=f"{draw(words)} {place}",
            **texts,
            parent=above.id if above else "",
            kind=kind,
            unit=above.unit if above else draw(some.sampled_from(list(CodeUnit))),
            values=draw(values) if choice else (),
            levels=() if choice else draw(levels),
            keywords=Keywords(*draw(some.tuples(word_lists, word_lists))),
            colour=draw(some.sampled_from(["", "#0072b2", "#123abc"])),
            hotkey=draw(some.sampled_from(["", "abcde"[place]])),
            retired=draw(some.booleans()),
        )
        codes.append(code)
    return checked(codes, title=draw(words), label=draw(words))


TEXT_FIELDS = ("brief", "full", "use_when", "not_when", "example")
word_lists = some.lists(words, max_size=3).map(tuple)
values = some.lists(
    some.builds(Value, ids, words), min_size=2, max_size=4, unique_by=lambda value: value.id.lower()
).map(tuple)
level_names = some.lists(names, min_size=2, max_size=4, unique_by=str.casefold)
levels = some.one_of(
    some.just(()),
    level_names.map(lambda all_: tuple(Level(rank, name) for rank, name in enumerate(all_))),
    level_names.map(lambda all_: tuple(Level(rank, name, name) for rank, name in enumerate(all_))),
)


@settings(max_examples=40)
@given(codebooks())
def test_a_saved_tree_reads_back_equal(codebook: Codebook) -> None:
    assert reader.read(writer.written(codebook)) == codebook


@settings(max_examples=40)
@given(codebooks())
def test_a_saved_table_reads_back_equal(codebook: Codebook) -> None:
    assert csv_table.read(csv_table.written(codebook)) == codebook


@pytest.mark.parametrize("name", ["book.yaml", "book.yml", "book.csv", "BOOK.CSV"])
def test_the_shipped_codebook_survives_every_kind_of_file(name: str, tmp_path: Path) -> None:
    files.write(files.shipped("practice"), tmp_path / name)
    assert files.read(tmp_path / name) == files.shipped("practice")
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_the_shipped_file_is_written_as_the_program_would_write_it() -> None:
    text = files.shipped_text("practice")
    assert text.endswith("\n\n" + writer.written(files.shipped("practice")))


def test_the_shipped_codebook_has_a_hotkey_for_each_code_and_nothing_left_to_advise() -> None:
    book = files.shipped("practice")
    assert len(book) == 26
    assert len({code.hotkey for code in book}) == 26
    assert {code.id for code in book if code.levels} == {"PL", "EN", "RR"}
    assert book.codes[17].values[2] == Value("none", "No change")
    assert {code.unit for code in book if code.id.startswith("OC_")} == {CodeUnit.INTERVIEW}


def test_only_codebooks_that_ship_can_be_asked_for() -> None:
    with pytest.raises(CodebookError, match="No codebook 'theory' ships"):
        files.shipped("theory")


def test_a_spreadsheet_gives_the_same_codebook_as_its_twin(tmp_path: Path) -> None:
    sheet: list[list[object]] = [
        ["id", "label", "hotkey", "colour", "brief", "values"],
        ["A", "Alpha", "a", 3, "'=sum", None],
        [None, None, None, None, None, None],
        ["B", 2, None, 4.0, 1.5, "yes = Yes; no = No"],
    ]
    alpha, second = files.read(_workbook(tmp_path / "book.xlsx", sheet))
    assert (alpha.colour, alpha.brief) == ("#009e73", "=sum")
    assert (second.label, second.colour, second.brief) == ("2", "#d55e00", "1.5")
    assert [value.label for value in second.values] == ["Yes", "No"]


def test_a_semicolon_table_from_a_spreadsheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_bytes("id;label;\r\nA;Älpha;\r\n".encode("utf-8-sig"))
    assert [code.label for code in files.read(path)] == ["Älpha"]


def test_a_formula_in_a_text_is_saved_as_words_only() -> None:
    book = checked([Code("A", "=HYPERLINK()", brief="'=1", full="'tis")])
    row = csv_table.written(book).splitlines()[1]
    assert row.startswith("A,,'=HYPERLINK(),,''=1,'tis,")


def test_levels_that_two_codes_share_are_written_once() -> None:
    levels = (Level(0, "no"), Level(1, "yes", "said so"))
    book = checked([Code("A", "Alpha", levels=levels), Code("B", "Beta", levels=levels)])
    assert writer.written(book).count("said so") == 1
    assert csv_table.written(book).count("said so") == 1


def test_a_saved_file_is_left_whole_when_the_new_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "book.yaml"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("codebook.files.os.fsync", full)
    with pytest.raises(InvalidCodebookError, match=r"No space left on device.*Nothing was changed"):
        files.write(files.shipped("practice"), path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_codebook_is_saved_as_yaml_or_csv_only(tmp_path: Path) -> None:
    with pytest.raises(InvalidCodebookError, match=r"saved as \.yaml or \.csv"):
        files.write(Codebook(), tmp_path / "book.xlsx")


def _missing(path: Path) -> None:
    assert not path.exists()


def _folder(path: Path) -> None:
    path.mkdir()


def _empty(path: Path) -> None:
    path.write_text(" \n")


def _huge(path: Path) -> None:
    path.write_bytes(b" " * (files.LARGEST + 1))


def _latin(path: Path) -> None:
    path.write_bytes("id,label\nA,Caf\u00e9".encode("latin-1"))


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (_missing, "there is no such file"),
        (_folder, "cannot be read"),
        (_empty, "there is nothing in this file"),
        (_huge, "larger than a codebook may be"),
        (_latin, "line 2: the file is not in UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    make: Callable[[Path], None], what: str, tmp_path: Path
) -> None:
    make(tmp_path / "book.csv")
    with pytest.raises(InvalidCodebookError, match=what):
        files.read(tmp_path / "book.csv")


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidCodebookError, match=r"a codebook is a file of kind \.yaml"):
        files.read(tmp_path / "book.docx")


def test_something_else_called_xlsx_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_text("id,label")
    with pytest.raises(InvalidCodebookError, match="not a workbook"):
        files.read(path)


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w", compression=8) as parts:
        parts.writestr("big", b"0" * (csv_table.LARGEST_UNPACKED + 1))
    with pytest.raises(InvalidCodebookError, match="too large"):
        csv_table.read_workbook(packed.getvalue())


def test_an_empty_workbook_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidCodebookError, match="there is nothing in this file"):
        files.read(_workbook(tmp_path / "book.xlsx", []))


def test_an_empty_codebook_is_a_codebook_too() -> None:
    empty = checked([], title="Later")
    assert reader.read(writer.written(empty)) == empty
    assert csv_table.read(csv_table.written(empty)) == empty
    assert csv_table.read(csv_table.written(replace(empty, title=""))) == Codebook()


def _workbook(path: Path, rows: list[list[object]]) -> Path:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path
