"""Theme counts and excerpts as plain data, nothing rounded: for spreadsheets and for scripts."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from codebook.model import CodeKind
from coder.exchange.tables import Cell, Table
from coder.exchange.theme_tables import group_name, notes, title
from coder.themes.choices import ValueShare
from coder.themes.counts import Share
from coder.themes.excerpts import Excerpt
from coder.themes.table import CodeCount, Group, ThemeTable
from transcripts.text import natural

EVERYBODY = "(all)"
IDENTITY = ("code", "label", "value", "group")
SHARE = ("n", "base", "percent", "low", "high")
BEHIND = ("mentions", "documents")
OUTSIDE = ("not_asked", "withheld", "open", "not_rated")
PLACE = (
    *("case", "document", "code", "coder", "start", "stop", "text", "attribution"),
    *("value", "before", "after", "finished", "at"),
)


def flat(table: ThemeTable) -> Table:
    """One row for each code (or each of its values) and group, with unrounded numbers."""
    rows = tuple(row for count in table.codes for row in _rows(count))
    columns = (*IDENTITY, *SHARE, *BEHIND, *OUTSIDE)
    return Table(title(table), columns, rows, notes(table))


def _rows(count: CodeCount) -> Iterator[tuple[Cell, ...]]:
    outside = (count.mentions, count.documents, count.not_asked, count.withheld, count.open)
    name, tail = (count.code.id, count.code.label), (*outside, count.not_rated)
    for value, share in _shares(count.share, count.values):
        yield (*name, value, EVERYBODY, *_numbers(share), *tail)
    for group in count.groups:
        for value, share in _shares(group.share, group.values):
            yield (*name, value, group_name(group.name), *_numbers(share), *[None] * len(tail))


def _shares(share: Share, values: Sequence[ValueShare]) -> list[tuple[str, Share]]:
    return [(one.value, one.share) for one in values] or [("", share)]


def _numbers(share: Share) -> tuple[Cell, ...]:
    return share.n, share.base, share.percent, share.low, share.high


def excerpt_table(excerpts: Sequence[Excerpt]) -> Table:
    """One row for each excerpt, with a column for each attribute of the cases."""
    attributes = sorted({name for one in excerpts for name in one.attributes}, key=natural)
    rows = tuple(
        (*_place(one).values(), *(one.attributes.get(name) for name in attributes))
        for one in excerpts
    )
    return Table("Excerpts", (*PLACE, *attributes), rows)


# For scripts -----------------------------------------------------------------------------------


def theme_payload(table: ThemeTable) -> dict[str, Any]:
    """The table as JSON data: percent, low and high from 0 to 100, null of nobody."""
    return {
        "codes": [_code(table, count) for count in table.codes],
        "where": {name: list(values) for name, values in table.where.items()},
        "by": table.by,
        "coders": dict(table.coders),
        "open_documents": table.open,
        "documents_without_case": table.caseless,
        "documents_not_selectable": table.unplaced,
        "notes": list(notes(table)),
    }


def excerpt_payload(excerpts: Iterable[Excerpt]) -> list[dict[str, Any]]:
    """The excerpts as JSON data; start and stop are code points, null without evidence."""
    return [
        _place(one) | {"attributes": dict(one.attributes), "guid": one.guid} for one in excerpts
    ]


def _code(table: ThemeTable, count: CodeCount) -> dict[str, Any]:
    found: dict[str, Any] = {
        "code": count.code.id,
        "label": count.code.label,
        "parent": count.code.parent or None,
        "kind": str(count.code.kind),
        "unit": str(count.code.unit),
        **_share(count.share),
        "mentions": count.mentions,
        "documents": count.documents,
        "not_asked": count.not_asked,
        "withheld": count.withheld,
        "open": count.open,
    }
    if count.code.kind is CodeKind.CHOICE:
        found |= {"not_rated": count.not_rated, "values": _values(count.values)}
    if count.levels:
        found |= {"levels": _values(count.levels), "no_level": count.no_level}
    if table.by:
        found["groups"] = [_group(group) for group in count.groups]
    return found


def _group(group: Group) -> dict[str, Any]:
    values = {"values": _values(group.values)} if group.values else {}
    return {"group": group.name, **_share(group.share), **values}


def _values(values: Iterable[ValueShare]) -> list[dict[str, Any]]:
    return [{"value": one.value, "label": one.label, **_share(one.share)} for one in values]


def _share(share: Share) -> dict[str, Any]:
    return dict(zip(SHARE, _numbers(share), strict=True))


def _place(one: Excerpt) -> dict[str, Cell]:
    start, stop = (one.span.start, one.span.stop) if one.span else (None, None)
    cells = (one.case, one.document, one.code, one.coder, start, stop, one.text, one.attribution)
    more = (one.value, one.before, one.after, one.finished, one.at)
    return dict(zip(PLACE, (*cells, *more), strict=True))
