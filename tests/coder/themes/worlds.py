"""Small studies made by hand; all people and words in them are invented."""

from dataclasses import dataclass, field

from codebook.model import Code, Codebook, CodeKind, CodeUnit, Level, Value
from coder.model import CONSENSUS, Coder, CoderKind, Coding, Finish, Rating, Study
from coder.themes.selection import Question
from coder.themes.table import CodeCount, theme_table
from transcripts.model import Case, Document, Kind, Span, State, Turn, Voice

ANA = Coder("ana")
BEN = Coder("ben")
AGREED = Coder(CONSENSUS, CoderKind.CONSENSUS)

LEVELS = (Level(0, "absent"), Level(1, "emerging"), Level(2, "embedded"))
VALUES = (Value("changed", "Changed"), Value("little", "Little"), Value("none", "Not at all"))
CODEBOOK = Codebook(
    (
        Code("PL", "Planning", levels=LEVELS),
        Code("PL1", "Purpose", parent="PL"),
        Code("PL2", "Reading", parent="PL"),
        Code("EN", "Engaging"),
        Code("REC", "Recording", unit=CodeUnit.INTERVIEW),
        Code("SUP", "Supervision", kind=CodeKind.CHOICE, unit=CodeUnit.INTERVIEW, values=VALUES),
    )
)
PROMPT = "What would you plan?\n"
ANSWER = "I would read the file first."
SPOKEN = Span(len(PROMPT), len(PROMPT + ANSWER))


def response(
    case: str, answer: str = ANSWER, *, scenario: str = "S1", time: str = "T2"
) -> Document:
    """One printed prompt, and the answer under it."""
    text = PROMPT + answer
    turns = [Turn(0, 0, len(PROMPT), f"{scenario} (a)", Voice.PROMPT)]
    if answer:
        turns.append(Turn(len(PROMPT), len(PROMPT), len(text), case, Voice.RESPONDENT))
    return Document(
        name=f"{case} {time} {scenario}",
        text=text,
        turns=tuple(turns),
        kind=Kind.RESPONSE,
        case=case,
        scenario=scenario,
        time=time,
        state=State.PRESENT if answer else State.BLANK,
    )


def interview(case: str, *said: tuple[str, str], state: State = State.PRESENT) -> Document:
    """Turns as `(label, words)` on lines of their own; `INT` is the interviewer."""
    said = said or (("INT", "How is supervision?"), (case, "Different now."))
    lines, turns, start = [], [], 0
    for label, words in said:
        line = f"{label}: {words}\n"
        voice = Voice.INTERVIEWER if label == "INT" else Voice.RESPONDENT
        speech = start + len(label) + 2
        turns.append(Turn(start, speech, speech + len(words), label, voice))
        lines.append(line)
        start += len(line)
    return Document(
        f"Interview {case}", "".join(lines), tuple(turns), case=case, time="T2", state=state
    )


@dataclass
class World:
    """A study under construction."""

    documents: list[Document] = field(default_factory=list)
    cases: dict[str, Case] = field(default_factory=dict)
    codings: list[Coding] = field(default_factory=list)
    ratings: list[Rating] = field(default_factory=list)
    finishes: list[Finish] = field(default_factory=list)

    def person(self, case: str, **attributes: str) -> None:
        self.cases[case] = Case(case, attributes)

    def read(self, document: Document, *codes: str, by: Coder = ANA) -> Document:
        """Add a document that `by` has coded (the whole answer) and finished."""
        self.unread(document)
        for code in codes:
            self.code(document, code, by=by)
        self.finishes.append(Finish(document.guid, by.guid))
        return document

    def unread(self, document: Document) -> Document:
        if document not in self.documents:
            self.documents.append(document)
        return document

    def code(self, document: Document, code: str, *, span: Span = SPOKEN, by: Coder = ANA) -> None:
        self.codings.append(Coding(document.guid, guid(code), by.guid, span))

    def rate(
        self,
        document: Document,
        code: str,
        value: str,
        *,
        by: Coder = ANA,
        span: Span | None = None,
    ) -> None:
        self.ratings.append(Rating(document.guid, guid(code), by.guid, value, span))

    def study(self, codebook: Codebook = CODEBOOK) -> Study:
        return Study(
            codebook=codebook,
            documents=tuple(self.documents),
            cases=dict(self.cases),
            coders=(ANA, BEN, AGREED),
            codings=tuple(self.codings),
            ratings=tuple(self.ratings),
            finishes=tuple(self.finishes),
        )


def guid(code: str) -> str:
    found = CODEBOOK.find(code)
    assert found is not None
    return found.guid


def counts(world: World, question: Question | None = None) -> dict[str, CodeCount]:
    table = theme_table(world.study(), question or Question())
    return {count.code.id: count for count in table.codes}


def outside(count: CodeCount) -> tuple[int, int, int]:
    return count.not_asked, count.withheld, count.open


def supervision() -> World:
    world = World()
    for number, value in enumerate(["changed", "none", "changed", ""], start=1):
        talk = world.read(interview(f"ASW 0{number}"))
        if value:
            world.rate(talk, "SUP", value)
    return world
