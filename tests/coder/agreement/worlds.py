"""A small study of two coders, told in words."""

from collections.abc import Mapping, Sequence

from codebook.model import Code, Codebook, CodeKind, CodeUnit, Level, Value
from coder.model import CONSENSUS, Coder, CoderKind, Coding, Finish, Rating, Study
from transcripts.model import Document, Kind, Span, Turn, Voice

ANA, BEN, CEM = Coder("ana"), Coder("ben"), Coder("cem")
AGREED = Coder(CONSENSUS, CoderKind.CONSENSUS)

LEVELS = (Level(0, "absent"), Level(1, "emerging"), Level(2, "embedded"))
PLANNING = Code("PL", "Planning", levels=LEVELS)
READING = Code("PL2", "Reading first", parent="PL")
PRIDE = Code("PR", "Pride", unit=CodeUnit.INTERVIEW)
SUPERVISION = Code(
    "SUP",
    "Supervision",
    kind=CodeKind.CHOICE,
    unit=CodeUnit.INTERVIEW,
    values=(Value("changed", "Changed"), Value("none", "No change")),
)
CODEBOOK = Codebook((PLANNING, READING, PRIDE, SUPERVISION))


def spoken(name: str, *speeches: str, kind: Kind = Kind.RESPONSE, case: str = "") -> Document:
    """A document whose turns go round: a question first, then an answer, and so on."""
    text, turns = "", []
    for number, speech in enumerate(speeches):
        voice = (Voice.INTERVIEWER, Voice.RESPONDENT)[number % 2]
        turns.append(Turn(len(text), len(text), len(text) + len(speech), "", voice))
        text += speech + "\n"
    return Document(name, text, tuple(turns), kind=kind, case=case, guid=name)


def response(name: str, *, case: str = "") -> Document:
    return spoken(name, "What would you do?", "I would read. I would ring.", case=case)


def interview(name: str) -> Document:
    speeches = ("Proud of?", "The Hughes family.", "And now?", "I sleep better. Truly.")
    return spoken(name, *speeches, kind=Kind.INTERVIEW)


def coded(document: Document, code: Code, coder: Coder, words: str) -> Coding:
    """A coding on the first place where the words stand."""
    start = document.text.index(words)
    return Coding(document.guid, code.guid, coder.guid, Span(start, start + len(words)))


def rated(document: Document, code: Code, coder: Coder, value: str) -> Rating:
    return Rating(document.guid, code.guid, coder.guid, value)


def finished(documents: Sequence[Document], *coders: Coder) -> tuple[Finish, ...]:
    return tuple(Finish(one.guid, coder.guid) for one in documents for coder in coders)


def two_coders(cells: Mapping[str, int]) -> Study:
    """Responses on which ana and ben put PL2: `{"++": 3, "+-": 1, …}`, ana's sign first."""
    signs = [sign for sign, times in cells.items() for _ in range(times)]
    documents = tuple(response(f"FSW {number:02}") for number in range(len(signs)))
    codings = [
        coded(document, READING, coder, "read")
        for document, sign in zip(documents, signs, strict=True)
        for coder, mark in zip((ANA, BEN), sign, strict=True)
        if mark == "+"
    ]
    finishes = finished(documents, ANA, BEN)
    return Study(
        CODEBOOK,
        documents,
        coders=(ANA, BEN, AGREED),
        codings=tuple(codings),
        finishes=finishes,
    )
