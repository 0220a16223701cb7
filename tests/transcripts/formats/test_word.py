from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml import parse_xml

from transcripts.errors import UnreadableFileError
from transcripts.formats.word import read
from transcripts.model import Document, Guide, Kind, State

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(tmp_path: Path, document: Any) -> Path:
    path = tmp_path / "talk.docx"
    document.save(str(path))
    return path


def said(document: Document) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.span.of(document.text)) for turn in document.turns]


def test_paragraphs_become_turns(tmp_path: Path) -> None:
    word = docx.Document()
    for words in ["INT: How?", "", "FSW 04: I read. Cafe\u0301 😀", "And\tmore.", "INT: Ok"]:
        word.add_paragraph(words)
    [document] = read(saved(tmp_path, word), Guide()).documents
    assert said(document) == [
        ("INT", "How?"), ("FSW 04", "I read. Café 😀\n\nAnd\tmore."), ("INT", "Ok"),
    ]  # fmt: skip


def test_tracked_insertions_are_in_and_deletions_out(tmp_path: Path) -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("R: I ")
    run = "<w:r><w:t>read</w:t><w:br/><w:t>it</w:t></w:r>"
    for xml in (
        f'<w:ins {W} w:id="1" w:author="a"><w:r><w:t>did </w:t></w:r></w:ins>',
        f'<w:del {W} w:id="2" w:author="a"><w:r><w:delText>not </w:delText></w:r></w:del>',
        f"<w:sdt {W}><w:sdtContent>{run}</w:sdtContent></w:sdt>",
        f"<w:r {W}><w:t/></w:r>",
    ):
        paragraph._p.append(parse_xml(xml))
    twice = "<w:p><w:r><w:t>Twice.</w:t></w:r></w:p>"
    for place, xml in enumerate(
        (
            f"<w:sdt {W}><w:sdtContent>{twice}</w:sdtContent></w:sdt>",
            f'<w:moveFrom {W} w:id="3" w:author="a">{twice}</w:moveFrom>',
        ),
        start=1,
    ):
        word.element.body.insert(place, parse_xml(xml))
    [document] = read(saved(tmp_path, word), Guide()).documents
    assert said(document) == [("R", "I did read\nit\n\nTwice.")]


def test_the_rows_of_a_table_are_read_as_speaker_and_words(tmp_path: Path) -> None:
    word = docx.Document()
    rows = [
        ("INT:", "How?"),
        ("FSW 04", "I read."),
        ("", "And more."),
        ("x" * 70, "long"),
        ("", ""),
    ]
    table = word.add_table(rows=len(rows), cols=2)
    for place, cells in enumerate(rows):
        for cell, words in zip(table.rows[place].cells, cells, strict=True):
            cell.text = words
    [document] = read(saved(tmp_path, word), Guide()).documents
    assert said(document) == [
        ("INT", "How?"), ("FSW 04", f"I read.\n\nAnd more.\n\n{'x' * 70}\nlong"),
    ]  # fmt: skip


def test_a_booklet_with_word_headings_is_split(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("FSW 04, T2", level=1)
    for scenario in ("S1 The third call", "S2 Half the week"):
        word.add_heading(scenario, level=2)
        word.add_paragraph("A boy leaves home.")
        word.add_paragraph("(a) What would you do?")
    word.add_paragraph("I'd ring.")
    one, two = read(saved(tmp_path, word), Guide()).documents
    assert (one.name, one.state, one.kind) == ("FSW 04 T2 S1", State.BLANK, Kind.RESPONSE)
    assert said(two)[-1] == ("FSW 04", "I'd ring.")


def test_headings_count_even_without_a_name(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("About us")
    word.add_heading("S1: The third call", level=2)
    word.add_paragraph("I'd ring.")
    [one] = read(saved(tmp_path, word), Guide()).documents
    assert (one.name, one.scenario) == ("talk S1", "S1")


def test_a_teams_transcript_is_joined_by_speaker(tmp_path: Path) -> None:
    word = docx.Document()
    for line in (
        "0:0:0.0 --> 0:0:1.510\nAna Example\nHow?",
        "0:0:1.6 --> 0:0:2.0\nFSW 04\nI read",
        "0:0:2.1 --> 0:0:3.0\nFSW 04\nit all.",
    ):
        word.add_paragraph(line)
    guide = Guide(interviewers=frozenset({"Ana Example"}))
    reading = read(saved(tmp_path, word), guide)
    assert said(reading.documents[0]) == [("Ana Example", "How?"), ("FSW 04", "I read it all.")]
    assert reading.remarks == ()
    word.add_table(rows=1, cols=2).rows[0].cells[0].text = "saved-by"
    assert "was left out" in read(saved(tmp_path, word), guide).remarks[0]


def test_a_document_without_words_holds_nothing(tmp_path: Path) -> None:
    assert read(saved(tmp_path, docx.Document()), Guide()).documents == ()


def test_a_document_whose_styles_are_no_styles_is_damaged(tmp_path: Path) -> None:
    path = saved(tmp_path, docx.Document())
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    types = parts["[Content_Types].xml"].replace(b"wordprocessingml.styles+xml", b"strange+xml")
    with ZipFile(path, "w") as archive:
        for name, data in (parts | {"[Content_Types].xml": types}).items():
            archive.writestr(name, data)
    with pytest.raises(UnreadableFileError, match="Open it in Word"):
        read(path, Guide())


def test_an_archive_that_is_no_word_document_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "talk.docx"
    with ZipFile(path, "w") as archive:
        archive.writestr("hello.xml", "<a/>")
    with pytest.raises(UnreadableFileError, match="Open it in Word"):
        read(path, Guide())
