"""Quotations as tables to read, as plain data, and all that must be read with them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from coder.exchange.tables import Cell, Kind, Table
from coder.search.quoted import Checked, Fate
from coder.themes.attribution import NOT_RECORDED, Alike
from coder.themes.balance import Balance, warnings
from coder.themes.excerpts import Excerpt
from coder.themes.quoting import Quote, Quotes
from transcripts.text import natural

TOLD = 5
"""Sentences of one kind; how many more there are is told."""
PLACE = (
    *("case", "document", "code", "coder", "start", "stop", "text", "attribution"),
    *("value", "before", "after", "finished", "at"),
)
FATES = {
    Fate.FOUND: "found word for word",
    Fate.CHANGED: "found but changed",
    Fate.NOT_FOUND: "not found",
}
_MADE = ("group", "chosen", "used", "people_alike", "look_at", "guid")
_CHECKED = ("row", "found", "document", "place", "quotation", "nearest words", "remark")


# To read ---------------------------------------------------------------------------------------


def shown(quotes: Quotes, words: Sequence[str] = ()) -> list[Table]:
    """The quotations to read, a table for each group; notes under the last."""
    tables = [
        Table(_title(quotes, group), ("quotation", "attribution", "code"), tuple(map(_row, some)))
        for group, some in groupby(quotes.quotes, key=lambda one: one.group)
    ] or [Table("Quotations", ("quotation", "attribution", "code"), ())]
    return [*tables[:-1], replace(tables[-1], notes=tuple(words))]


def chosen_table(quotes: Quotes) -> Table:
    """What is chosen for the report, and where it is used."""
    rows = tuple(
        (one.excerpt.guid[:8], coded(one.excerpt), one.excerpt.attribution, said(one.excerpt), used)
        for one in quotes.quotes
        for used in [one.chosen.used if one.chosen else ""]
    )
    columns = ("segment", "code", "attribution", "quotation", "used")
    return Table("Chosen for the report", columns, rows)


def _title(quotes: Quotes, group: str) -> str:
    return f"Quotations, {quotes.by} {group}" if quotes.by else "Quotations"


def _row(one: Quote) -> tuple[Cell, ...]:
    excerpt = one.excerpt
    return said(excerpt), excerpt.attribution, coded(excerpt)


def said(excerpt: Excerpt) -> str:
    """The words in quotation marks, or that there are none."""
    return f"“{excerpt.text.strip()}”" if excerpt.text else "(no evidence marked)"


def coded(excerpt: Excerpt) -> str:
    """The code, with the value that was chosen."""
    return f"{excerpt.code} = {excerpt.value}" if excerpt.value else excerpt.code


# What must be read with them -------------------------------------------------------------------


def remarks(quotes: Quotes) -> list[str]:
    """How many there are, and each thing that a careful reader has to know of them, in brief."""
    excerpts = quotes.excerpts
    if not excerpts:
        return ["No coded segments."]
    return [
        f"{len(excerpts)} excerpt{'' if len(excerpts) == 1 else 's'}.",
        *_open(excerpts),
        *_uncounted(quotes.uncounted),
        *_brief(warnings(quotes.balances, quotes.by)),
        *_rare(quotes.rare, quotes.warn_under),
        *_missing(excerpts),
        *_looks(quotes.quotes),
    ]


def _open(excerpts: Iterable[Excerpt]) -> Iterator[str]:
    count = len({one.document for one in excerpts if not one.finished})
    if count:
        documents = "document is" if count == 1 else "documents are"
        yield f"{count} {documents} not finished: their excerpts stand behind no count yet."


def _uncounted(count: int) -> Iterator[str]:
    if count:
        stand = "stands" if count == 1 else "stand"
        yield f"{count} chosen {stand} behind no count: another coder's work counts there."


def _rare(rare: Sequence[Alike], under: int) -> Iterator[str]:
    """One sentence on all attributions that may give somebody away."""
    if rare:
        told = [f"{', '.join(one.shown)} ({one.people})" for one in rare[:TOLD]]
        more = len(rare) - TOLD
        rest = f"; and {more} more, told by --format csv" if more > 0 else ""
        yield (
            f"Attributions that may tell who spoke, true of fewer than {under} people in the "
            f"study: {'; '.join(told)}{rest}."
        )


def _missing(excerpts: Sequence[Excerpt]) -> Iterator[str]:
    count = sum(NOT_RECORDED in one.attribution for one in excerpts)
    if count:
        yield f"{count} of {len(excerpts)} attributions hold {NOT_RECORDED}."


def _looks(quotes: Sequence[Quote]) -> Iterator[str]:
    """One sentence on all that may identify somebody."""
    marks = list(dict.fromkeys(str(mark) for one in quotes for mark in one.marks))
    if not marks:
        return
    count = sum(bool(one.marks) for one in quotes)
    more = f" and {len(marks) - TOLD} more" if len(marks) > TOLD else ""
    yield (
        f"Look at {count} of {len(quotes)} for words that may identify somebody: "
        f"{', '.join(marks[:TOLD])}{more}. Nothing was changed."
    )


def _brief(sentences: Iterable[str]) -> list[str]:
    told = list(sentences)
    rest = len(told) - TOLD
    more = [f"And {rest} more like it: --balance tells all."] if rest > 0 else []
    return [*told[:TOLD], *more]


# For spreadsheets and scripts ------------------------------------------------------------------


def quotation_table(quotes: Quotes, words: Sequence[str] = ()) -> Table:
    """One row for each quotation, with a column for each attribute of the cases."""
    attributes = sorted({name for one in quotes.excerpts for name in one.attributes}, key=natural)
    rows = tuple(
        (
            *_place(one.excerpt).values(),
            *_made(one).values(),
            *(one.excerpt.attributes.get(name) for name in attributes),
        )
        for one in quotes.quotes
    )
    return Table("Excerpts", (*PLACE, *_MADE, *attributes), rows, tuple(words))


def quotation_payload(quotes: Quotes) -> list[dict[str, Any]]:
    """The quotations as JSON data; start and stop are code points, null without evidence."""
    return [
        _place(one.excerpt)
        | {"attributes": dict(one.excerpt.attributes)}
        | _made(one)
        | {
            "look_at": [{"words": mark.words, "like": str(mark.sort)} for mark in one.marks],
        }
        for one in quotes.quotes
    ]


def _made(one: Quote) -> dict[str, Cell]:
    """What was made of the excerpt: its group, whether and where it is used, what to look at."""
    chosen = one.chosen
    cells = (
        one.group or None,
        chosen is not None,
        chosen.used if chosen else "",
        one.alike.people if one.alike else None,
        "; ".join(map(str, one.marks)),
        one.excerpt.guid,
    )
    return dict(zip(_MADE, cells, strict=True))


def _place(one: Excerpt) -> dict[str, Cell]:
    start, stop = (one.span.start, one.span.stop) if one.span else (None, None)
    cells = (one.case, one.document, one.code, one.coder, start, stop, one.text, one.attribution)
    more = (one.value, one.before, one.after, one.finished, one.at)
    return dict(zip(PLACE, (*cells, *more), strict=True))


# Balance ---------------------------------------------------------------------------------------


def balance_table(quotes: Quotes) -> Table:
    """How often each respondent is quoted, in all and by code; percent from 0 to 100."""
    rows = tuple(
        (one.code or "all", who, count, one.quotations, 100 * count / one.quotations)
        for one in quotes.balances
        for who, count in one.people.items()
    )
    columns = ("code", "respondent", "quotations", "of", "percent")
    kinds = (Kind.TEXT, Kind.TEXT, Kind.COUNT, Kind.COUNT, Kind.PERCENT)
    notes = tuple(warnings(quotes.balances, quotes.by))
    return Table("Quotations by respondent", columns, rows, notes, kinds)


def balance_payload(quotes: Quotes) -> list[dict[str, Any]]:
    """The same as JSON data: one for all (code null), then one for each code."""
    return [_balance(one) for one in quotes.balances]


def _balance(one: Balance) -> dict[str, Any]:
    return {
        "code": one.code or None,
        "quotations": one.quotations,
        "respondents": dict(one.people),
        "more_than_a_fifth": [who for who, _ in one.leaders()],
        "groups_without": list(one.silent),
    }


# Checked before print --------------------------------------------------------------------------


def checked_table(checked: Sequence[Checked]) -> Table:
    """What became of each quotation, those in doubt first."""
    order = [Fate.NOT_FOUND, Fate.CHANGED, Fate.FOUND]
    rows = tuple(
        (
            one.quoted.row,
            str(one.fate),
            one.document,
            f"{one.span.start}–{one.span.stop}" if one.span else "",
            one.quoted.text,
            one.words if one.fate is Fate.CHANGED else "",
            one.remark,
        )
        for one in sorted(checked, key=lambda one: order.index(one.fate))
    )
    return Table("Quotations, checked", _CHECKED, rows)


def doubtful(table: Table) -> Table:
    """What has to be looked at: a checked table without what is found word for word."""
    rows = tuple(row for row in table.rows if row[1] != str(Fate.FOUND))
    left = len(table.rows) - len(rows)
    return replace(table, rows=rows, notes=(f"Found word for word, not listed: {left}.",))


def checked_payload(checked: Sequence[Checked]) -> list[dict[str, Any]]:
    """The same as JSON data, in the order of the file."""
    return [
        {
            "row": one.quoted.row,
            "text": one.quoted.text,
            "found": str(one.fate),
            "document": one.document or None,
            "start": one.span.start if one.span else None,
            "stop": one.span.stop if one.span else None,
            "words": one.words or None,
            "remark": one.remark,
        }
        for one in checked
    ]
