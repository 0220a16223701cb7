"""What is in a project as plain rows: whole things by guid, and the parts that change apart."""

from collections.abc import Iterator, Mapping
from typing import Any

Row = dict[str, Any]
Raw = Mapping[str, Mapping[str, Row]]
"""Table → guid → row, as the file has it."""
Content = dict[str, dict[str, Row]]
"""Kind (the name of its table) → guid → the thing with all that belongs to it."""
Part = tuple[str, str]
"""The guid of a thing, and the name of a part of it; the part of a whole is the empty name."""

OWNED = {
    "attributes": ("cases", "case", ""),
    "prompts": ("scenarios", "scenario", "prompts"),
    "turns": ("documents", "document", "words"),
    "code_values": ("codes", "code", "scale"),
    "code_levels": ("codes", "code", "scale"),
    "keywords": ("codes", "code", "keywords"),
    "round_documents": ("rounds", "round", "documents"),
    "round_coders": ("rounds", "round", "coders"),
}
"""Table → the kind that its rows belong to, the column that says to which, and their part."""
ATTRIBUTE = "attribute "
"""What the name of a part begins with that is an attribute of a case."""
_IN_PART = {("codes", "kind"): "scale", ("documents", "fingerprint"): "words"}
"""Columns that mean something only together with rows that belong to the thing."""
WHOLES = (
    *("codings", "ratings", "finishes", "first_passes", "reviews", "passes"),
    *("settings", "decisions", "memos", "summaries", "quotations"),
    *("instruments", "measurements", "joint_notes", "merges"),
)
"""Kinds that are changed as a whole, each after those that it refers to."""
KINDS = ("coders", "cases", "scenarios", "documents", "codes", "rounds", *WHOLES)
_LOCAL = {"guid", "version", "number"}
"""What means something in one file only: a version of its codebook, the number of a round."""
_LISTS = (
    *(("codes", "keywords"), ("scenarios", "prompts")),
    *(("rounds", "documents"), ("rounds", "coders")),
)


def composed(raw: Raw) -> Content:
    """The whole things: their columns, and under the names of their parts what belongs to them."""
    content = {kind: {guid: dict(row) for guid, row in raw[kind].items()} for kind in KINDS}
    for row in content["codes"].values():
        row["scale"] = {"kind": row.pop("kind"), "code_values": [], "code_levels": []}
    for row in content["documents"].values():
        row["words"] = {"fingerprint": row.pop("fingerprint"), "turns": []}
    for kind, name in _LISTS:
        for row in content[kind].values():
            row[name] = []
    for table, (kind, column, part) in OWNED.items():
        for row in sorted(raw[table].values(), key=_place):
            _give(content[kind][row[column]], table, part, row, column)
    return content


def parts(kind: str, row: Row | None) -> dict[str, Any]:
    """The parts of a thing that change apart from each other, by name; none of nothing."""
    if row is None:
        return {}
    if kind in WHOLES:
        return {"": says(row)}
    return {name: value for name, value in row.items() if name not in _LOCAL}


def says(row: Row) -> Row:
    """What a row says apart from what means something in its own file only."""
    return {name: value for name, value in row.items() if name not in _LOCAL}


def parts_of_row(table: str, row: Row | None) -> dict[Part, Any]:
    """The parts of things that one row of a table is (in), with what it says of them."""
    if row is None:
        return {}
    if table in OWNED:
        _, column, part = OWNED[table]
        name = part or ATTRIBUTE + row["name"]
        return {(row[column], name): says(row)}
    if table in WHOLES:
        return {(row["guid"], ""): says(row)}
    named = ((_IN_PART.get((table, name), name), value) for name, value in says(row).items())
    return {(row["guid"], name): value for name, value in named}


def _place(row: Row) -> tuple[Any, ...]:
    """Where a row stands among those that belong to the same thing, in whichever file."""
    place = row.get("position", row.get("rank", 0))
    return place, sorted((name, str(value)) for name, value in row.items() if name != "guid")


def _give(owner: Row, table: str, part: str, row: Row, column: str) -> None:
    """Put a row where it belongs."""
    plain = {name: value for name, value in row.items() if name not in {"guid", column}}
    if table == "attributes":
        owner[ATTRIBUTE + row["name"]] = row["value"]
    elif part in {"scale", "words"}:
        owner[part][table].append(plain)
    else:
        owner[part].append(plain)


def rows_owned(kind: str, row: Row) -> Iterator[tuple[str, Row]]:
    """The rows that belong to a thing, each with its table, without guids: `composed` backwards."""
    for table, (owner, column, part) in OWNED.items():
        if owner != kind:
            continue
        if table == "attributes":
            values = [
                {"name": name.removeprefix(ATTRIBUTE), "value": value}
                for name, value in row.items()
                if name.startswith(ATTRIBUTE)
            ]
        else:
            values = row[part][table] if part in {"scale", "words"} else row[part]
        for value in values:
            yield table, {column: row["guid"], **value}


def row_alone(kind: str, row: Row) -> Row:
    """The own row of a thing that is no code, without what belongs to it."""
    owned = {part for owner, _, part in OWNED.values() if owner == kind}
    plain = {
        name: value
        for name, value in row.items()
        if name not in owned and not name.startswith(ATTRIBUTE)
    }
    if kind == "documents":
        plain["fingerprint"] = row["words"]["fingerprint"]
    return plain
