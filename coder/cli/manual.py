"""The manual page of commands, made from the commands themselves."""

from collections.abc import Iterator
from typing import Any

import click

from coder.cli import COMMANDS, main

WIDTH = 90  # characters; as wide as the help on a usual screen


def manual() -> str:
    """Markdown: each section of `coder --help`, each command with its help as printed."""
    parts: list[str] = []
    wide: dict[str, Any] = {"terminal_width": WIDTH, "max_content_width": WIDTH}
    settings = {**main.context_settings, **wide}
    root = click.Context(main, info_name="coder", **settings)
    for section, names in COMMANDS.items():
        parts.append(f"## {section}")
        for name in names:
            command = main.get_command(root, name)
            if command is not None:
                parts += [_entry(one) for one in _with_subcommands(command, root, name)]
    return "\n\n".join(parts)


def _with_subcommands(
    command: click.Command, above: click.Context, name: str
) -> Iterator[click.Context]:
    here = click.Context(
        command, info_name=name, parent=above, terminal_width=WIDTH, max_content_width=WIDTH
    )
    yield here
    if isinstance(command, click.Group):
        for below in command.list_commands(here):
            found = command.get_command(here, below)
            if found is not None:
                yield from _with_subcommands(found, here, below)


def _entry(context: click.Context) -> str:
    level = "####" if context.parent and context.parent.parent else "###"
    return f"{level} {context.command_path}\n\n```text\n{context.get_help()}\n```"
