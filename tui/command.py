"""`coder open`, the coding screen in the terminal, and `coder keys`, the keys that it knows."""

import gc
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.cli.options import as_option, format_option, project_option
from coder.errors import InvalidRequestError
from tui import preferences

if TYPE_CHECKING:
    from tui.keys.keymap import Keymap

EXAMPLES = """
\b
Examples:
  coder open STUDY.coder --as ana
  coder open --as ana --document "FSW 04 T2 S1"
  coder open --as ana --round 2
  coder open --as consensus --theme light
  coder open --as ana --keymap my-keys.toml
"""
# How long a sign behind Esc may take to be told as one key with it; longer than arrow keys need.
ESCAPE_MILLISECONDS = "50"
# So many objects come before those that nobody needs any more are looked for. Python's own 700 are
# for programs that hold little; here thousands of codes and turns stay, and each look takes long.
MANY_OBJECTS = 25_000
KEYS_EXAMPLES = """
\b
Examples:
  coder keys
  coder keys --format toml > my-keys.toml
  coder open --as ana --keymap my-keys.toml
"""
keymap_option = click.option(
    "--keymap",
    "keymap_file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Your own keys. Else keymap.toml in your settings folder, if it is there.",
)


def _choose_project(ctx: click.Context, _: click.Parameter, file: str | None) -> None:
    """A file named as the argument stands for `-p FILE`, so no other one is looked for."""
    if file:
        ctx.ensure_object(dict)["project"] = file


@click.command("open", epilog=EXAMPLES)
@click.argument(
    "file",
    metavar="[STUDY.coder]",
    required=False,
    expose_value=False,
    callback=_choose_project,
)
@project_option
@as_option
@click.option("--document", metavar="NAME", help="Go straight to this document.")
@click.option("--round", "number", type=int, metavar="ROUND", help="Work in this round.")
@click.option(
    "--theme",
    type=click.Choice(preferences.THEMES),
    envvar="CODER_THEME",
    help="The colours; ansi keeps the terminal's own. Else $CODER_THEME, else the last one.",
)
@keymap_option
@click.option("--ascii", "ascii_only", is_flag=True, help="Only signs that every terminal has.")
def open_project(  # noqa: PLR0913 - one for each option
    *,
    path: Path,
    name: str | None,
    document: str | None,
    number: int | None,
    theme: str | None,
    keymap_file: Path | None,
    ascii_only: bool,
) -> None:
    """Read and code in the terminal. Everything is saved at once; press ? for the keys."""
    os.environ.setdefault("ESCDELAY", ESCAPE_MILLISECONDS)  # Textual reads it when it is imported
    gc.set_threshold(MANY_OBJECTS)
    from coder.workflow import browsing, rounds
    from coder.workflow.project import open_project as opened

    keymap = _keymap(keymap_file)
    with opened(path, coder=name) as project:
        project.me()
        if number is not None:
            rounds.enter(project, number)
        place = browsing.document(project, document).name if document else ""
        from tui.app import CoderApp
        from tui.widgets.patience import LONGEST_SECONDS

        project.be_patient(LONGEST_SECONDS)  # keys wait meanwhile, and none of them is lost
        gc.freeze()  # modules stay
        CoderApp(
            project,
            document=place,
            theme=theme or preferences.theme(),
            keymap=keymap,
            ascii_only=ascii_only or not shows_unicode(os.environ),
        ).run()


@click.command("keys", epilog=KEYS_EXAMPLES)
@keymap_option
@format_option("table", "json", "toml")
def show_keys(*, keymap_file: Path | None, fmt: str) -> None:
    """List every key of `coder open`, as you have them.

    As toml, it is a file to make your own keys from: every line is a comment, until you take
    its sign away. Put it where this command says, or name it with --keymap.
    """
    from tui.keys import KEYS, manual
    from tui.keys.keymap import applied

    keymap = _keymap(keymap_file)
    shown = {"table": manual.as_text, "json": manual.as_json, "toml": manual.as_toml}
    click.echo(shown[fmt](applied(KEYS, keymap.keys)))
    for complaint in keymap.complaints:
        click.echo(complaint, err=True)
    if fmt == "table":
        click.echo(f"\nYour own keys: {keymap_file or preferences.keymap_file()}", err=True)


def shows_unicode(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is said to know more than ASCII. Where nothing is said, it does.

    Python itself sets LC_CTYPE under the plain locale C, so that one alone says nothing.
    """
    said = environ.get("LC_ALL") or environ.get("LANG") or ""
    own = environ.get("LC_CTYPE", "")
    if not environ.get("LC_ALL") and own and own != "C.UTF-8":
        said = own
    return not said or any(sign in said.casefold() for sign in ("utf-8", "utf8"))


def _keymap(named: Path | None) -> "Keymap":
    """The user's own keys; a file that was named has to be there."""
    from tui.keys import KEYS
    from tui.keys.keymap import Keymap, read_keymap

    file = named or preferences.keymap_file()
    try:
        return read_keymap(file.read_text(encoding="utf-8"), KEYS)
    except (OSError, UnicodeDecodeError) as error:
        if named:
            raise InvalidRequestError(f"The keymap {file} cannot be read.") from error
        return Keymap({})
