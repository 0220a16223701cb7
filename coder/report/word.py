"""The report as one Word document: real headings, real tables, pictures with their words."""

from io import BytesIO
from pathlib import Path
from typing import Any

from coder.charts.chart import Chart
from coder.exchange.archives import timeless
from coder.exchange.docx_tables import add_table
from coder.exchange.tables import Table, one_line, write_whole
from coder.report.model import Block, Definition, Heading, Paragraph, Quotation, StudyReport

_WIDTH, _MARGIN, _PAGE = 160, 20, (210, 297)  # millimetres
_DPI = 200
_MOST = 230  # millimetres: a higher picture is made smaller


def write_word(report: StudyReport, path: Path) -> None:
    """Write the report; the same report makes the same bytes, and nobody's name is in the file.

    Raises InvalidRequestError if it cannot be written; then nothing is written.
    """
    document = _document(report)
    for fact in report.facts:
        document.add_paragraph(one_line(fact), "Subtitle")
    for warning in report.warnings:
        document.add_paragraph(one_line(warning), "Intense Quote")
    for section in report.sections:
        document.add_heading(one_line(section.title), 1)
        for block in section.blocks:
            _add(document, block)
    whole = BytesIO()
    document.save(whole)
    write_whole(timeless(whole.getvalue()), path)


def _document(report: StudyReport) -> Any:
    import docx
    from docx.shared import Mm

    document = docx.Document()
    properties = document.core_properties
    properties.author, properties.comments = "", ""
    properties.title = one_line(report.title)[:255]
    page = document.sections[0]
    page.page_width, page.page_height = map(Mm, _PAGE)
    for side in ("left", "right", "top", "bottom"):
        setattr(page, f"{side}_margin", Mm(_MARGIN))
    document.add_heading(one_line(report.title), 0)
    return document


def _add(document: Any, block: Block) -> None:
    match block:
        case Paragraph(text):
            document.add_paragraph(_legible(text))
        case Heading(text):
            document.add_heading(one_line(text), 2)
        case Quotation(words, attribution):
            document.add_paragraph(_legible(words), "Quote").paragraph_format.keep_with_next = True
            document.add_paragraph(f"— {one_line(attribution)}")
        case Definition():
            _add_definition(document, block)
        case Table():
            add_table(document, block)
        case _:
            _add_chart(document, block)


def _add_definition(document: Any, code: Definition) -> None:
    count = f"  ({code.count})" if code.count else ""
    document.add_heading(f"{one_line(code.name)}{count}", 2 + min(code.depth, 2))
    for name, words in code.fields:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(_legible(words))


def _add_chart(document: Any, chart: Chart) -> None:
    """The picture, with all of its numbers in words for those who cannot see it."""
    from docx.shared import Mm

    part = min(1, _WIDTH / chart.width, _MOST / chart.height)
    picture = document.add_picture(BytesIO(chart.png(_DPI)), width=Mm(chart.width * part))
    named = picture._inline.docPr  # noqa: SLF001 - python-docx has no other way to a text
    named.set("title", _legible(chart.title))
    named.set("descr", _legible(chart.description))


def _legible(words: str) -> str:
    """Words without the characters that XML does not allow; line breaks stay."""
    return "\n".join(one_line(line) for line in words.split("\n"))
