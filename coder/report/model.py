"""What a report is made of: sections of paragraphs, tables, charts, quotations and definitions."""

from dataclasses import dataclass

from coder.charts.chart import Chart
from coder.exchange.tables import Table


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words as they stand in the source, and how a reader is told whose they are."""

    words: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Definition:
    """A code of the codebook: what it is called, its fields that are filled in, and n of N."""

    name: str
    depth: int
    count: str
    fields: tuple[tuple[str, str], ...]


Block = Paragraph | Heading | Quotation | Definition | Table | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """`id` names it in the page's address, and to whoever wants only some sections."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class StudyReport:
    """A whole report; `facts` stand under the title, `warnings` before everything else.

    `cautions` are not printed: they are for who made it, before it leaves the team.
    """

    title: str
    facts: tuple[str, ...]
    warnings: tuple[str, ...]
    sections: tuple[Section, ...]
    cautions: tuple[str, ...] = ()
