"""The manual page of commands, made from the commands themselves."""

from collections.abc import Iterator
from typing import Any

import click

from coder.cli import COMMANDS, main

WIDTH = 90  # characters; as wide as the help on a usual screen
WIDE: dict[str, Any] = {"terminal_width": WIDTH, "max_content_width": WIDTH}


def manual() -> str:
    """Markdown: each section of `coder --help`, each command with its help as printed."""
    parts: list[str] = []
    root = click.Context(main, info_name="coder", **{**main.context_settings, **WIDE})
    for section, names in COMMANDS.items():
        parts.append(f"## {section}")
        for name in names:
            parts += [_entry(context) for context in _contexts(main, root, name)]
    return "\n\n".join(parts)


def _contexts(group: click.Group, above: click.Context, name: str) -> Iterator[click.Context]:
    """A command of the group, and the commands below it, each ready to print its help."""
    for command in filter(None, [group.get_command(above, name)]):
        here = click.Context(command, info_name=name, parent=above, **WIDE)
        yield here
        if isinstance(command, click.Group):
            for below in command.list_commands(here):
                yield from _contexts(command, here, below)


def _entry(context: click.Context) -> str:
    level = "####" if context.parent and context.parent.parent else "###"
    return f"{level} {context.command_path}\n\n```text\n{context.get_help()}\n```"
