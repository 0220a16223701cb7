"""The table of all keys for reading: by the part of the program in which they work."""

import json
from collections.abc import Iterator, Sequence

from tui.keys.model import Key
from tui.keys.parts import PARTS
from tui.keys.signs import display


def parts(keys: Sequence[Key]) -> dict[str, list[Key]]:
    """The keys by part of the program, those named first that everybody meets first."""
    found = {part: [key for key in keys if key.owner == owner] for owner, part in PARTS.items()}
    return {part.title: own for part, own in found.items() if own}


def markdown(keys: Sequence[Key]) -> str:
    """A heading and a table for each part, for the manual."""
    blocks = []
    for name, own in parts(keys).items():
        rows = [f"| {_code(display(key.keys))} | {key.text} | `{key.id}` |" for key in own]
        head = [f"## {name}", "", "| keys | what they do | id |", "|---|---|---|"]
        blocks.append("\n".join([*head, *rows]))
    return "\n\n".join(blocks)


def as_text(keys: Sequence[Key]) -> str:
    """A line a key, the parts one below the other."""
    wide = max(len(display(key.keys)) for key in keys)
    name = max(len(key.id) for key in keys)
    blocks = []
    for part, own in parts(keys).items():
        lines = [f"  {display(key.keys):{wide}}  {key.id:{name}}  {key.text}" for key in own]
        blocks.append("\n".join([part.upper(), *lines]))
    return "\n\n".join(blocks)


def as_json(keys: Sequence[Key]) -> str:
    rows = [
        {
            "id": key.id,
            "keys": key.keys.split(","),
            "does": key.text,
            "part": part,
            "layers": [str(layer) for layer in key.layers],
        }
        for part, own in parts(keys).items()
        for key in own
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_toml(keys: Sequence[Key]) -> str:
    """A keymap to edit: every line is a comment until somebody takes the sign away."""
    return "\n".join(_toml_lines(keys))


def _toml_lines(keys: Sequence[Key]) -> Iterator[str]:
    yield "# Your own keys. Take the # before a line away and change what stands in its quotation"
    yield "# marks; a line replaces all keys of its action. Keys are a character, or a name such as"
    yield "# ctrl+right, pageup, f5, escape. A comma stands between two; the key itself is comma."
    yield ""
    yield "[keymap]"
    for name, own in parts(keys).items():
        yield from ("", f"# {name}")
        for key in own:
            yield f'# "{key.id}" = "{key.keys}"  # {key.text}'


def _code(keys: str) -> str:
    """Keys as code in a table, where a bar would end the cell."""
    shown = keys.replace("|", "\\|")
    return f"`` {shown} ``" if "`" in keys else f"`{shown}`"
