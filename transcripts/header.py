"""The first lines of a file that say whose words follow: `Respondent: FSW 04`, `Time: T2`."""

import re
from dataclasses import dataclass

_MOST_TITLES = 3
_LONGEST_VALUE = 40
_WHO = frozenset({"respondent", "participant", "interviewee"})
_CASE = frozenset({"case", "id", "respondent id", "participant id", "case id"})
_TIME = frozenset({"time", "time point", "timepoint"})
_OTHER = frozenset({"date", "place", "borough", "role", "model", "duration", "title", "study"})
_PAIR = re.compile(r"\**(?P<key>[A-Za-z][A-Za-z ]{0,30}?)\**[ \t]*:[ \t]*(?P<value>\S.*)")
_HEADING = re.compile(
    r"#*[ \t]*(?P<case>[A-Za-z]{1,6}[ _-]?\d{1,4})[ \t]*[,;–—-][ \t]*(?P<time>T\d{1,2})"
)
_ID = re.compile(r"[A-Za-z]{1,6}[ _-]?\d{1,4}")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Header:
    """`case` and `time` as written, empty where not said; the body begins at `stop`."""

    case: str = ""
    time: str = ""
    stop: int = 0


def read_header(text: str) -> Header:
    """The header at the top of a text; up to three lines of title may stand above it.

    A talk that begins `Participant: Hello` has no header: there the value must look like an id, or
    a line with the time must follow.
    """
    found: dict[str, str] = {}
    stop = titles = 0
    for line in _LINE.finditer(text):
        words = line[0].strip()
        told = _told(words, first=not found)
        if told is None and words:
            titles += 1
        elif told is not None:
            found |= told
            stop = line.end()
        if (found and told is None and words) or titles > _MOST_TITLES:
            break
    if not found.keys() - {"perhaps"}:
        return Header()
    case = found.get("case", found.get("perhaps", ""))
    return Header(case, found.get("time", ""), stop)


def _told(line: str, *, first: bool) -> dict[str, str] | None:
    """The fields in one line of a header; None if it is none."""
    if heading := _HEADING.fullmatch(line):
        return heading.groupdict()
    pair = _PAIR.fullmatch(line)
    if pair is None or len(pair["value"]) > _LONGEST_VALUE:
        return None
    key, value = pair["key"].casefold(), pair["value"].strip(" *")
    if key in _CASE or (key in _WHO and _ID.fullmatch(value)):
        return {"case": value}
    if key in _WHO and first:
        return {"perhaps": value}
    if key in _TIME:
        return {"time": value}
    return {} if key in _OTHER else None
