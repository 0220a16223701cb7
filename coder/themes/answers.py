"""The answers to one prompt of a scenario, side by side, each with what one coder has put on it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import groupby
from types import MappingProxyType
from typing import TypeVar

from coder.errors import InvalidRequestError, did_you_mean
from coder.model import Coding, Rating, Study
from coder.themes.selection import Where, selected, understood
from transcripts.model import Document, Kind, Span, State, Turn, Voice
from transcripts.text import natural, trimmed

EVERYBODY: Where = MappingProxyType({})
_LETTER = re.compile(r"\((\w+)\)\s*$")

Done = TypeVar("Done", Coding, Rating)


class AnswerState(StrEnum):
    """How far a coder is with an answer: uncoded ones wait, blank and withheld ones never do."""

    UNCODED = "uncoded"
    CODED = "coded"
    FINISHED = "finished"
    BLANK = "blank"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: a prompt of a scenario at a time.

    Without a prompt it is the whole scenario, that is all that a respondent wrote; without a time
    it is every time.
    """

    scenario: str
    prompt: str = ""
    time: str = ""

    @property
    def name(self) -> str:
        """`S1 (a) T2`, without what is not said."""
        letter = f"({self.prompt})" if self.prompt else ""
        return " ".join(part for part in (self.scenario, letter, self.time) if part)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one response holds under a prompt, with one coder's work.

    `spans` are the respondent's words there, a span for each unbroken stretch; none where nothing
    was answered or the response is withheld. `codings` are those that meet these words; `ratings`
    and `finished` are of the whole response.
    """

    document: Document
    spans: tuple[Span, ...]
    attributes: Mapping[str, str] = field(default_factory=dict)
    codings: tuple[Coding, ...] = ()
    ratings: tuple[Rating, ...] = ()
    finished: bool = False

    @property
    def text(self) -> str:
        return "\n\n".join(span.of(self.document.text) for span in self.spans)

    @property
    def respondent(self) -> str:
        """The case; without one, the response's own name."""
        return self.document.case or self.document.name

    @property
    def state(self) -> AnswerState:
        if self.document.state is State.WITHHELD:
            return AnswerState.WITHHELD
        if not self.spans:
            return AnswerState.BLANK
        if self.finished:
            return AnswerState.FINISHED
        return AnswerState.CODED if self.codings else AnswerState.UNCODED

    def value_of(self, code: str) -> str | None:
        """The coder's value or level of a code (a guid); None if there is none."""
        return next((one.value for one in self.ratings if one.code == code), None)

    def worked_on(
        self, codings: Iterable[Coding], ratings: Iterable[Rating], *, finished: bool
    ) -> "Answer":
        """The answer with a coder's work in the response as it is now."""
        met = (one for one in codings if any(one.span.overlaps(span) for span in self.spans))
        return replace(self, codings=tuple(met), ratings=tuple(ratings), finished=finished)


@dataclass(frozen=True, slots=True)
class Question:
    """What can be asked for, and how many answers there are; `uncoded` ones wait for the coder."""

    asked: Asked
    text: str
    answers: int
    uncoded: int


@dataclass(frozen=True, slots=True)
class Collected:
    """The answers to what was asked, in the study's order, and the words of the prompt."""

    asked: Asked
    text: str
    answers: tuple[Answer, ...]


def questions_in(study: Study, coder: str = "") -> list[Question]:
    """Everything that was asked of anybody; `coder` is a guid, empty for nobody's work.

    Each prompt at each time, then at every time where there are several, then the whole scenario.
    """
    responses = [one for one in study.documents if one.kind is Kind.RESPONSE and one.scenario]
    letters = _letters_of_scenarios(responses)
    work, states = _Work(study, coder), defaultdict[Asked, list[AnswerState]](list)
    for document in responses:
        for prompt in (*_prompts_of(document, letters[document.scenario]), ""):
            state = work.answer(document, prompt).state
            for time in {document.time, ""}:
                states[Asked(document.scenario, prompt, time)].append(state)
    return [
        Question(one, prompt_text(study, one), len(of), of.count(AnswerState.UNCODED))
        for one, of in sorted(states.items(), key=lambda pair: _place(pair[0]))
        if one.time or _has_times(one, states)
    ]


def answers_in(
    study: Study, asked: Asked, *, where: Where = EVERYBODY, coder: str = ""
) -> Collected:
    """The answers to what was asked; `coder` as in `questions_in`.

    `where` maps document fields and case attributes to the values that are wanted. Raises
    InvalidRequestError for a scenario, prompt, time or name that the study does not have.
    """
    meant = known(study, asked)
    fields = {"scenario": [meant.scenario], "kind": [str(Kind.RESPONSE)]}
    found = selected(study, {**where, **fields})
    work = _Work(study, coder)
    given = (work.answer(one, meant.prompt) for one in found if _was_asked(one, meant))
    return Collected(meant, prompt_text(study, meant), tuple(given))


def known(study: Study, asked: Asked) -> Asked:
    """What was asked in the study's own words. Raises InvalidRequestError for what it lacks."""
    fields = {"scenario": [asked.scenario], **({"time": [asked.time]} if asked.time else {})}
    meant = {name: values[0] for name, values in understood(study, fields).items()}
    scenario = meant["scenario"]
    printed = _letters(one for one in study.documents if one.scenario == scenario)
    prompt = next((one for one in printed if one.casefold() == asked.prompt.casefold()), None)
    if asked.prompt and prompt is None:
        there = f"There are: {', '.join(printed)}." if printed else "Its prompts have no letters."
        hint = did_you_mean(asked.prompt, printed)
        raise InvalidRequestError(f"{scenario} has no prompt {asked.prompt!r}.{hint} {there}")
    return Asked(scenario, prompt or "", meant.get("time", ""))


def prompt_text(study: Study, asked: Asked) -> str:
    """The words of the prompt; of a whole scenario, its title. Empty if nobody knows them."""
    scenario = next((one for one in study.scenarios if one.id == asked.scenario), None)
    if not asked.prompt:
        return scenario.title if scenario else ""
    told = (one.text for one in (scenario.prompts if scenario else ()) if one.id == asked.prompt)
    return next(told, "") or next(_printed(study, asked), "")


def prompt_at(document: Document, offset: int) -> str:
    """The letter of the prompt under which a place of a response stands; empty before the first."""
    before = [letter for turn, letter in _prompted(document) if turn.start <= offset]
    return before[-1] if before else ""


class _Work:
    """What one coder has done, by document."""

    def __init__(self, study: Study, coder: str) -> None:
        self._cases = study.cases
        self._codings = _by_document(one for one in study.codings if one.coder == coder)
        self._ratings = _by_document(one for one in study.ratings if one.coder == coder)
        self._finished = {one.document for one in study.finishes if one.coder == coder}

    def answer(self, document: Document, prompt: str) -> Answer:
        guid, case = document.guid, self._cases.get(document.case)
        bare = Answer(document, _spans(document, prompt), case.attributes if case else {})
        return bare.worked_on(
            self._codings[guid], self._ratings[guid], finished=guid in self._finished
        )


def _by_document(work: Iterable[Done]) -> Mapping[str, list[Done]]:
    found: dict[str, list[Done]] = defaultdict(list)
    for one in work:
        found[one.document].append(one)
    return found


def _prompted(document: Document) -> Iterator[tuple[Turn, str]]:
    """Each turn with the letter of the prompt that it stands under, or that it is."""
    letter = ""
    for turn in document.turns:
        if turn.voice is Voice.PROMPT:
            found = _LETTER.search(turn.speaker)
            letter = found[1] if found else ""
        yield turn, letter


def _letters(documents: Iterable[Document]) -> dict[str, None]:
    """The letters of the prompts, in order."""
    pairs = (pair for one in documents for pair in _prompted(one))
    return {letter: None for _, letter in pairs if letter}


def _printed(study: Study, asked: Asked) -> Iterator[str]:
    """The words of a prompt as they stand in the responses."""
    return (
        turn.span.of(document.text)
        for document in study.documents
        if document.scenario == asked.scenario
        for turn, letter in _prompted(document)
        if turn.voice is Voice.PROMPT and letter == asked.prompt
    )


def _spans(document: Document, prompt: str) -> tuple[Span, ...]:
    """The respondent's words under a prompt (all without one), each unbroken stretch as one."""
    if document.state is not State.PRESENT:
        return ()

    def is_answer(one: tuple[Turn, str]) -> bool:
        turn, letter = one
        return turn.voice is Voice.RESPONDENT and prompt in ("", letter)

    runs = (list(run) for answers, run in groupby(_prompted(document), is_answer) if answers)
    found = (trimmed(document.text, run[0][0].speech, run[-1][0].stop) for run in runs)
    return tuple(span for span in found if span)


def _letters_of_scenarios(responses: Iterable[Document]) -> dict[str, dict[str, None]]:
    letters: dict[str, dict[str, None]] = defaultdict(dict)
    for document in responses:
        letters[document.scenario] |= _letters([document])
    return letters


def _prompts_of(document: Document, of_scenario: Mapping[str, None]) -> Mapping[str, None]:
    """The prompts that a response answers; a blank or withheld one may have lost them."""
    return _letters([document]) if document.state is State.PRESENT else of_scenario


def _was_asked(document: Document, asked: Asked) -> bool:
    if asked.time not in ("", document.time):
        return False
    every = {asked.prompt: None}
    return not asked.prompt or asked.prompt in _prompts_of(document, every)


def _has_times(asked: Asked, states: Mapping[Asked, list[AnswerState]]) -> bool:
    """Whether every time means more than the only one."""
    timed = [of for one, of in states.items() if one.time and replace(one, time="") == asked]
    return len(timed) != 1 or len(timed[0]) < len(states[asked])


def _place(asked: Asked) -> tuple[object, ...]:
    return tuple(map(natural, (asked.scenario, asked.prompt, asked.time)))
