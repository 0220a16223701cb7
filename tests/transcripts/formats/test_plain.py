from pathlib import Path

import pytest

from transcripts.errors import UnreadableFileError
from transcripts.formats.plain import read
from transcripts.model import Guide, Kind


def written(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "talk.txt"
    path.write_bytes(data)
    return path


def test_an_interview_keeps_its_text_whole(tmp_path: Path) -> None:
    reading = read(written(tmp_path, b"\xef\xbb\xbfINT: Hi\r\nR: Ho \xf0\x9f\x98\x80\r\n"), Guide())
    [document] = reading.documents
    assert (document.name, document.text) == ("talk", "INT: Hi\nR: Ho 😀\n")
    assert [turn.span.of(document.text) for turn in document.turns] == ["Hi", "Ho 😀"]


def test_a_booklet_is_split(tmp_path: Path) -> None:
    data = b"Respondent: FSW 04\n\nScenario S1\n\n(a) Why?\n\nSo.\n\nScenario S2\n\n(a) Why?\n"
    documents = read(written(tmp_path, data), Guide()).documents
    assert [document.name for document in documents] == ["FSW 04 S1", "FSW 04 S2"]
    assert {document.kind for document in documents} == {Kind.RESPONSE}


def test_old_windows_text_is_read_and_told(tmp_path: Path) -> None:
    reading = read(written(tmp_path, "INT: “Hi”\nR: Café".encode("cp1252")), Guide())
    assert "Café" in reading.documents[0].text
    assert "Windows-1252" in reading.remarks[0]


def test_a_picture_called_txt_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="does not hold text"):
        read(written(tmp_path, bytes(range(256)) + b"\0" * 100), Guide())
