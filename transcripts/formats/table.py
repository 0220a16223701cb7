"""Tables of answers: a row for each answer (long), or a row for each respondent (wide)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from transcripts.cases import CASE_COLUMNS, case_key
from transcripts.errors import InvalidTableError
from transcripts.model import Document, Guide, Kind, Reading, Scenario, State, Voice, response_name
from transcripts.placeholders import is_blank, is_withheld
from transcripts.speakers import Said, assembled
from transcripts.tables import Row, Table, plain_name, read_table

_WHO = (*CASE_COLUMNS, "responseid", "response id")
_ANSWER = ("answer", "response", "text", "free text", "answer text", "response text")
_SCENARIO = ("scenario", "scenario id", "scenario no", "scenario number")
_PROMPT = ("prompt", "question")
_TIME = ("time", "time point", "timepoint", "wave")
_SHOWN = 5  # rows in a remark


@dataclass(frozen=True, slots=True)
class _Question:
    """What a column, or the cells beside an answer, say about it."""

    scenario: str
    prompt: str = ""
    words: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer and its place in the table."""

    case: str
    question: _Question
    words: str
    row: int

    @property
    def response(self) -> tuple[str, str, str]:
        return (case_key(self.case), self.question.time, self.question.scenario.casefold())


def read(path: Path, guide: Guide) -> Reading:
    """One response for each respondent, time and scenario; a blank cell is no answer.

    Long: columns respondent (or case, id, participant …) and answer (or response, text …), and any
    of scenario, prompt, time. Wide: columns of answers called `S1`, `S1a`, `T2 S1 (b)`, `S1a T2`,
    `Scenario 1 (a)`, or by a prompt's full text. Other columns are told. InvalidTableError names
    row and column.
    """
    table = read_table(path)
    who = table.needed(*_WHO)
    answer = table.column(*_ANSWER)
    if answer and answer != who:
        answers = list(_long(table, who, answer, guide.scenarios))
        used = {answer, table.column(*_SCENARIO), table.column(*_PROMPT)}
    else:
        questions = _questions(table, guide)
        answers = list(_wide(table, who, questions))
        used = set(questions)
    _refuse_twice(table, answers)
    by_response: dict[tuple[str, str, str], list[_Answer]] = {}
    for found in answers:
        by_response.setdefault(found.response, []).append(found)
    documents = (_document(some, guide) for some in by_response.values())
    unused = [name for name in table.columns if name not in {*used, who, table.column(*_TIME)}]
    return Reading(tuple(documents), (*table.remarks, *_remarks(unused, answers)))


def _remarks(unused: Sequence[str], answers: Sequence[_Answer]) -> Iterator[str]:
    if unused:
        yield (
            f"Not imported: {', '.join(unused)}. Load attributes of people with: "
            "coder cases load TABLE"
        )
    notes = [one for one in answers if one.words and is_blank(one.words)]
    if notes:
        shown = dict.fromkeys(f"“{one.words}” in row {one.row}" for one in notes)
        some = ", ".join(list(shown)[:_SHOWN]) + (" …" if len(shown) > _SHOWN else "")
        yield f"Read as a blank answer: {some}."


def _long(table: Table, who: str, answer: str, scenarios: Sequence[Scenario]) -> Iterator[_Answer]:
    scenario, prompt, time = (
        table.column(*_SCENARIO),
        table.column(*_PROMPT),
        table.column(*_TIME),
    )
    for row in table.rows:
        scenario_id = row.cells[scenario] if scenario else ""
        if scenario and not scenario_id:
            raise _missing(table, row, scenario)
        question = _Question(
            _known_id(scenario_id, scenarios),
            *_letter_and_words(row.cells[prompt] if prompt else ""),
            row.cells[time] if time else "",
        )
        yield _Answer(_case(table, row, who), question, row.cells[answer], row.number)


def _known_id(cell: str, scenarios: Sequence[Scenario]) -> str:
    """`S1`, `Scenario 1`, `The third call` and `S1: The third call` all name scenario S1."""
    for known in scenarios:
        names = (known.id, known.title, f"{known.id}: {known.title}", f"{known.id} {known.title}",
                 f"Scenario {known.id}", f"Scenario {known.id.removeprefix('S')}")  # fmt: skip
        if plain_name(cell) in map(plain_name, names):
            return known.id
    return cell


def _letter_and_words(prompt: str) -> tuple[str, str]:
    """`a`, `(a)` and `(a) What would you do?` all name prompt a; else the words stand alone."""
    match = re.fullmatch(r"\(?([A-Za-z])(?:[).:]\s*(.*))?", prompt, re.DOTALL)
    return (match[1].lower(), match[2] or "") if match else ("", prompt)


def _wide(table: Table, who: str, questions: dict[str, _Question]) -> Iterator[_Answer]:
    time = table.column(*_TIME)
    for row in table.rows:
        case = _case(table, row, who)
        for column, question in questions.items():
            when = question.time or (row.cells[time] if time else "")
            asked = _Question(question.scenario, question.prompt, question.words, when)
            yield _Answer(case, asked, row.cells[column], row.number)


def _case(table: Table, row: Row, who: str) -> str:
    if not case_key(row.cells[who]):
        raise _missing(table, row, who)
    return row.cells[who]


def _missing(table: Table, row: Row, column: str) -> InvalidTableError:
    return InvalidTableError(table.path, f"column {column!r} is empty.", row=row.number)


def _questions(table: Table, guide: Guide) -> dict[str, _Question]:
    """The columns that hold answers; a table without any is refused."""
    asked = ((column, _question(column, guide.scenarios)) for column in table.columns)
    found = {column: question for column, question in asked if question}
    if not found:
        raise InvalidTableError(
            table.path,
            "there is no column of answers: neither one called “answer”, nor any like “S1”, "
            f"“S1a T2” or a prompt's full text. Its columns are: {', '.join(table.columns)}.",
        )
    return found


def _question(column: str, scenarios: Sequence[Scenario]) -> _Question | None:
    ids = "|".join(re.escape(scenario.id) for scenario in scenarios) or "(?!)"
    shape = re.compile(
        r"(?:(?P<before>T\d+)[\s_.:-]+)?"
        rf"(?:(?:Scenario\s+)?(?P<scenario>{ids}|S\d+)|Scenario\s*(?P<number>\d+))"
        r"(?:[\s_.-]*\(?(?P<prompt>[a-z])\)?)?(?![A-Za-z])"
        r"(?:[\s_.-]+\(?(?P<after>T\d+)\)?)?(?:[:.]?\s+(?P<words>.+))?",
        re.IGNORECASE | re.DOTALL,
    )
    match = shape.fullmatch(column.strip())
    if match is None:
        return _by_wording(column, scenarios)
    scenario = match["scenario"] or f"S{match['number']}"
    scenario = scenario.upper() if scenario[1:].isdigit() else scenario
    time = match["before"] or match["after"] or ""
    return _Question(scenario, (match["prompt"] or "").lower(), match["words"] or "", time.upper())


def _by_wording(column: str, scenarios: Sequence[Scenario]) -> _Question | None:
    """A column named by the full text of a prompt that only one scenario has."""
    same = [
        _Question(scenario.id, prompt.id)
        for scenario in scenarios
        for prompt in scenario.prompts
        if plain_name(prompt.text) == plain_name(column)
    ]
    return same[0] if len(same) == 1 else None


def _refuse_twice(table: Table, answers: Sequence[_Answer]) -> None:
    seen: dict[object, _Answer] = {}
    for answer in answers:
        key = (*answer.response, answer.question.prompt, answer.question.words)
        first = seen.setdefault(key, answer)
        if first is not answer:
            name = response_name(answer.case, answer.question.time, answer.question.scenario)
            prompt = f" ({answer.question.prompt})" if answer.question.prompt else ""
            raise InvalidTableError(
                table.path,
                f"{name}{prompt} is answered here and in row {first.row}. Keep one, or tell them "
                "apart by time.",
                row=answer.row,
            )


def _document(answers: Sequence[_Answer], guide: Guide) -> Document:
    first = answers[0]
    same = (one for one in guide.scenarios if one.id.casefold() == first.response[2])
    scenario = next(same, None)
    spoken = scenario.id if scenario else first.question.scenario
    withheld = any(is_withheld(answer.words) for answer in answers)
    said = list(_said(answers, spoken, scenario, withheld=withheld))
    text, turns = assembled(said)
    present = any(part.voice is Voice.RESPONDENT for part in said)
    state = State.PRESENT if present else State.BLANK
    return Document(
        name=response_name(first.case, first.question.time, spoken),
        text=text,
        turns=turns,
        kind=Kind.RESPONSE,
        case=first.case,
        scenario=spoken,
        time=first.question.time,
        state=State.WITHHELD if withheld else state,
    )


def _said(
    answers: Sequence[_Answer], spoken: str, scenario: Scenario | None, *, withheld: bool
) -> Iterator[Said]:
    """Scenario, prompts and answers in the order of print; what was printed has voice prompt."""
    if scenario:
        printed = f"{scenario.title}\n\n{scenario.text}".strip()
        yield Said(spoken, Voice.PROMPT, printed)
    known = {prompt.id.casefold(): prompt.text for prompt in scenario.prompts} if scenario else {}
    for answer in answers:
        letter = answer.question.prompt
        speaker = f"{spoken} ({letter})" if letter else spoken
        words = known.get(letter) or answer.question.words
        yield Said(speaker, Voice.PROMPT, words or (speaker if letter or not scenario else ""))
        if not withheld and not is_blank(answer.words):
            yield Said(answers[0].case, Voice.RESPONDENT, answer.words)
