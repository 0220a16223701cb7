"""A user's own keys: read from TOML, and checked against the table of all keys."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from tui.keys.model import Key, Layer
from tui.keys.names import is_code, named, typed
from tui.keys.parts import meet

_WAY_OUT = ("app.quit", "ctrl+q")


@dataclass(frozen=True, slots=True)
class Keymap:
    """Keys by id, comma between them; and a sentence for each line that could not be taken."""

    keys: Mapping[str, str]
    complaints: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a user wrote for one id."""

    id: str
    keys: tuple[str, ...]
    line: int


def read_keymap(text: str, known: Sequence[Key]) -> Keymap:
    """The keys of a TOML text with a table `[keymap]`; what is refused keeps its own keys."""
    try:
        wanted = tomllib.loads(text).get("keymap", {})
    except tomllib.TOMLDecodeError as error:
        return Keymap({}, (f"The keymap is not TOML, and none of it is used: {error}.",))
    if not isinstance(wanted, dict):
        return Keymap({}, (f"Line {_line(text, 'keymap')}: [keymap] has to be a table.",))
    table = {key.id: key for key in known}
    entries, complaints = [], []
    for id_, value in _flat(wanted):
        entry = _Entry(id_, _keys(value), _line(text, id_))
        if complaint := _mistake(entry, table):
            complaints.append((entry.line, complaint))
        else:
            names = dict.fromkeys(named(key) or key for key in entry.keys)
            entries.append(_Entry(id_, tuple(names), entry.line))
    kept, clashes = _without_clashes(entries, table)
    told = sorted([*complaints, *clashes])
    return Keymap(
        {entry.id: ",".join(entry.keys) for entry in kept},
        tuple(f"Line {line}: {complaint}" for line, complaint in told),
    )


def applied(known: Sequence[Key], own: Mapping[str, str]) -> tuple[Key, ...]:
    """The table of keys with a user's own in it."""
    return tuple(replace(key, keys=own[key.id]) if key.id in own else key for key in known)


def _flat(table: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    """`edit.undo` without quotation marks is a table in a table; it is meant all the same."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value


def _keys(value: object) -> tuple[str, ...]:
    """The keys as they were written; none where the value is neither text nor a list of texts."""
    parts = value.split(",") if isinstance(value, str) and value.strip() != "," else value
    if isinstance(parts, str):
        return (parts.strip(),)
    if not isinstance(parts, list) or not all(isinstance(one, str) for one in parts):
        return ()
    return tuple(one.strip() for one in parts if one.strip())


def _line(text: str, id_: str) -> int:
    """The line in which an id stands, by itself or as the last part of its name."""
    last = id_.rpartition(".")[2]
    for name in (id_, last):
        start = re.compile(rf"""[\s\["'\w.-]*{re.escape(name)}["']?\s*[\]=.]""")
        for number, line in enumerate(text.splitlines(), 1):
            if start.match(line):
                return number
    return 1


def _mistake(entry: _Entry, table: Mapping[str, Key]) -> str:
    """What is wrong with an entry in itself; empty if nothing is."""
    if entry.id not in table:
        close = get_close_matches(entry.id, table, n=1, cutoff=0.5)
        meant = f" Did you mean {close[0]!r}?" if close else ""
        return f"no action is called {entry.id!r}.{meant} See: coder keys"
    if not entry.keys:
        return f'{entry.id} needs a key in quotation marks, such as "u,ctrl+z".'
    for key in entry.keys:
        if named(key) is None:
            return f"there is no key {key!r}. Write a character, or a name such as ctrl+right."
    keys = [named(key) or key for key in entry.keys]
    owner = table[entry.id].owner
    others = [key for one in table.values() if one.owner == owner for key in one.keys.split(",")]
    if any(map(typed, keys)) and not any(map(typed, others)):  # as where words are written
        return f"{entry.id} needs keys that type nothing, for there one writes."
    return _unusable(table[entry.id], keys)


def _unusable(key: Key, keys: Sequence[str]) -> str:
    """Why these keys could not be pressed, or would never reach what they are for."""
    id_, way_out = _WAY_OUT
    if key.id == id_ and way_out not in keys:
        return f"{way_out} has to stay among the keys of {id_}."
    if Layer.CODE in key.layers and all(map(is_code, keys)):
        return f"{key.id} needs a key that is no code: small letters and digits are codes there."
    return ""


def _without_clashes(
    entries: Sequence[_Entry], table: Mapping[str, Key]
) -> tuple[list[_Entry], list[tuple[int, str]]]:
    """The entries that can stand together.

    Each one refused gets its own keys back, which may clash in turn: we go on until none does.
    """
    kept, complaints = list(entries), list[tuple[int, str]]()
    while clash := next(_clashes(kept, table), None):
        entry, key, other = clash
        kept.remove(entry)
        complaints.append(
            (entry.line, f"{entry.id} and {other.id} ({other.text}) cannot both be {key!r}.")
        )
    return kept, complaints


def _clashes(
    entries: Sequence[_Entry], table: Mapping[str, Key]
) -> Iterator[tuple[_Entry, str, Key]]:
    own = {entry.id: set(entry.keys) for entry in entries}
    for entry in reversed(entries):
        mine = table[entry.id]
        for other in table.values():
            if other.id == mine.id or not meet(mine.owner, other.owner):
                continue
            before = set(mine.keys.split(",")) & set(other.keys.split(","))
            theirs = own.get(other.id, set(other.keys.split(",")))
            for key in sorted(own[entry.id] & theirs - before):
                yield entry, key, other
