"""Invented interviews and projects of any size, for the benchmarks."""

import random
from pathlib import Path

from codebook.model import Code, Codebook
from coder.model import Coding
from coder.workflow.project import create_project, open_project
from transcripts.model import Document, Kind, Span, Turn, Voice

WORDS = "planning before the visit I would ring the school and ask how they see it again"
SENTENCES, WORDS_EACH = 4, 15
SAID = WORDS.split()


def interview(name: str, characters: int) -> Document:
    """An interview of about that many characters; every second turn is the interviewer's."""
    dice, turns = random.Random(1), list[Turn]()  # noqa: S311 - no secret
    parts, length = [], 0
    while length < characters:
        speaker = "Interviewer" if len(turns) % 2 else "Ana"
        speech = " ".join(
            f"{' '.join(dice.choices(SAID, k=WORDS_EACH)).capitalize()}." for _ in range(SENTENCES)
        )
        start = length + len(speaker) + 2
        voice = Voice.INTERVIEWER if len(turns) % 2 else Voice.RESPONDENT
        turns.append(Turn(length, start, start + len(speech), speaker, voice))
        parts.append(f"{speaker}: {speech}\n")
        length += len(parts[-1])
    return Document(name, "".join(parts), tuple(turns), kind=Kind.RESPONSE)


def codes(count: int) -> Codebook:
    """That many codes; the first 26 have the letters a to z."""
    return Codebook(
        tuple(
            Code(
                f"C{number}",
                f"Code number {number}",
                brief="Use it for anything that is said.",
                hotkey=chr(97 + number) if number < 26 else "",
            )
            for number in range(count)
        )
    )


def build(path: Path, documents: list[Document], codebook: Codebook, codings: int) -> None:
    """A project of these documents, each with that many codings by ana, all in one action."""
    create_project(path, codebook)
    dice, known = random.Random(2), tuple(codebook)  # noqa: S311 - no secret
    with open_project(path, coder="ana") as project, project.file.action("build", "ana") as action:
        project.file.coders.ensure(action, project.me())
        for document in documents:
            project.file.documents.add(action, document)
            spoken, taken = document.respondent_turns(), set[tuple[str, Span]]()
            while len(taken) < codings:
                turn = dice.choice(spoken)
                start = dice.randrange(turn.speech, turn.stop - 60)
                taken.add((dice.choice(known).guid, Span(start, start + dice.randrange(10, 59))))
            for code, span in sorted(taken):
                coding = Coding(document.guid, code, project.me().guid, span)
                project.file.codings.add(action, coding)
