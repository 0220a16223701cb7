"""The report as one page of HTML, without scripts, and with nothing from elsewhere."""

from typing import Any

from coder.charts.chart import Chart
from coder.exchange.html_tables import TABLE_STYLE, html_table
from coder.exchange.rendering import rendered
from coder.exchange.tables import Table
from coder.report.model import Block, StudyReport

PACKAGE = "coder.report"


def webpage(report: StudyReport) -> str:
    """The whole page; every word in it is escaped."""
    return rendered(
        "report.html",
        PACKAGE,
        report=report,
        sections=[
            {"id": one.id, "title": one.title, "blocks": [_shown(block) for block in one.blocks]}
            for one in report.sections
        ],
        table_style=TABLE_STYLE,
    )


def _shown(block: Block) -> dict[str, Any]:
    """A block with its kind; tables and charts are markup already, with all words escaped."""
    kind = type(block).__name__.lower()
    if isinstance(block, Table):
        return {"kind": kind, "name": block.title, "markup": html_table(block)}
    if isinstance(block, Chart):
        return {"kind": kind, "name": block.title, "markup": block.svg()}
    return {"kind": kind, "is": block}
