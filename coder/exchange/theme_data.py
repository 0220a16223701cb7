"""Theme counts as plain data for scripts, nothing rounded."""

from collections.abc import Iterable
from typing import Any

from codebook.model import CodeKind
from coder.exchange.theme_notes import notes
from coder.exchange.theme_rows import level_moves, moved, shared
from coder.themes.association import ExactTest
from coder.themes.choices import ValueShare
from coder.themes.pairs import Change, LevelChange, Pairing
from coder.themes.table import CodeCount, Group, ThemeTable


def theme_payload(table: ThemeTable) -> dict[str, Any]:
    """The table as JSON data: percent, low and high from 0 to 100, null of nobody.

    What is hidden is null, and `suppressed` stands beside it.
    """
    return {
        "codes": [_code(table, count) for count in table.codes],
        "where": {name: list(values) for name, values in table.where.items()},
        "by": table.by,
        "pair": _pair(table.pair),
        "suppressed_under": table.suppressed or None,
        "coders": dict(table.coders),
        "open_documents": table.open,
        "documents_without_case": table.caseless,
        "documents_not_selectable": table.unplaced,
        "notes": list(notes(table)),
    }


def _pair(pair: Pairing | None) -> dict[str, str] | None:
    return {"by": pair.name, "before": pair.before, "after": pair.after} if pair else None


def _code(table: ThemeTable, count: CodeCount) -> dict[str, Any]:
    hidden, choice = count.share.hidden, count.code.kind is CodeKind.CHOICE
    found: dict[str, Any] = {
        "code": count.code.id,
        "label": count.code.label,
        "parent": count.code.parent or None,
        "kind": str(count.code.kind),
        "unit": str(count.code.unit),
        **shared(count.share),
        "mentions": None if hidden else count.mentions,
        "documents": None if hidden else count.documents,
        "not_asked": count.not_asked,
        "withheld": count.withheld,
        "open": count.open,
    }
    if choice:
        found |= {"not_rated": count.not_rated, "values": _choices(table, count)}
    if count.levels:
        found |= {"levels": _values(count.levels), "no_level": count.no_level}
    if count.level_change:
        found["level_change"] = _level_change(count.level_change)
    if table.by:
        found["groups"] = [_group(group) for group in count.groups]
    if table.by:
        found |= _OF_VALUES if choice else _tested(count.tests[0] if count.tests else None)
    if table.pair:
        found["pairs"] = None if choice else _change(count.pairs[0])
    return found


_OF_VALUES = {"test": None, "no_test": "each value is tested against the rest"}


def _choices(table: ThemeTable, count: CodeCount) -> list[dict[str, Any]]:
    """Each value with its share; with its groups, each against the rest; with its pairs."""
    return [
        told
        | (_value_groups(count, number) if table.by else {})
        | ({"pairs": _change(count.pairs[number])} if table.pair else {})
        for number, told in enumerate(_values(count.values))
    ]


def _value_groups(count: CodeCount, number: int) -> dict[str, Any]:
    groups = [{"group": group.name, **shared(group.values[number].share)} for group in count.groups]
    return {"groups": groups, **_tested(count.tests[number] if count.tests else None)}


def _group(group: Group) -> dict[str, Any]:
    """A group's share; of a choice code its values too, of a presence code its pairs."""
    values = {"values": _values(group.values)} if group.values else {}
    pairs = {"pairs": _change(group.pairs[0])} if group.pairs and not group.values else {}
    return {"group": group.name, **shared(group.share), **values, **pairs}


def _tested(test: ExactTest | None) -> dict[str, Any]:
    """`test`, null where none fits or its p is hidden; then `no_test` says why."""
    if test is None or not test.name:
        return {"test": None, "no_test": test.why if test else "there are no groups"}
    told = {"name": test.name, "p": test.p}
    hidden = any(one.hidden for one in test.shares)
    return {"test": told | ({"suppressed": True} if hidden else {})}


def _change(change: Change) -> dict[str, Any]:
    return moved(change) | {
        "base": change.base,
        "before": shared(change.before),
        "after": shared(change.after),
    }


def _level_change(change: LevelChange) -> dict[str, Any]:
    times = {"before": _values(change.before), "after": _values(change.after)}
    return level_moves(change) | times


def _values(values: Iterable[ValueShare]) -> list[dict[str, Any]]:
    return [{"value": one.value, "label": one.label, **shared(one.share)} for one in values]
