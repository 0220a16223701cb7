"""Answer booklets as files: in Word, as plain text, and as rows of one spreadsheet.

They come as they do in a study: an id is spelt in three ways, Word makes curly apostrophes, one
text file has the line ends and the byte order mark of another system.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import Any

from coder.demo import texts
from coder.demo.model import TIMES, Booklet, Person, Response, spoken
from coder.demo.office import save

_NOTE = "Every person and every word in this booklet is invented."
_SPELT = {("FSW 07", "T1"): "FSW 7", ("FSW 07", "T2"): "fsw-07"}
_FROM_WINDOWS = "FSW 13 T1 booklet"
_SHEET = "answers.xlsx"
_COLUMNS = ("respondent", "time", "scenario", "prompt", "answer")


class Form(Enum):
    """How a booklet reached the team."""

    WORD = "docx"
    TEXT = "txt"
    TABLE = "xlsx"


_FORMS = (Form.WORD, Form.TEXT, Form.WORD, Form.TABLE, Form.TEXT)


class Style(Enum):
    """What a line in a booklet is."""

    HEAD = "head"
    HEADING = "heading"
    PRINT = "print"
    ANSWER = "answer"


def booklets(people: Sequence[Person], responses: Sequence[Response]) -> tuple[Booklet, ...]:
    """One booklet for each person and time, in their order."""
    return tuple(
        Booklet(person.id, time, tuple(own))
        for person in people
        for time in TIMES
        if (own := [one for one in responses if (one.person, one.time) == (person.id, time)])
    )


def write_booklets(folder: Path, written: Sequence[Booklet]) -> Iterator[Path]:
    """Write every booklet in its form; gives each file once it is there."""
    rows: list[Booklet] = []
    for number, booklet in enumerate(written):
        form = _FORMS[number % len(_FORMS)]
        if form is Form.TABLE:
            rows.append(booklet)
            continue
        path = folder / f"{booklet.name}.{form.value}"
        write = _write_word if form is Form.WORD else _write_text
        write(path, booklet)
        yield path
    _write_sheet(folder / _SHEET, rows)
    yield folder / _SHEET


def _lines(booklet: Booklet) -> Iterator[tuple[Style, str]]:
    who = _SPELT.get((booklet.person, booklet.time), booklet.person)
    yield Style.HEAD, f"Respondent: {who}"
    yield Style.HEAD, f"Time: {booklet.time}"
    yield Style.PRINT, _NOTE
    scenarios = {scenario["id"]: scenario for scenario in texts.load("scenarios")["scenarios"]}
    for response in booklet.responses:
        scenario = scenarios[response.scenario]
        yield Style.HEADING, f"Scenario {scenario['id']}: {scenario['title']}"
        yield Style.PRINT, scenario["text"]
        for letter, prompt in scenario["prompts"].items():
            yield Style.PRINT, f"({letter}) {prompt}"
            yield Style.ANSWER, spoken(response.answers[letter])


def _write_text(path: Path, booklet: Booklet) -> None:
    parts = [words for _, words in _lines(booklet) if words]
    text = "\n".join(parts[:2]) + "\n\n" + "\n\n".join(parts[2:]) + "\n"
    if booklet.name == _FROM_WINDOWS:
        path.write_text(text, "utf-8-sig", newline="\r\n")
    else:
        path.write_text(text, "utf-8", newline="\n")


def _write_word(path: Path, booklet: Booklet) -> None:
    import docx

    document: Any = docx.Document()
    for style, words in _lines(booklet):
        if style is Style.HEADING:
            document.add_heading(words, level=2)
        elif style is Style.ANSWER:
            document.add_paragraph(words.replace("'", "’"))
        else:
            document.add_paragraph(words)
    save(path, document)


def _write_sheet(path: Path, written: Iterable[Booklet]) -> None:
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("invented answers")
    sheet.append(_COLUMNS)
    for booklet in written:
        who = _SPELT.get((booklet.person, booklet.time), booklet.person)
        for response in booklet.responses:
            for letter, said in response.answers.items():
                sheet.append((who, booklet.time, response.scenario, letter, spoken(said)))
    save(path, workbook)
    workbook.close()
