"""The items of reporting guidelines that a project can fill in; the others say so.

COREQ: Tong, A., Sainsbury, P. and Craig, J. (2007). International Journal for Quality in Health
Care 19, 349-357. SRQR: O'Brien, B. C. and others (2014). Academic Medicine 89, 1245-1251. What the
items are about is told in our own words.
"""

from collections.abc import Iterator

from coder.exchange.tables import Table
from coder.report.material import Material

NOT_RECORDED = "[not recorded]"
_NOTE = (
    "Filled in from the project alone. What is not recorded there is left for the authors to "
    "write; nothing is guessed."
)
Item = tuple[str, str, str]


def checklist(material: Material) -> Table:
    """One line for each item: its number, what it asks for, and what the project records."""
    columns = ("item", "asks for", "recorded in the project")
    rows = (*_coreq(material), *_srqr(material))
    return Table("Items of COREQ and SRQR", columns, rows, (_NOTE,))


def _coreq(material: Material) -> Iterator[Item]:
    record, table = material.record, material.table
    yield "COREQ 12", "sample size", _counted(record.respondents, "respondent")
    yield "COREQ 13", "who did not take part, and why", _missing(material)
    yield "COREQ 16", "who the sample is", _sample(material)
    yield "COREQ 17", "the questions that were asked", _questions(material)
    times = ", ".join(record.times)
    yield "COREQ 18", "repeated interviews", f"times {times}" if times else NOT_RECORDED
    yield "COREQ 21", "how long it took", NOT_RECORDED
    yield "COREQ 22", "saturation", NOT_RECORDED
    coders = ", ".join(record.coders)
    yield "COREQ 24", "who coded", f"{len(record.coders)}: {coders}" if coders else NOT_RECORDED
    codes = f"{len(material.codebook)} codes, version {material.codebook.version}; see the codebook"
    yield "COREQ 25", "the tree of codes", codes
    yield "COREQ 26", "where the themes come from", NOT_RECORDED
    yield "COREQ 27", "software", record.program
    attributed = "each quotation is attributed" if any(ones for _, ones in material.quotes) else ""
    yield "COREQ 29", "quotations, and whose they are", attributed or NOT_RECORDED
    found = sum(1 for one in table.codes if one.share.n or one.share.hidden)
    yield "COREQ 31", "major themes", f"{found} of {len(table.codes)} codes were found"
    yield "COREQ 32", "minor themes and diverse cases", NOT_RECORDED


def _srqr(material: Material) -> Iterator[Item]:
    yield (
        "SRQR 13",
        "how data were processed",
        (
            "texts stay as they were imported; who spoke is told apart, and interviewers' words "
            "and printed prompts never count"
        ),
    )
    yield "SRQR 14", "how data were analysed", "see methods"
    agreed = "see agreement" if material.agreement else NOT_RECORDED
    yield "SRQR 15", "what makes it trustworthy", agreed
    yield "SRQR 8", "sampling, and when it was stopped", NOT_RECORDED
    yield "SRQR 9", "ethics approval and consent", NOT_RECORDED


def _missing(material: Material) -> str:
    record = material.record
    told = [
        f"{_counted(number, 'document')} {what}"
        for number, what in ((record.withheld, "withheld"), (record.blank, "left blank"))
        if number
    ]
    return f"{', '.join(told)}; why: {NOT_RECORDED}" if told else NOT_RECORDED


def _sample(material: Material) -> str:
    told = [
        f"{name}: {', '.join(f'{value} {count}' for value, count in sorted(values.items()))}"
        for name, values in material.record.cases.items()
        if len(values) <= _FEW_VALUES
    ]
    hidden = material.table.suppressed
    return "; ".join(told) if told and not hidden else NOT_RECORDED if not told else "[hidden]"


def _questions(material: Material) -> str:
    record = material.record
    if not record.scenarios:
        return NOT_RECORDED
    return (
        f"{_counted(record.scenarios, 'scenario')} with {_counted(record.prompts, 'prompt')}; "
        f"guide of interviews: {NOT_RECORDED}"
    )


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


_FEW_VALUES = 8
