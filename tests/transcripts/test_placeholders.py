import pytest

from transcripts.placeholders import is_blank, is_withheld


@pytest.mark.parametrize(
    "text", ["", " \n", "-", "…", "n/a", "N/A.", "[left blank]", "(no answer)"]
)
def test_a_placeholder_is_no_answer(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["No.", "no idea", "2", "Nothing.", "I would leave it blank."])
def test_a_short_answer_is_an_answer(text: str) -> None:
    assert not is_blank(text)


def test_one_bracketed_line_withholds() -> None:
    assert is_withheld("[This interview was withheld at the participant's request.]\n")
    assert is_withheld("(Participant withdrew)")


def test_talk_about_withholding_does_not() -> None:
    assert not is_withheld("She withheld it.")
    assert not is_withheld("[withheld]\nBut here is more.")
