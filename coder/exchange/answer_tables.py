"""Answers to one prompt as a table and as plain data, with or without who they are from."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from codebook.model import Code, Codebook
from coder.exchange.tables import Cell, Table
from coder.themes.answers import Answer, Asked, Collected, Question


def answers_table(
    collected: Collected, answers: Sequence[Answer], codebook: Codebook, *, masked: bool
) -> Table:
    """A row for each answer: who it is from (masked: a number), how it is coded, its words."""
    rated = _rated(answers, codebook)
    names = [] if masked else _attributes(answers)
    who = ("answer",) if masked else ("document", "case", "time", *names)
    rows = tuple(
        (
            *((number,) if masked else _who(answer, names)),
            str(answer.state),
            ", ".join(_codes(answer, codebook)),
            *(answer.value_of(code.guid) for code in rated),
            answer.text,
        )
        for number, answer in enumerate(answers, start=1)
    )
    columns = (*who, "state", "codes", *(code.id for code in rated), "text")
    return Table(f"{collected.asked.name}: {collected.text}", columns, rows)


def answers_payload(
    collected: Collected, answers: Sequence[Answer], codebook: Codebook, *, masked: bool
) -> dict[str, Any]:
    """The same for scripts; `spans` are places in the document, [start, stop)."""
    return {
        **_asked(collected.asked, collected.text),
        "masked": masked,
        "answers": [
            _described(answer, number, codebook, masked=masked)
            for number, answer in enumerate(answers, start=1)
        ],
    }


def questions_table(questions: Iterable[Question]) -> Table:
    """What can be asked for, a row for each scenario, prompt and time."""
    rows = tuple(
        (one.asked.scenario, one.asked.prompt, one.asked.time, one.text, one.answers, one.uncoded)
        for one in questions
    )
    columns = ("scenario", "prompt", "time", "text", "answers", "uncoded")
    notes = ("A blank prompt is the whole scenario, a blank time every time.",) if rows else ()
    return Table("What respondents were asked", columns, rows, notes)


def questions_payload(questions: Iterable[Question]) -> list[dict[str, Any]]:
    return [
        {**_asked(one.asked, one.text), "answers": one.answers, "uncoded": one.uncoded}
        for one in questions
    ]


def _described(answer: Answer, number: int, codebook: Codebook, *, masked: bool) -> dict[str, Any]:
    document = answer.document
    who: dict[str, Any] = {
        "document": document.name,
        "case": document.case,
        "time": document.time,
        "attributes": dict(answer.attributes),
        "spans": [[span.start, span.stop] for span in answer.spans],
    }
    rated = _rated([answer], codebook)
    return {
        "answer": number,
        **({} if masked else who),
        "state": str(answer.state),
        "finished": answer.finished,
        "codes": _codes(answer, codebook),
        "values": {code.id: answer.value_of(code.guid) for code in rated},
        "text": answer.text,
    }


def _asked(asked: Asked, text: str) -> dict[str, str]:
    return {
        "scenario": asked.scenario,
        "prompt": asked.prompt,
        "time": asked.time,
        "question": text,
    }


def _who(answer: Answer, names: Sequence[str]) -> tuple[Cell, ...]:
    document = answer.document
    facts: Mapping[str, str] = answer.attributes
    return document.name, document.case, document.time, *(facts.get(name) for name in names)


def _attributes(answers: Iterable[Answer]) -> list[str]:
    return list(dict.fromkeys(name for one in answers for name in one.attributes))


def _codes(answer: Answer, codebook: Codebook) -> list[str]:
    given = {coding.code for coding in answer.codings}
    return [code.id for code in codebook if code.guid in given]


def _rated(answers: Iterable[Answer], codebook: Codebook) -> list[Code]:
    """The codes of which any of the answers has a value."""
    given = {rating.code for one in answers for rating in one.ratings}
    return [code for code in codebook if code.guid in given]
