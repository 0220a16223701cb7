"""Sharing out the width of the screen."""

import pytest

from transcripts.model import Turn, Voice
from tui.page.columns import columns, speaker_labels


def turn(speaker: str, voice: Voice = Voice.RESPONDENT) -> Turn:
    return Turn(0, 0, 1, speaker, voice)


@pytest.mark.parametrize("width", range(30, 240))
def test_the_columns_fill_the_width_and_never_more(width: int) -> None:
    shared = columns(width, turns=300, speaker=6)
    assert shared.text_from + shared.text + 1 + shared.names <= width
    assert shared.text <= 78


def test_names_go_when_the_window_is_narrow() -> None:
    assert columns(74, turns=9, speaker=6).names == 0
    assert columns(79, turns=9, speaker=6).text > 40


def test_a_long_label_is_shortened_to_what_tells_speakers_apart() -> None:
    turns = [turn("Interviewer", Voice.INTERVIEWER), turn("Participant 07"), turn("Grandmother")]
    assert speaker_labels(turns, limit=6) == {
        "Interviewer": "INT",
        "Participant 07": "07",
        "Grandmother": "Grandm",
    }


def test_two_labels_that_would_be_alike_are_numbered() -> None:
    turns = [turn("Grandmother"), turn("Grandmama"), turn("Grandm")]
    assert list(speaker_labels(turns, limit=6).values()) == ["Grandm", "Grand2", "Grand3"]
