"""The codes of a content as a codebook has them."""

from codebook.joining import in_reading_order
from codebook.model import Code, CodeKind, CodeUnit, Keywords, Level, Value
from coder.merge.content import Content, Row

_PLAIN = (
    *("guid", "id", "label", "brief", "full", "use_when", "not_when"),
    *("example", "colour", "hotkey"),
)


def codes_of(content: Content) -> list[Code]:
    """The codes by their places, of which some may be the same; parents are guids."""
    rows = sorted(content["codes"].values(), key=lambda row: (row["position"], row["guid"]))
    return [_code(row) for row in rows]


def codebook_of(content: Content) -> tuple[Code, ...]:
    """The codes in reading order; parents are ids. Nothing in them is left to be mended."""
    ids = {guid: row["id"] for guid, row in content["codes"].items()}
    rows = sorted(content["codes"].values(), key=lambda row: (row["position"], row["guid"]))
    return in_reading_order(_code(row | {"parent": ids.get(row["parent"])}) for row in rows)


def _code(row: Row) -> Code:
    scale, words = row["scale"], row["keywords"]
    return Code(
        **{name: row[name] for name in _PLAIN},
        parent=row["parent"] or "",
        kind=CodeKind(scale["kind"]),
        unit=CodeUnit(row["unit"]),
        retired=bool(row["retired"]),
        values=tuple(Value(one["id"], one["label"]) for one in scale["code_values"]),
        levels=tuple(
            Level(one["rank"], one["label"], one["anchor"]) for one in scale["code_levels"]
        ),
        keywords=Keywords(
            tuple(one["word"] for one in words if one["sense"] == "seek"),
            tuple(one["word"] for one in words if one["sense"] == "avoid"),
        ),
    )
