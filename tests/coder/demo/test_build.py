"""The demo is built as a whole or not at all, and never over something that is there."""

from pathlib import Path

import pytest

from coder.demo import build as module
from coder.demo.build import Tell, build
from coder.errors import DiskFullError, InvalidRequestError


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """The building without the study: one file in each place."""

    def write_files(folder: Path, _: Tell) -> None:
        folder.mkdir()
        (folder / "cases.csv").write_text("new")

    def read_back(path: Path, _: Path, __: Tell) -> None:
        path.write_text("new")

    monkeypatch.setattr(module, "write_files", write_files)
    monkeypatch.setattr(module, "read_back", read_back)


@pytest.mark.usefixtures("quickly")
def test_a_demo_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "demo.coder").write_text("mine")
    with pytest.raises(InvalidRequestError, match=r"^demo\.coder is already here.*--again"):
        build(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["demo.coder"]
    assert (tmp_path / "demo.coder").read_text() == "mine"


@pytest.mark.usefixtures("quickly")
def test_files_of_a_demo_are_not_overwritten_either(tmp_path: Path) -> None:
    (tmp_path / "demo-files").mkdir()
    (tmp_path / "demo.coder").touch()
    with pytest.raises(InvalidRequestError, match=r"demo-files and demo\.coder are already here"):
        build(tmp_path)


@pytest.mark.usefixtures("quickly")
def test_again_replaces_both_and_what_an_unclosed_project_left(tmp_path: Path) -> None:
    for name in ("demo.coder", "demo.coder-wal"):
        (tmp_path / name).write_text("old")
    (tmp_path / "demo-files").mkdir()
    (tmp_path / "demo-files" / "notes.txt").write_text("old")
    path = build(tmp_path, again=True)
    assert path.read_text() == "new"
    assert {one.name for one in tmp_path.rglob("*")} == {"demo.coder", "demo-files", "cases.csv"}


def test_when_the_disk_is_full_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Path, _: Tell) -> None:
        folder.mkdir()
        raise OSError("no space left")

    monkeypatch.setattr(module, "write_files", full)
    with pytest.raises(DiskFullError, match="Nothing was changed"):
        build(tmp_path / "new")
    assert list((tmp_path / "new").iterdir()) == []


def test_what_is_done_is_told_while_it_is_done(demo_told: tuple[Path, list[str]]) -> None:
    told = demo_told[1]
    assert told[0] == "131 files of interviews and answers, and 10 tables, written"
    assert "246 documents of 50 people imported" in told
    assert "245 documents finished by consensus" in told
    assert not any("is its case" in line for line in told)
