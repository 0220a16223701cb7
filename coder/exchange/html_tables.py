"""Tables in HTML that a screen reader can walk through, alone or as part of a page."""

from collections.abc import Sequence

from coder.exchange.rendering import rendered
from coder.exchange.tables import Table, one_line

TABLE_STYLE = """\
table.results { border-collapse: collapse; font-variant-numeric: tabular-nums; }
table.results caption { font-weight: 600; padding-block: .5em; text-align: start; }
table.results :is(th, td) { padding: .25em .75em; text-align: start; vertical-align: top; }
table.results :is(th, td) { overflow-wrap: break-word; white-space: pre-wrap; }
table.results .right { text-align: end; }
table.results tbody .right { white-space: nowrap; }
table.results thead th { border-block: 2px solid; border-block-end-width: 1px; }
table.results thead th { vertical-align: bottom; white-space: normal; }
table.results tbody th { font-weight: normal; min-inline-size: 12ch; }
table.results tbody tr:last-child > * { border-block-end: 2px solid; }
table.results tfoot td { font-size: .875em; white-space: normal; }
table.results tfoot p { margin: .25em 0; max-inline-size: 80ch; }
@media print {
  table.results { font-size: 8.5pt; }
  table.results :is(th, td) { padding: .15em .5em; }
  table.results tfoot { display: table-row-group; } /* else it stands on every page */
  table.results tr { break-inside: avoid; }
}
"""


def html_table(table: Table) -> str:
    """One `<table class="results">` for a page that has `TABLE_STYLE` among its styles.

    The title is its caption, columns and first cells are headers with a scope, and the notes stand
    at its foot. Nothing in a cell is markup.
    """
    return rendered(
        "table.html",
        title=one_line(table.title),
        columns=[one_line(name) for name in table.columns],
        rows=table.shown(),
        notes=[one_line(note) for note in table.notes],
        right=[table.at_right(index) for index in range(len(table.columns))],
    )


def html_page(tables: Sequence[Table]) -> str:
    """All tables as one page that needs nothing else; a wide one scrolls by itself."""
    names = [one_line(table.title) or "Table" for table in tables]
    shown = [
        {"name": name, "table": html_table(table)}
        for name, table in zip(names, tables, strict=True)
    ]
    return rendered("page.html", title=names[0], tables=shown, style=TABLE_STYLE)
