"""Word documents: an interview, an answer booklet, or a Teams transcript."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from transcripts.archive import check_archive
from transcripts.booklets import responses
from transcripts.cues import Cue, talk
from transcripts.errors import UnreadableFileError
from transcripts.model import Guide, Reading
from transcripts.text import canonical
from transcripts.turns import interview

_TEAMS = re.compile(
    r"\d+:\d+:\d+(?:\.\d+)?[ \t]+-->[ \t]+\d+:\d+:\d+(?:\.\d+)?[ \t]*\n"
    r"(?P<name>[^\n]*)\n(?P<words>.*)",
    re.DOTALL,
)
_LONGEST_LABEL = 60
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset(
    f"{_W}{tag}" for tag in ("del", "moveFrom", "instrText", "delText", "txbxContent")
)
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, or a row of a table as one line."""

    words: str
    heading: bool = False


def read(path: Path, guide: Guide) -> Reading:
    """Paragraphs and table rows in order; tracked insertions are in, deletions are out."""
    check_archive(path)
    blocks = list(_blocks(path))
    teams = [match for block in blocks if (match := _TEAMS.fullmatch(block.words))]
    if teams:
        return _teams(path, teams, blocks, guide)
    if not blocks:
        return Reading(())
    text = "\n\n".join(block.words for block in blocks)
    headings = _heading_starts(blocks)
    return responses(text, path.stem, guide, headings=headings) or interview(text, path.stem, guide)


def _teams(path: Path, teams: list[re.Match[str]], blocks: list[_Block], guide: Guide) -> Reading:
    cues = [Cue(match["name"].strip(), match["words"]) for match in teams]
    reading = talk(cues, path.stem, guide)
    if len(blocks) == len(teams):
        return reading
    remark = "What has no time and speaker, such as a table at the end, was left out."
    return replace(reading, remarks=(*reading.remarks, remark))


def _heading_starts(blocks: Iterable[_Block]) -> frozenset[int]:
    starts, position = set(), 0
    for block in blocks:
        if block.heading:
            starts.add(position)
        position += len(block.words) + 2
    return frozenset(starts)


def _blocks(path: Path) -> Iterator[_Block]:
    import docx

    try:
        document = docx.Document(str(path))
        body, headings = list(document.element.body), _heading_styles(document)
    except Exception as error:
        raise UnreadableFileError(
            path, "it is damaged. Open it in Word and save it again."
        ) from error
    for block in _unwrapped(body):
        if block.tag == f"{_W}p":
            words = canonical("".join(_words(block))).strip()
            if words:
                yield _Block(words, heading=_style(block) in headings)
        else:
            yield from _rows(block)


def _unwrapped(elements: Iterable[Any]) -> Iterator[Any]:
    """Paragraphs and tables, those in content controls and tracked insertions, too."""
    for element in elements:
        if element.tag in {f"{_W}p", f"{_W}tbl"}:
            yield element
        elif element.tag not in _SKIPPED:
            yield from _unwrapped(element)


def _heading_styles(document: Any) -> frozenset[str]:
    named = ((style.style_id, style.name or "") for style in document.styles)
    return frozenset(key for key, name in named if re.match(r"heading|title", name, re.IGNORECASE))


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else str(style.get(f"{_W}val"))


def _words(element: Any) -> Iterator[str]:
    """The text of a paragraph, read from its runs wherever they are wrapped."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _SKIPPED:
            yield from _words(child)


def _rows(table: Any) -> Iterator[_Block]:
    """Each row as a line: `ANA: Good morning` where a narrow cell stands before a text."""
    for row in table.findall(f"{_W}tr"):
        cells = [_cell(cell) for cell in row.findall(f"{_W}tc")]
        *front, last = [cell for cell in cells if cell] or [""]
        label = " ".join(front)
        if label and len(label) <= _LONGEST_LABEL and "\n" not in label:
            yield _Block(f"{label.removesuffix(':')}: {last}")
        elif last:
            yield _Block("\n".join([*front, last]))


def _cell(cell: Any) -> str:
    paragraphs = ("".join(_words(paragraph)) for paragraph in cell.iter(f"{_W}p"))
    return canonical("\n".join(paragraphs)).strip()
