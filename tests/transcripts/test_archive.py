import struct
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from transcripts import archive
from transcripts.archive import check_archive
from transcripts.errors import UnreadableFileError


def packed(tmp_path: Path, **parts: str | bytes) -> Path:
    path = tmp_path / "file.docx"
    with ZipFile(path, "w", ZIP_DEFLATED) as zipped:
        for name, data in parts.items():
            zipped.writestr(name, data)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as error:
        check_archive(path)
    return str(error.value)


def test_a_plain_file_passes(tmp_path: Path) -> None:
    check_archive(packed(tmp_path, **{"word/document.xml": "<a>" + "x" * 100_000 + "</a>"}))


def test_what_is_no_archive_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "file.docx"
    path.write_bytes(b"PK not really")
    assert refusal(path) == (
        "file.docx cannot be read: it is damaged, or not of the kind that its name says. "
        "Save it again."
    )


def test_a_flipped_byte_anywhere_is_noticed_or_harmless(tmp_path: Path) -> None:
    path = packed(tmp_path, **{"a.xml": "<a>hello hello hello</a>"})
    whole = path.read_bytes()
    refused = 0
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            check_archive(path)
        except UnreadableFileError:
            refused += 1
    assert refused > len(whole) / 3


def test_a_file_that_may_not_be_opened_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(PermissionError):
        check_archive(tmp_path / "a.docx")


@pytest.mark.parametrize("name", ["../evil.txt", "/abs.txt", "a/../../b"])
def test_a_part_outside_the_file_is_refused(tmp_path: Path, name: str) -> None:
    assert "unsafe name" in refusal(packed(tmp_path, **{name: "x"}))


def test_a_bomb_is_refused_by_its_ratio(tmp_path: Path) -> None:
    assert "far more" in refusal(packed(tmp_path, **{"a.xml": b"\0" * 30_000_000}))


def test_all_parts_together_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 150)
    check_archive(packed(tmp_path, **{"a.xml": b"a" * 100}))
    assert "far more" in refusal(packed(tmp_path, **{"a.xml": b"a" * 100, "b.xml": b"b" * 100}))


def test_too_many_parts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 1)
    assert "more than 1 parts" in refusal(packed(tmp_path, a="x", b="y"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_document_type_is_refused_wherever_it_stands(tmp_path: Path, encoding: str) -> None:
    data = ("<!--" + "x" * 65_526 + "--><!DOCTYPE a><a/>").encode(encoding)
    assert "document type" in refusal(packed(tmp_path, **{"a.xml": data}))
    check_archive(packed(tmp_path, **{"picture.png": data}))


def test_a_locked_file_is_told(tmp_path: Path) -> None:
    path = packed(tmp_path, **{"a.xml": "<a/>"})
    data = bytearray(path.read_bytes())
    directory = data.rindex(b"PK\x01\x02")
    struct.pack_into("<H", data, directory + 8, 1)
    path.write_bytes(data)
    assert "password" in refusal(path)
