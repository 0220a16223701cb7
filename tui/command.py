"""`coder open`: the coding screen in the terminal."""

from pathlib import Path

import click

from coder.cli.options import as_option, project_option

EXAMPLES = """
\b
Examples:
  coder open STUDY.coder --as ana
  coder open --as ana --document "FSW 04 T2 S1"
  coder open --as consensus --theme light
"""


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
@click.option(
    "--theme",
    type=click.Choice(["dark", "light", "ansi"]),
    default="dark",
    envvar="CODER_THEME",
    show_default=True,
    help="The colours; ansi keeps the terminal's own. Else $CODER_THEME.",
)
def open_project(*, path: Path, name: str | None, document: str | None, theme: str) -> None:
    """Read and code in the terminal. Everything is saved at once; press ? for the keys."""
    from coder.workflow import browsing
    from coder.workflow.project import open_project as opened

    with opened(path, coder=name) as project:
        project.me()
        place = browsing.document(project, document).name if document else ""
        from tui.app import CoderApp

        CoderApp(project, document=place, theme=theme).run()
