from pathlib import Path

import pytest

from transcripts.errors import UnreadableFileError
from transcripts.formats.webvtt import read
from transcripts.model import Guide, Reading


def captions(tmp_path: Path, text: str) -> Reading:
    path = tmp_path / "talk.vtt"
    path.write_bytes(text.encode())
    return read(path, Guide())


def said(reading: Reading) -> list[tuple[str, str]]:
    [document] = reading.documents
    return [(turn.speaker, turn.span.of(document.text)) for turn in document.turns]


def test_zoom_names_speakers_before_a_colon(tmp_path: Path) -> None:
    reading = captions(
        tmp_path,
        "WEBVTT\r\n\r\n1\r\n00:00:01.000 --> 00:00:02.000\r\nAna Example: How do\r\n\r\n"
        "2\r\n00:00:02.000 --> 00:00:03.000\r\nyou plan?\r\n\r\n"
        "3\r\n00:00:03.000 --> 00:00:04.000\r\nFSW 04: I read. &amp;\r\n",
    )
    assert said(reading) == [("Ana Example", "How do you plan?"), ("FSW 04", "I read. &")]
    carried, nobody = reading.remarks
    assert carried == "Captions without a speaker were given to the one before: number 2."
    assert "Ana Example and FSW 04 count as respondents" in nobody


def test_teams_names_speakers_in_tags_two_in_one_cue(tmp_path: Path) -> None:
    reading = captions(
        tmp_path,
        "\ufeffWEBVTT\n\n0:0:0.0 --> 0:0:5.320\n<v Ana Example>How?</v>\n\n"
        "c1\n0:0:5.320 --> 0:0:9.1 align:start\nWell <v FSW 04>I <i>read</i>.\n"
        "<v.loud Ana Example>&lt;i&gt;",
    )
    assert said(reading) == [
        ("Ana Example", "How? Well"), ("FSW 04", "I read."), ("Ana Example", "<i>"),
    ]  # fmt: skip


def test_notes_styles_and_ids_stay_out(tmp_path: Path) -> None:
    reading = captions(
        tmp_path,
        "WEBVTT - title\nKind: captions\n\nNOTE\nConfidence: 0.9\nmore\n\nSTYLE\n::cue {}\n\n"
        "7f3a-1\n00:01.000 --> 00:02.000\n<v FSW 04>I read.\n\nNOTE duration: 3\n\n"
        "8\n00:02.000 --> 00:02.500\n\n00:03.000 --> 00:04.000\n<v FSW 04> ",
    )
    assert said(reading) == [("FSW 04", "I read.")]


def test_a_file_with_only_a_header_holds_nothing(tmp_path: Path) -> None:
    assert captions(tmp_path, "WEBVTT\n").documents == ()


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="does not begin with WEBVTT"):
        captions(tmp_path, "Hello")
