"""An answer booklet split into its responses, print told from answers."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from transcripts.header import Header, read_header
from transcripts.model import (
    Document,
    Guide,
    Kind,
    Reading,
    Scenario,
    Span,
    State,
    Turn,
    Voice,
    response_name,
)
from transcripts.placeholders import is_blank, is_withheld
from transcripts.text import trimmed

_NAMED = re.compile(
    r"^[ \t]*(?:#+[ \t]*)?\**Scenario[ \t]+(?P<id>\w{1,8})\**[ \t]*"
    r"(?:[:.–—-][ \t]*(?P<title>[^\n]*))?$",
    re.MULTILINE | re.IGNORECASE,
)
_BARE = re.compile(
    r"^[ \t]*(?:#+[ \t]*)?\**(?P<id>[A-Z]{1,3}\d{1,2})\**"
    r"(?:[.:)–—-][ \t]*|[ \t]+|$)(?P<title>[^\n]{0,80})$",
    re.MULTILINE,
)
_LETTERED = re.compile(r"^[ \t]*\(?(?P<letter>[a-h])[).][ \t]+(?P<words>\S[^\n]*)$", re.MULTILINE)
_QUOTES = str.maketrans(dict.fromkeys("‘’", "'") | dict.fromkeys("“”", '"'))


@dataclass(frozen=True, slots=True)
class _Printed:
    """A printed stretch of a response and its speaker: `S1`, or `S1 (a)` for a prompt."""

    start: int
    stop: int
    speaker: str


def responses(
    text: str, name: str, guide: Guide, *, headings: Collection[int] = ()
) -> Reading | None:
    """The responses in a booklet, one document a scenario; None if the text is no booklet.

    A scenario begins with a heading: `Scenario S1: The third call`, or `S1 The third call` where
    the study knows S1, where the line is a heading in the file (`headings`: where such lines
    start), or alone on its line under one that says whose booklet it is. Headings, scenario and
    prompts become turns of voice prompt; all words between two printed stretches are one answer.
    Scenarios that the study knows are recognised word for word, wherever they stand.
    """
    header = read_header(text)
    starts = _scenario_headings(text, header, guide, headings)
    if not starts:
        return None
    stops = [match.start() for match in starts[1:]] + [len(text)]
    found = [
        _response(text[match.start() : stop], match, header, guide)
        for match, stop in zip(starts, stops, strict=True)
    ]
    documents = [
        replace(document, name=response_name(header.case or name, header.time, document.scenario))
        for document in found
    ]
    return Reading(tuple(documents), tuple(_remarks(header, documents, guide)))


def _scenario_headings(
    text: str, header: Header, guide: Guide, headings: Collection[int]
) -> list[re.Match[str]]:
    known = {scenario.id.casefold(): scenario for scenario in guide.scenarios}
    letters = {scenario.id.rstrip("0123456789") for scenario in guide.scenarios}
    named = (
        match
        for match in _NAMED.finditer(text, header.stop)
        if _is_short_id(match["id"]) or match["id"].casefold() in known
    )
    bare = (
        match
        for match in _BARE.finditer(text, header.stop)
        if _is_heading(match, known.get(match["id"].casefold()))
        or match.start() in headings
        or (
            header.case
            and match["id"].rstrip("0123456789") in (letters or {"S"})
            and _stands_alone(text, match)
        )
    )
    found = {match.start(): match for match in (*bare, *named)}
    return [found[start] for start in sorted(found)]


def _is_short_id(word: str) -> bool:
    """S1, 2 or B, but not the second word of “Scenario planning: a talk”."""
    return len(word) == 1 or word[-1].isdigit()


def _is_heading(match: re.Match[str], scenario: Scenario | None) -> bool:
    if scenario is None:
        return False
    title = match["title"].strip(" *")
    return not title or _plain(title) == _plain(scenario.title)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    is_title = match["title"] and not match["title"].rstrip().endswith((".", "?", "!"))
    before = text[max(0, match.start() - 2) : match.start()]
    after = text[match.end() : match.end() + 2]
    return bool(is_title) and before == "\n\n" and after in {"", "\n", "\n\n"}


def _response(text: str, heading: re.Match[str], header: Header, guide: Guide) -> Document:
    body = text.strip()
    cut = len(text) - len(text.lstrip())
    scenario = _known(heading["id"], guide)
    spoken = scenario.id if scenario else heading["id"].upper()
    printed = _printed(body, heading.end() - heading.start() - cut, spoken, scenario)
    prompts = [Turn(p.start, p.start, p.stop, p.speaker, Voice.PROMPT) for p in printed]
    answers = [
        Turn(span.start, span.start, span.stop, header.case, Voice.RESPONDENT)
        for span in _gaps(body, printed)
    ]
    withheld = any(is_withheld(turn.span.of(body)) for turn in answers)
    answers = [] if withheld else [turn for turn in answers if not is_blank(turn.span.of(body))]
    present = State.PRESENT if answers else State.BLANK
    return Document(
        name="",
        text=body,
        turns=tuple(sorted((*prompts, *answers), key=lambda turn: turn.start)),
        kind=Kind.RESPONSE,
        case=header.case,
        scenario=spoken,
        time=header.time,
        state=State.WITHHELD if withheld else present,
    )


def _known(scenario: str, guide: Guide) -> Scenario | None:
    same = (known for known in guide.scenarios if known.id.casefold() == scenario.casefold())
    return next(same, None)


def _printed(text: str, heading_stop: int, spoken: str, known: Scenario | None) -> list[_Printed]:
    """The printed stretches in order, without overlap; the first holds heading and scenario."""
    prompts = _known_prompts(text, heading_stop, known) if known else []
    if not prompts:
        prompts = list(_lettered_prompts(text, heading_stop, spoken))
    stop = prompts[0].start if prompts else _known_text_stop(text, heading_stop, known)
    top = trimmed(text, 0, stop) or Span(0, heading_stop)
    return [_Printed(top.start, top.stop, spoken), *prompts]


def _known_text_stop(text: str, heading_stop: int, known: Scenario | None) -> int:
    match = _wording(known.text).search(text, heading_stop) if known and known.text else None
    return match.end() if match else heading_stop


def _known_prompts(text: str, start: int, known: Scenario) -> list[_Printed]:
    found = []
    for prompt in known.prompts:
        letter = rf"(?:^[ \t]*\(?{re.escape(prompt.id)}[).:]?[ \t]*)?"
        wording = re.compile(letter + _wording(prompt.text).pattern, re.MULTILINE | re.IGNORECASE)
        match = wording.search(text, start)
        if match:
            begin = match.end() - len(match[0].lstrip())
            found.append(_Printed(begin, match.end(), f"{known.id} ({prompt.id})"))
            start = match.end()
    return found


def _lettered_prompts(text: str, start: int, spoken: str) -> Iterator[_Printed]:
    """Lines that begin (a), (b), … in this order: a respondent's own list is no print."""
    expected = "a"
    for match in _LETTERED.finditer(text, start):
        if match["letter"] == expected and "?" in match["words"]:
            begin = match.end() - len(match[0].lstrip())
            yield _Printed(begin, match.start() + len(match[0].rstrip()), f"{spoken} ({expected})")
            expected = chr(ord(expected) + 1)


def _wording(printed: str) -> re.Pattern[str]:
    """A pattern for printed words, whatever their line breaks, quotes and capitals."""
    words = (
        re.sub("['\"]", lambda quote: "['‘’]" if quote[0] == "'" else '["“”]', re.escape(word))
        for word in printed.translate(_QUOTES).split()
    )
    return re.compile(r"\s+".join(words), re.IGNORECASE)


def _plain(words: str) -> str:
    return " ".join(words.translate(_QUOTES).casefold().split())


def _gaps(text: str, printed: list[_Printed]) -> Iterator[Span]:
    """What stands between the printed stretches, blanks trimmed."""
    edges = [*printed, _Printed(len(text), len(text), "")]
    for before, after in pairwise(edges):
        span = trimmed(text, before.stop, after.start)
        if span:
            yield span


def _remarks(header: Header, documents: list[Document], guide: Guide) -> Iterator[str]:
    if not header.case:
        yield "It does not say whose answers these are: begin it with “Respondent: …”."
    for document in documents:
        prompts = [turn for turn in document.turns if turn.voice is Voice.PROMPT]
        if len(prompts) == 1 and _known(document.scenario, guide) is None:
            yield (
                f"{document.scenario} has no printed prompts that could be recognised: all words "
                "under its heading count as answers. Load the scenarios first: "
                "coder scenarios load scenarios.yaml"
            )
