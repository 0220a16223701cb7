"""The command line: a group that loads a command when it is asked for, and the error funnel."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from coder import __version__
from coder.errors import USER_ERRORS, did_you_mean

# Section → command → (where it stands, what it does). The words stand here so that
# `coder --help` need not import a single command.
COMMANDS: dict[str, dict[str, tuple[str, str]]] = {
    "Start": {
        "demo": ("coder.cli.demo:demo", "Build an invented study to try everything on."),
        "new": ("coder.cli.project:new", "Make a project file."),
    },
    "Bring in": {
        "codebook": ("coder.cli.codebook:codebook", "Load, save, show and revise the codes."),
        "scenarios": ("coder.cli.documents:scenarios", "Load scenarios and their prompts."),
        "cases": ("coder.cli.documents:cases", "Load who is studied: borough, role ..."),
        "import": ("coder.cli.importing:import_files", "Bring in interviews and answers."),
        "documents": ("coder.cli.documents:documents", "List documents and their progress."),
    },
    "Code": {
        "open": ("", "Code in the terminal."),
        "keys": ("", "List the keys, and make your own."),
        "read": ("coder.cli.reading:read", "Read a document and its codes in plain lines."),
        "responses": ("coder.cli.responses:responses", "Show everybody's answers to a prompt."),
        "suggest": ("coder.cli.suggestions:suggest", "List and decide keyword suggestions."),
        "keywords": ("coder.cli.keywords:keywords", "See what keywords hit; add and drop them."),
        "queue": ("coder.cli.reading_order:queue", "Read what is likeliest for a code first."),
        "memos": ("coder.cli.memos:memos", "List, write and export memos."),
        "codings": ("coder.cli.codings:codings", "Import and export coded segments."),
        "reviews": ("coder.cli.reviews:reviews", "Words that were read and deserve no code."),
        "finish": ("coder.cli.codings:finish", "Mark documents as coded to the end."),
        "reopen": ("coder.cli.codings:reopen", "Take the finished mark away."),
        "undo": ("coder.cli.codings:undo", "Take back your last action."),
        "redo": ("coder.cli.codings:redo", "Do again what you undid last."),
    },
    "Check": {
        "copy": ("coder.cli.copies:copy", "Make a file for one coder, to code in elsewhere."),
        "merge": ("coder.cli.copies:merge", "Bring home what was done in a copy."),
        "round": ("coder.cli.rounds:rounds", "Code a sample apart, blind, again or to learn."),
        "agreement": ("coder.cli.agreement:agreement", "How far the coders agree, code by code."),
        "consensus": ("coder.cli.consensus:consensus", "Take over what finished coders agree on."),
    },
    "Report": {
        "search": ("coder.cli.searching:search", "Find words in all documents, in context."),
        "themes": ("coder.cli.themes:themes", "Count respondents: 22 of 25, by borough or role."),
        "cooccurrence": ("coder.cli.together:cooccurrence", "Which codes go together, how often."),
        "saturation": ("coder.cli.together:saturation", "How many codes each document added."),
        "excerpts": ("coder.cli.excerpts:excerpts", "List the coded segments of a code."),
        "quotations": ("coder.cli.quotations:quotations", "Choose and check what is quoted."),
        "measures": ("coder.cli.measures:measures", "Numbers of cases: questionnaires, counts."),
        "joint": ("coder.cli.joint:joint", "Set numbers beside themes."),
        "matrix": ("coder.cli.matrix:matrix", "Chart what cases say on codes, summed up."),
        "report": ("coder.cli.report:report", "Write the whole study as one page or document."),
        "chart": ("coder.cli.chart:chart", "Draw counts and agreement for print."),
    },
}
_PLUGGED = "More"

FIRST_STEPS = """
\b
First steps:
  coder demo                              an invented study in demo.coder
  coder open demo.coder --as ana          code it
  coder themes --where time=T2 --by borough
Every command explains itself: coder COMMAND --help
"""


class LazyGroup(click.Group):
    """Knows its commands by name; imports one only when it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        ours = [name for section in COMMANDS.values() for name in section]
        return ours + sorted(set(_plugged()) - set(ours))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's own
        for section in COMMANDS.values():
            if section.get(cmd_name, ("", ""))[0]:
                module, name = section[cmd_name][0].split(":")
                command: click.Command = getattr(import_module(module), name)
                return command
        plugged = _plugged()
        return plugged[cmd_name].load() if cmd_name in plugged else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        sections = {title: dict(section) for title, section in COMMANDS.items()}
        known = {name for section in sections.values() for name in section}
        strangers = {name: ("", "") for name in self.list_commands(ctx) if name not in known}
        for title, section in (sections | {_PLUGGED: strangers}).items():
            if section:
                with formatter.section(title):
                    formatter.write_dl([(name, words) for name, (_, words) in section.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run; what a person can mend becomes one sentence on stderr and exit code 1."""
        try:
            return super().invoke(ctx)
        except USER_ERRORS as error:
            from transcripts.text import visible

            # A file's own words may stand in the sentence, and they may try to steer the terminal.
            raise click.ClickException(visible(str(error))) from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            _refuse(args[0], self.list_commands(ctx), error)


def _refuse(name: str, known: Sequence[str], error: click.UsageError) -> NoReturn:
    message = f"There is no command {name!r}.{did_you_mean(name, known)}"
    raise click.UsageError(message, ctx=error.ctx) from error


def _plugged() -> dict[str, Any]:
    """Commands that other packages offer, the screens among them; looking for them takes time."""
    from importlib.metadata import entry_points

    return {point.name: point for point in entry_points(group="coder.commands")}


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 90},
    epilog=FIRST_STEPS,
)
@click.version_option(__version__, prog_name="coder")
@click.option(
    "-p",
    "--project",
    "project_file",
    metavar="FILE",
    help="The project. Else $CODER_PROJECT, else the only *.coder file in this folder.",
)
@click.pass_context
def main(ctx: click.Context, project_file: str | None) -> None:
    """Code interviews and scenario answers, check agreement, count themes."""
    ctx.ensure_object(dict)["project"] = project_file
