import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from coder import __version__
from coder.cli import COMMANDS, main
from coder.cli.options import (
    as_option,
    chosen_format,
    format_option,
    output_option,
    pairs,
    project_option,
    project_path,
)
from coder.errors import InvalidRequestError, NoProjectError
from coder.exchange.formats import TABLE_FORMATS


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, list(words))
    return result.exit_code, result.stdout, result.stderr


def test_help_lists_every_command_under_its_heading() -> None:
    code, text, _ = run("--help")
    assert code == 0
    for heading, commands in COMMANDS.items():
        assert f"{heading}:" in text
        for name in commands:
            assert f"\n  {name} " in text


def test_help_fits_a_narrow_terminal() -> None:
    _, text, _ = run("--help")
    assert max(len(line) for line in text.splitlines()) <= 80


@pytest.mark.parametrize("name", [name for section in COMMANDS.values() for name in section])
def test_every_command_explains_itself_with_an_example(name: str) -> None:
    code, text, _ = run(name, "--help")
    assert code == 0
    assert "coder " in text.split("\n", 1)[1], f"{name} shows no example"


def test_a_mistyped_command_brings_the_closest_one() -> None:
    code, _, text = run("agrement")
    assert code == 2
    assert "There is no command 'agrement'. Did you mean 'agreement'?" in text


def test_the_version_is_told() -> None:
    assert run("--version")[1] == f"coder, version {__version__}\n"


def test_a_mistake_is_one_sentence_on_stderr(tmp_path: Path) -> None:
    code, out, text = run("-p", str(tmp_path / "none.coder"), "themes")
    assert (code, out) == (1, "")
    assert text.startswith("Error: There is no file ")
    assert text.count("\n") == 1


def test_a_name_cannot_steer_the_terminal_from_an_error(tmp_path: Path) -> None:
    _, _, text = run("-p", str(tmp_path / "red\x1b[31m.coder"), "themes")
    assert "\x1b" not in text
    assert "␛[31m" in text


def test_the_module_runs_like_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "coder", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"coder, version {__version__}\n"


@click.command()
@project_option
@as_option
@format_option("table", "json")
@output_option
def show(path: Path, name: str | None, fmt: str, output: Path | None) -> None:
    click.echo(f"{path} {name} {fmt} {output}")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coder.cli._plugged", lambda: {"show": Plugged()})


class Plugged:
    def load(self) -> click.Command:
        return show


@pytest.mark.usefixtures("shown")
def test_the_project_is_named_before_or_after_the_command() -> None:
    assert run("-p", "a.coder", "show")[1] == "a.coder None table None\n"
    assert run("show", "-p", "a.coder", "--as", "ana")[1] == "a.coder ana table None\n"
    assert run("-p", "a.coder", "show", "-p", "b.coder")[1] == "b.coder None table None\n"


@pytest.mark.usefixtures("shown")
def test_the_environment_names_the_project_and_the_coder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CODER_PROJECT", "c.coder")
    monkeypatch.setenv("CODER_NAME", "ben")
    assert run("show", "--format", "json", "-o", "x.json")[1] == "c.coder ben json x.json\n"


@pytest.mark.usefixtures("shown")
def test_a_plugged_in_command_is_listed() -> None:
    assert "More:\n  show" in run("--help")[1]


def test_the_only_project_in_the_folder_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CODER_PROJECT", raising=False)
    with pytest.raises(NoProjectError, match="coder new"):
        project_path(None)
    (tmp_path / "a.coder").touch()
    assert project_path(None) == tmp_path / "a.coder"
    (tmp_path / "b.coder").touch()
    with pytest.raises(NoProjectError, match=r"a\.coder, b\.coder"):
        project_path(None)


def test_one_name_given_twice_means_either() -> None:
    assert pairs(("time=T1", "time = T2", "role=a=b")) == {"time": ["T1", "T2"], "role": ["a=b"]}


@pytest.mark.parametrize("text", ["time", "=T2"])
def test_a_condition_without_a_name_is_refused(text: str) -> None:
    with pytest.raises(InvalidRequestError, match="is not NAME=VALUE"):
        pairs((text,))


def test_the_name_of_a_file_says_its_format_and_else_the_command_does() -> None:
    named = {name: chosen_format(None, Path(f"a.{name}"), "csv") for name in ("tex", "HTM", "txt")}
    assert named == {"tex": "latex", "HTM": "html", "txt": "csv"}
    assert chosen_format(None, None, "table") == "table"
    assert chosen_format("csv", Path("all.data"), "table") == "csv"
    assert chosen_format("docx", Path("a.docx"), "table") == "docx"


def test_two_formats_at_once_are_refused() -> None:
    with pytest.raises(click.UsageError, match=r"a\.docx asks for docx by its name.* for csv\. "):
        chosen_format("csv", Path("a.docx"), "table")


def test_a_name_that_says_no_known_format_is_refused_before_it_holds_another() -> None:
    with pytest.raises(InvalidRequestError, match=r"a\.xls: tables are written to \.csv, .*\.txt"):
        chosen_format(None, Path("a.xls"), "table")


def test_a_format_that_needs_a_file_is_refused_before_anything_is_done() -> None:
    with pytest.raises(InvalidRequestError, match=r"A Word document .* -o FILE\.docx"):
        chosen_format("docx", None, "table")


def test_every_command_with_a_table_gives_it_out_in_every_format() -> None:
    offered = {
        context.command_path: option.type.choices
        for name in main.list_commands(ROOT)
        for context in below(main, ROOT, name)
        for option in context.command.params
        if option.name == "fmt" and isinstance(option.type, click.Choice)
    }
    tables = {path: {*formats} for path, formats in offered.items() if "csv" in formats}
    assert len(tables) > 20
    assert [path for path, formats in tables.items() if not formats >= {*TABLE_FORMATS}] == []


ROOT = click.Context(main, info_name="coder")


def below(group: click.Group, above: click.Context, name: str) -> Iterator[click.Context]:
    """The command of that name in the group, and all commands below it."""
    command = group.get_command(above, name)
    assert command is not None
    here = click.Context(command, info_name=name, parent=above)
    yield here
    if isinstance(command, click.Group):
        for one in command.list_commands(here):
            yield from below(command, here, one)
