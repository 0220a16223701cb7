"""`coder suggest settings` and `coder suggest first-pass`: when anything is suggested."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from coder.cli.options import as_option, format_option, project_option

SETTINGS_EXAMPLES = """
\b
Examples:
  coder suggest settings
  coder suggest settings --off
  coder suggest settings --blind-first off
  coder suggest settings --sentence-model models/minilm
"""


@click.command(epilog=SETTINGS_EXAMPLES)
@click.option("--on/--off", "switch", default=None, help="Whether anything is suggested at all.")
@click.option(
    "--blind-first",
    type=click.Choice(["on", "off"]),
    help="Whether each coder reads a document through before anything is suggested in it.",
)
@click.option(
    "--learn-from-accepted",
    "from_accepted",
    type=click.Choice(["on", "off"]),
    help="Whether accepted suggestions teach, too, or unprompted coding alone.",
)
@click.option(
    "--sentence-model",
    "model",
    metavar="FOLDER",
    help="A folder with model.onnx and tokenizer.json to learn from, too; none: without.",
)
@format_option("table", "json")
@as_option
@project_option
def settings(  # noqa: PLR0913 - one for each option
    path: Path,
    *,
    name: str | None,
    switch: bool | None,
    blind_first: str | None,
    from_accepted: str | None,
    model: str | None,
    fmt: str,
) -> None:
    """Show or change when anything is suggested, for everybody.

    A blind round holds suggestions back whatever is set here. A file `policy.yaml` that says
    `suggestions: off` switches them off on the whole machine: see docs/suggestions.md.
    """
    from coder.cli.printing import send
    from coder.exchange.tables import json_text
    from coder.workflow import policy, sentence_vectors
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        if model is not None:
            sentence_vectors.choose(project, None if model == "none" else Path(model))
        folder = sentence_vectors.folder(project)
        now = policy.settle(
            project,
            suggestions=switch,
            blind=_is_on(blind_first),
            from_accepted=_is_on(from_accepted),
        )
    if fmt == "json":
        more = {"suggestions": not now.why_off, "sentence_model": folder and str(folder)}
        send(json_text(asdict(now) | more), None)
        return
    blind, accepted = ("on" if one else "off" for one in (now.blind_first, now.learn_from_accepted))
    told = f"off\n{now.why_off}" if now.why_off else "on"
    lines = (
        f"Suggestions: {told}",
        f"Blind first: {blind}",
        f"Learn from accepted: {accepted}",
        f"Sentence model: {folder or 'none'}",
    )
    send("\n".join(lines) + "\n", None)


def _is_on(word: str | None) -> bool | None:
    """What a choice of on and off says; None where nothing was said."""
    return None if word is None else word == "on"


@click.command("first-pass", epilog="Example: coder suggest first-pass 'FSW 04 T2 S1' --as ana")
@click.argument("names", metavar="DOCUMENT...", nargs=-1, required=True)
@as_option
@project_option
def first_pass(path: Path, *, names: tuple[str, ...], name: str | None) -> None:
    """Mark documents as read through once: from now on suggestions may be shown there."""
    from coder.cli.printing import counted, narrate
    from coder.workflow.browsing import document
    from coder.workflow.first_passes import read_through
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        project.me()
        done = read_through(project, [document(project, one) for one in names])
    narrate(f"Read through: {counted(len(done), 'document')}.")


@click.command(epilog="Example: coder suggest vectors --as ana")
@as_option
@project_option
def vectors(path: Path, *, name: str | None) -> None:
    """Let the project's sentence model read what it has not read yet.

    The coding screen does so in the background, too. It may be stopped and gone on with.
    """
    from coder.cli.printing import counted, narrate
    from coder.workflow import sentence_vectors
    from coder.workflow.project import open_project

    with open_project(path, coder=name) as project:
        reading = sentence_vectors.make(project)
        now = next(reading)
        with click.progressbar(length=now.of, label="Reading", file=sys.stderr) as bar:
            bar.update(now.made)
            for later in reading:
                bar.update(later.made - now.made)
                now = later
    narrate(f"{counted(now.of, 'text')} read.")
