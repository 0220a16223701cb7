"""The labels that say who speaks, in the shapes in which people and programs type them."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from transcripts.model import Span, Voice
from transcripts.speakers import (
    LONGEST_LABEL,
    is_id,
    is_known_label,
    is_usual_label,
    may_be_label,
    voice_of,
)

_CLOCK = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?"
_TIMED = rf"{_CLOCK}(?:[ \t]*[-–—][ \t]*|[ \t]+)"
_NAME = rf"(?P<name>[^\s:\[\]][^\n\t:\[\]]{{0,{LONGEST_LABEL}}}?)"


def _line(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^[ \t]*{pattern}", re.MULTILINE)


_BLOCK = _line(rf"{_NAME}(?:[ ]{{2,}}|\t+){_CLOCK}[ \t]*$")
_COLON = _line(rf"(?:{_TIMED})?{_NAME}(?:[ \t]*{_CLOCK})?[ \t]*:\**(?=\s|\Z)")
_BRACKET = _line(rf"\[(?P<name>[^\n\[\]]{{1,{LONGEST_LABEL}}})\]:?(?=[ \t]+\S)")
_DOTTED = _line(r"(?P<name>(?:[QA]|I[Nn][Tt])\d{0,3})\.(?=[ \t]+\S|[ \t]*$)")
_TIME_BEFORE = _line(rf"{_TIMED}{_NAME}[ \t]*$")
_TIME_AFTER = _line(rf"{_NAME} {_CLOCK}[ \t]*$")
_TAB = _line(rf"(?:{_TIMED})?{_NAME}[ ]*\t[ \t]*(?=\S)")
_DASH = _line(rf"{_NAME}[ \t]+[-–—][ \t]+(?=\S)")
_ALONE = _line(rf"{_NAME}[ \t]*$")
_SHAPES = (_BLOCK, _COLON, _BRACKET, _DOTTED, _TIME_BEFORE, _TIME_AFTER, _TAB, _DASH, _ALONE)

_NOISE = re.compile(
    r"(?:long |short )?(?:pause|silence|laughs?|laughter|laughing|sighs?|cry(?:ing|s)?|coughs?|"
    r"inaudible|unclear|crosstalk|overlapping|redacted|music|[\d:., ]+)",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:page|pg)\.? ?\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """A name that stands in `[start, stop)` of a text, marks and times included."""

    start: int
    stop: int
    name: str
    shape: re.Pattern[str]


def labels(text: str, body: Span, interviewers: Collection[str] = ()) -> list[Label]:
    """The labels in order: those that recur, or are known for what they are.

    A colon in plain talk names nobody. A name alone on its line looks like a short answer: one
    that is not known counts only where an interviewer's label stands alone, too.
    """
    found = _candidates(text, body)
    often = Counter((label.shape is _ALONE, label.name) for label in found)
    asking = [label for label in found if voice_of(label.name, interviewers) is Voice.INTERVIEWER]
    style = _Style(
        frozenset(name for name, times in often.items() if times > 1),
        frozenset(interviewers),
        has_q=any(label.name[0] in "Qq" for label in asking),
        asks_in=frozenset(label.shape for label in asking if len(label.name) > 1),
    )
    chosen = [label for label in found if style.takes(label)]
    return list(_with_words(text, chosen, interviewers))


@dataclass(frozen=True, slots=True)
class _Style:
    """How one text labels its speakers.

    `recurring` has pairs (alone on its line, name), `asks_in` the shapes of interviewers' labels.
    """

    recurring: frozenset[tuple[bool, str]]
    interviewers: frozenset[str]
    has_q: bool
    asks_in: frozenset[re.Pattern[str]]

    def takes(self, label: Label) -> bool:
        name = label.name
        may_be = may_be_label(name)
        recurs = may_be and (label.shape is _ALONE, name) in self.recurring
        usual = is_usual_label(name, self.interviewers)
        if label.shape is _BLOCK:
            return may_be
        if label.shape is _DOTTED:  # `A. The first point` is a list, unless `Q` asks
            return self.has_q or name[0] != "A"
        if label.shape is _ALONE:
            return self._takes_alone(name, usual=usual, recurs=recurs)
        if label.shape is _DASH and (len(name) == 1 or _DASH not in self.asks_in):
            return False  # `I – I mean`
        if label.shape is _TAB and len(name) == 1:  # as in a list
            return recurs
        return recurs or is_known_label(name, self.interviewers)

    def _takes_alone(self, name: str, *, usual: bool, recurs: bool) -> bool:
        if _PAGE.fullmatch(name):
            return False
        if usual:
            return len(name) > 1 or recurs
        signs = (recurs and not name.endswith("."), is_id(name), _ALONE in self.asks_in)
        return sum(signs) > 1


def _candidates(text: str, body: Span) -> list[Label]:
    """What could be a label, in order; on one line the first shape that fits."""
    by_line: dict[int, Label] = {}
    for shape in _SHAPES:
        for match in shape.finditer(text, body.start, body.stop):
            name = " ".join(match["name"].strip(" \t*-–—").split())
            if name and not (shape is _BRACKET and _NOISE.fullmatch(name)):
                start = match.end() - len(match[0].lstrip())
                by_line.setdefault(match.start(), Label(start, match.end(), name, shape))
    return [by_line[start] for start in sorted(by_line)]


def _with_words(
    text: str, chosen: Iterable[Label], interviewers: Collection[str]
) -> Iterator[Label]:
    """Without short answers right under a label, such as a “Yes” that recurs."""
    stop = -1
    for label in chosen:
        is_under = stop >= 0 and not text[stop : label.start].strip()
        if label.shape is _ALONE and is_under and not is_usual_label(label.name, interviewers):
            continue
        stop = label.stop
        yield label
