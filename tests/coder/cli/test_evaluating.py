import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from coder.cli import main


def run(path: Path, *words: str, width: int = 140) -> tuple[int, str, str]:
    command = ["-p", str(path), "suggest", "evaluate", "--as", "ana", *words]
    result = CliRunner(env={"CODER_NAME": None, "COLUMNS": str(width)}).invoke(main, command)
    return result.exit_code, result.stdout, result.stderr


QUICK = ("--sizes", "100,50", "--seeds", "2", "--code", "PL", "--quick")


def test_suggestions_are_tried_and_drawn(demo_project: Path, tmp_path: Path) -> None:
    picture = tmp_path / "curve.svg"
    code, out, err = run(demo_project, *QUICK, "--picture", str(picture), "--format", "json")
    assert (code, json.loads(out)["sizes"]) == (0, [50, 100])
    assert list(json.loads(out)["methods"]) == ["blend", "rules", "chance"]
    assert "Tried 2 of 2 splits" in err
    assert "<svg" in picture.read_text(encoding="utf-8")


def test_reading_in_order_is_told_unless_it_is_left_out(demo_project: Path) -> None:
    code, out, _ = run(demo_project, "--sizes", "50", "--seeds", "1", "--code", "RR")
    assert code == 0
    assert "Reading sentences in the order that is proposed" in out


def test_what_is_told_fits_eighty_columns(demo_project: Path) -> None:
    code, out, _ = run(demo_project, "--sizes", "50", "--seeds", "1", "--code", "EN", width=80)
    assert (code, "for want of room" in out) == (0, False)
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("sizes", ["ten", "0,10", "5,-1", ""])
def test_sizes_that_are_none_are_refused(demo_project: Path, sizes: str) -> None:
    code, _, err = run(demo_project, "--sizes", sizes)
    assert (code, "--sizes are whole numbers from 1" in err) == (1, True)


def test_a_picture_that_cannot_be_drawn_is_refused_before_anything_is_tried(
    demo_project: Path,
) -> None:
    code, _, err = run(demo_project, *QUICK, "--picture", "curve.bmp")
    assert code == 1
    assert "Tried" not in err
