import os
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from transcripts import files
from transcripts.errors import UnreadableFileError
from transcripts.files import read, suffixes
from transcripts.model import Document, Guide, Reading, Voice


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as error:
        read(path)
    return str(error.value)


def test_a_text_file_is_read_with_the_names_of_who_asks(tmp_path: Path) -> None:
    path = tmp_path / "first.TXT"
    path.write_text("Ana: Hi\nFSW 04: Hello\nAna: Ok", encoding="utf-8")
    [document] = read(path, interviewers=["Ana"]).documents
    assert document.name == "first"
    assert document.turns[0].voice is Voice.INTERVIEWER


def test_every_kind_of_missing_or_wrong_file_is_one_sentence(tmp_path: Path) -> None:
    empty = tmp_path / "empty.docx"
    empty.touch()
    strange = tmp_path / "a.pages"
    strange.write_text("x", encoding="utf-8")
    bare = tmp_path / "bare"
    bare.write_text("x", encoding="utf-8")
    assert refusal(tmp_path / "no.txt") == "no.txt cannot be read: there is no such file."
    assert "it is a folder" in refusal(tmp_path)
    assert refusal(Path()).startswith(". cannot be read: it is a folder")
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert refusal(pipe).startswith("pipe.txt cannot be read: it is a device or a pipe.")
    assert refusal(empty) == "empty.docx cannot be read: it is empty."
    assert "it is none of .csv, .docx, .txt, .vtt, .xlsx. Save it as one of them." in refusal(
        strange
    )
    assert "it is none of" in refusal(bare)


def test_a_huge_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_FILE", 3)
    path = tmp_path / "a.txt"
    path.write_text("long", encoding="utf-8")
    assert "it is larger than" in refusal(path)


def test_blanks_alone_are_no_words(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(" \n\t", encoding="utf-8")
    assert refusal(path) == "a.txt cannot be read: it holds no words."


def test_a_file_that_may_not_be_opened_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x", encoding="utf-8")

    def locked(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", locked)
    assert refusal(path) == "a.txt cannot be read: Permission denied."


def shouting(path: Path, guide: Guide) -> Reading:
    assert guide == Guide()
    return Reading((Document(path.stem, path.read_text(encoding="utf-8"), ()),))


def test_another_reader_can_be_plugged_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Plug:
        name = "shout"

        def load(self) -> object:
            return shouting

    def plugged(*, group: str) -> list[Plug | EntryPoint]:
        assert group == "coder.readers"
        return [EntryPoint(".md", "nowhere", group), Plug()]

    monkeypatch.setattr(files, "entry_points", plugged)
    path = tmp_path / "a.shout"
    path.write_text("HELLO", encoding="utf-8")
    assert read(path).documents[0].text == "HELLO"
    assert {".md", ".shout", ".txt"} <= set(suffixes())
