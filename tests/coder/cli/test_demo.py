"""`coder demo` in a terminal."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coder.cli import main


@pytest.fixture
def coder_demo(demo_project: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """The command, on the demo that is built already."""

    def built(folder: Path, *, again: bool, tell: Callable[[str], None]) -> Path:
        tell(f"built in {folder}, {again=}")
        return demo_project

    monkeypatch.setattr("coder.demo.build.build", built)
    return lambda *words: CliRunner().invoke(main, ["demo", *words])


def test_the_demo_prints_its_theme_counts(coder_demo: Callable[..., Result]) -> None:
    printed = [" ".join(line.split()) for line in coder_demo().stdout.splitlines()]
    assert "Planning before the visit 22 of 25 88 % 70.0–95.8" in printed
    assert "Engaging children and parents 17 of 25 68 % 48.4–82.8" in printed
    assert "Review and reflection 11 of 25 44 % 26.7–62.9" in printed
    assert "Change described with an instance 10 of 24 42 % 24.5–61.2" in printed


def test_the_demo_says_that_it_is_invented_and_what_to_type_next(
    coder_demo: Callable[..., Result], demo_project: Path
) -> None:
    result = coder_demo("--folder", "there", "--again")
    assert result.exit_code == 0
    assert "No person and no word in it is real." in result.stderr
    assert "built in there, again=True" in result.stderr
    assert f"coder open {demo_project} --as ana" in result.stderr


def test_a_demo_that_is_there_stays_and_the_reason_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("demo.coder").touch()
    result = CliRunner().invoke(main, ["demo"])
    assert result.exit_code == 1
    assert "demo.coder is already here." in result.stderr
    assert result.stdout == ""
