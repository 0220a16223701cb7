"""A report put together from its material, section by section."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace

from coder.charts.dots import tells_apart, theme_dots
from coder.charts.forest import alpha_forest
from coder.charts.levels import level_bars
from coder.charts.slopes import pair_slopes
from coder.exchange.tables import Table
from coder.exchange.theme_cells import P
from coder.exchange.theme_notes import FEW, SMALL_BASE, everybody, notes
from coder.exchange.theme_tables import shown
from coder.exchange.theme_together import together_tables
from coder.report.agreement import agreement_table
from coder.report.checklist import NOT_RECORDED, checklist
from coder.report.definitions import definitions
from coder.report.material import Material
from coder.report.model import Block, Heading, Paragraph, Quotation, Section, StudyReport
from coder.themes.table import ThemeTable

_READING = (
    (
        "Every number is of respondents, and a respondent counts once, however often coded. Read "
        "“22 of 25” first: 25 people were asked, answered and are coded to the end, and 22 of "
        "them said something that the code was given to. Not mentioning a practice does not show "
        "that it is not used."
    ),
    (
        "The interval is Wilson's 95 % interval: other respondents like these might well have "
        f"given any percent in it. Where fewer than {SMALL_BASE} people are in the base it is "
        "wide, and percents are starred."
    ),
    (
        "Tests stand last and are exploratory: they were not planned, are not adjusted for how "
        "many there are, and say nothing of people who were not asked."
    ),
)


def composed(material: Material, wanted: Collection[str] = ()) -> StudyReport:
    """The report with the sections of these ids in their usual order; all if none are named."""
    sections = tuple(
        Section(id_, title, blocks)
        for id_, (title, make) in SECTIONS.items()
        if (not wanted or id_ in wanted) and (blocks := tuple(make(material)))
    )
    few = any(FEW in notes(one) for one in (material.table, *material.groups))
    return StudyReport(
        material.title,
        tuple(_facts(material)),
        _warnings(material),
        sections,
        ((FEW,) if few else ()) + material.warnings,
    )


def _facts(material: Material) -> Iterator[str]:
    yield f"{everybody(material.table)}: {_respondents(material.record.respondents)}."
    documents = ", ".join(
        f"{count} {kind}{'' if count == 1 else 's'}"
        for kind, count in material.record.documents.items()
    )
    version = f"codebook version {material.codebook.version}"
    yield f"{documents}; {version}; as of {material.date or NOT_RECORDED}."


def _warnings(material: Material) -> tuple[str, ...]:
    open_ = material.table.open
    if not open_:
        return ()
    verb = "document is" if open_ == 1 else "documents are"
    return (
        (
            f"Provisional: {open_} {verb} not coded to the end. While some are open, percents run "
            "high, and every figure may still change."
        ),
    )


def _respondents(number: int) -> str:
    return f"{number} respondent{'' if number == 1 else 's'}"


# Counts ----------------------------------------------------------------------------------------


def _themes(material: Material) -> Iterator[Block]:
    if material.table.codes:
        yield theme_dots(_top(material.table))
        yield from map(_printed, shown(material.table))


def _groups(material: Material) -> Iterator[Block]:
    for table in material.groups:
        yield Heading(f"By {table.by}")
        if tells_apart(table):
            yield theme_dots(_top(table))
        yield from (_printed(one) for one in shown(table) if P in one.columns)


def _changes(material: Material) -> Iterator[Block]:
    if material.paired is not None:
        there = [one for one in material.paired.codes if any(each.base for each in one.pairs)]
        paired = replace(material.paired, codes=tuple(there))
        if there:
            yield pair_slopes(_top(paired))
        yield from map(_printed, shown(paired))


def _levels(material: Material) -> Iterator[Block]:
    """As bars: the numbers stand in the table of counts."""
    if any(one.levels for one in material.table.codes):
        yield level_bars({"": material.table})


def _together(material: Material) -> Iterator[Block]:
    if material.together is not None:
        yield _printed(together_tables(material.together)[0])


def _printed(table: Table) -> Table:
    """The table without what is said to its author alone, before it leaves the team."""
    return replace(table, notes=tuple(note for note in table.notes if note != FEW))


def _top(table: ThemeTable) -> ThemeTable:
    """Only codes that stand below no other of the table: a chart of all would be too long."""
    least = min((one.depth for one in table.codes), default=0)
    return replace(table, codes=tuple(one for one in table.codes if one.depth == least))


# Words -----------------------------------------------------------------------------------------


def _agreement(material: Material) -> Iterator[Block]:
    if material.agreement is None:
        yield Paragraph(f"Agreement between coders: {NOT_RECORDED}. {material.apart}")
        return
    yield agreement_table(material.agreement)
    yield alpha_forest(material.agreement)
    if material.record.settled:
        yield Paragraph(_settled(material.record.settled))


def _settled(ways: Mapping[str, int]) -> str:
    told = {"discussion": "by discussion", "lead": "by a lead", "": "in a way not recorded"}
    whole = sum(ways.values())
    how = ", ".join(
        f"{number} ({100 * number / whole:.0f} %) {told.get(way, way)}"
        for way, number in ways.items()
    )
    verb = "difference was" if whole == 1 else "differences were"
    return f"{whole} {verb} settled after that: {how}. Counts are of the consensus."


def _quotations(material: Material) -> Iterator[Block]:
    if any(quotes for _, quotes in material.quotes):
        yield Paragraph(
            "Each stands word for word in its source; what others said in between is cut and "
            "marked [...]."
            if material.chosen
            else "Picked by the program, few for each code and from different people; nobody has "
            "chosen them. Each stands word for word in its source."
        )
    for code, quotes in material.quotes:
        if quotes:
            yield Heading(f"{code.id}  {code.label}")
        for one in quotes:
            yield Quotation(f"“{one.excerpt.text.strip()}”", one.excerpt.attribution)


def _methods(material: Material) -> Iterator[Block]:
    book = material.codebook
    label = f", called “{book.label}”" if book.label else ""
    who = _respondents(material.record.respondents)
    yield Paragraph(
        f"What {who} said and wrote was coded with {len(book)} codes, version {book.version} of "
        f"the codebook{label}. How respondents were sampled: {NOT_RECORDED}. How the codebook was "
        f"made: {NOT_RECORDED}. Counts are of respondents; a respondent counts once."
    )
    if material.methods:
        yield Paragraph(material.methods)


def _codebook(material: Material) -> Iterator[Block]:
    label = f", called “{material.codebook.label}”" if material.codebook.label else ""
    yield Paragraph(f"Version {material.codebook.version}{label}. Counts are as in the tables.")
    yield from definitions(material.codebook, {one.code.guid: one for one in material.table.codes})


def _items(material: Material) -> Iterator[Block]:
    yield checklist(material)


def _notes(_: Material) -> Iterator[Block]:
    yield from map(Paragraph, _READING)


SECTIONS: Mapping[str, tuple[str, Callable[[Material], Iterator[Block]]]] = {
    "reading": ("How to read the numbers", _notes),
    "themes": ("What was found", _themes),
    "levels": ("Levels", _levels),
    "groups": ("Groups compared", _groups),
    "changes": ("Before and after", _changes),
    "together": ("Codes that go together", _together),
    "quotations": ("In their words", _quotations),
    "agreement": ("Agreement between coders", _agreement),
    "methods": ("Methods", _methods),
    "codebook": ("The codebook", _codebook),
    "checklist": ("Reporting items", _items),
}
"""Id of a section → its title, and what makes its blocks; a section without blocks is left out."""
