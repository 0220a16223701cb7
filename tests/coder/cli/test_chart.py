"""`coder chart` writes pictures of what the other commands count."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coder.cli import main

FSW_AFTER = ("--where", "role=family social worker", "--where", "time=T2")


def run(project: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-p", str(project), "chart", *words])


def test_the_planted_counts_stand_in_the_chart_of_themes(
    demo_project: Path, tmp_path: Path
) -> None:
    target = tmp_path / "themes.svg"
    result = run(demo_project, "themes", *FSW_AFTER, "-o", str(target))
    assert result.exit_code == 0, result.output
    assert result.stderr.startswith(f"Written: {target}\n")
    drawn = target.read_text("utf-8")
    for count in ("22 of 25", "17 of 25", "11 of 25", "18 of 25", "(N = 25)"):
        assert count in drawn.split("</desc>")[1]


def test_width_dots_and_title_are_the_user_s(demo_project: Path, tmp_path: Path) -> None:
    target = tmp_path / "themes.png"
    size = ("--width", "127", "--dpi", "100", "--title", "What they do")
    result = run(demo_project, "themes", "--code", "PL", *size, "-o", str(target))
    assert result.exit_code == 0, result.output
    picture = target.read_bytes()
    assert int.from_bytes(picture[16:20]) == 500
    assert b"What they do" in picture


@pytest.mark.parametrize("name", ["themes.jpg", "themes"])
def test_another_ending_is_refused_before_anything_is_counted(tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    result = run(tmp_path / "no.coder", "themes", "-o", str(target))
    assert result.exit_code == 1
    assert "Let the name end in .svg" in result.stderr
    assert not target.exists()


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("levels", *FSW_AFTER[:2], "--by", "time"), ("T1", "T2", "embedded", "N = 25")),
        (("levels", *FSW_AFTER), ("PL Planning before the visit", ">19<")),
        (("pairs", *FSW_AFTER[:2], "--code", "PL"), ("15 of 25", "22 of 25", "8 gained, 1 lost")),
        (("levels", *FSW_AFTER[:2], "--by", "time", "--suppress", "5"), ("[c]", ">19<")),
        (("heatmap", "--where", "time=T2", "--by", "borough"), ("Ashmere", "FSW 26", "withheld")),
        (("heatmap", "--code", "PL", "--mentions"), ("mentions, paler for fewer",)),
        (("cooccurrence", *FSW_AFTER), ("PL Planning before the visit", ">15<", "Jaccard")),
        (("agreement", "--code", "PL", "--round", "1"), (".819 (", ".667", "40 units")),
    ],
)
def test_every_chart_is_drawn_of_the_demo(
    demo_project: Path, tmp_path: Path, words: tuple[str, ...], shown: tuple[str, ...]
) -> None:
    target = tmp_path / "chart.svg"
    result = run(demo_project, *words, "-o", str(target))
    assert result.exit_code == 0, result.output
    drawn = target.read_text("utf-8").split("</desc>")[1]
    assert [one for one in shown if one not in drawn] == []


def test_respondents_are_not_sorted_by_what_they_have_several_of(
    demo_project: Path, tmp_path: Path
) -> None:
    result = run(demo_project, "heatmap", "--by", "time", "-o", str(tmp_path / "chart.svg"))
    assert "A respondent may have several values of time" in result.stderr


def test_small_numbers_are_warned_of_beside_the_chart(demo_project: Path, tmp_path: Path) -> None:
    result = run(demo_project, "themes", "--by", "borough", "-o", str(tmp_path / "chart.svg"))
    assert "hide them with: --suppress 5" in result.stderr
