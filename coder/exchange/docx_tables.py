"""Tables as a Word document: real tables, with a header that stands on every page."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from coder.exchange.archives import timeless
from coder.exchange.rendering import rendered
from coder.exchange.tables import Table, Tables, each, one_line, write_whole
from coder.exchange.widths import fitted_widths

UPRIGHT = 7  # columns; a table with more lies across the page
SHORT, LONG, MARGIN = 210, 297, 20  # millimetres of a page of A4
STYLES = {"Table cell": (9, 1), "Table note": (8.5, 3)}  # points of letters, and around them
_MM_PER_CHARACTER = 1.8
_PADDING = 6  # millimetres at both sides of a cell, and for letters wider than most
_TWIPS_PER_MM = 1440 / 25.4


def write_docx(tables: Tables, path: Path) -> None:
    """Write each table with its title as caption and its notes below, wide ones across the page.

    Nobody's name and no time is in the file: the same tables make the same bytes. Raises
    InvalidRequestError if it cannot be written; then nothing is written.
    """
    document = _document(each(tables))
    for index, table in enumerate(each(tables)):
        _turn_page(document, across=len(table.columns) > UPRIGHT, first=not index)
        add_table(document, table)
    whole = BytesIO()
    document.save(whole)
    write_whole(timeless(whole.getvalue()), path)


def add_table(document: Any, table: Table) -> None:
    """Add a table at the end of a python-docx document, with its caption and notes.

    It is as wide as its words, at most as the page; its title is also its name for screen readers.
    """
    from docx.oxml import parse_xml

    _add_styles(document)
    title = one_line(table.title)
    if title:
        document.add_paragraph(title, "Caption").paragraph_format.keep_with_next = True
    names = [one_line(name) for name in table.columns]
    columns = [
        {"name": name, "width": width, "right": table.at_right(index)}
        for index, (name, width) in enumerate(zip(names, _twips(document, table), strict=True))
    ]
    xml = rendered(
        "table.xml",
        title=title,
        described=f"{len(table.rows)} rows with {', '.join(names)}.",
        columns=columns,
        rows=table.shown(),
        style=document.styles["Table cell"].style_id,
    )
    document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")
    for note in table.notes or ("",):  # a table needs a paragraph behind it
        document.add_paragraph(one_line(note), "Table note")


def _document(tables: Sequence[Table]) -> Any:
    import docx

    document = docx.Document()
    properties = document.core_properties
    properties.author, properties.comments = "", ""
    properties.title = one_line(tables[0].title)[:255]
    return document


def _add_styles(document: Any) -> None:
    """The styles of captions, cells and notes, which a user of Word can change in one place."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    if "Table cell" in document.styles:
        return
    for name, (size, around) in STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.size = Pt(size)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(around)
    caption = document.styles["Caption"]
    caption.font.color.rgb, caption.font.size = RGBColor(0, 0, 0), Pt(10)


def _turn_page(document: Any, *, across: bool, first: bool) -> None:
    """A page across for wide tables, upright for others; a new one only where that changes."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = document.sections[-1]
    turned = across != (section.orientation == WD_ORIENT.LANDSCAPE)
    if not first and not turned:
        return
    if not first:
        section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    width, height = (LONG, SHORT) if across else (SHORT, LONG)
    section.page_width, section.page_height = Mm(width), Mm(height)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Mm(MARGIN))


def _twips(document: Any, table: Table) -> list[int]:
    """How wide each column is: as its words want, less for long ones where the page is narrow."""
    from docx.shared import Mm

    section = document.sections[-1]
    page = (section.page_width - section.left_margin - section.right_margin) / Mm(1)
    room = (page - _PADDING * len(table.columns)) / _MM_PER_CHARACTER
    wanted = fitted_widths(table, room)
    return [int((one * _MM_PER_CHARACTER + _PADDING) * _TWIPS_PER_MM) for one in wanted]
