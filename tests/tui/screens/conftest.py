"""Four answers and an interview, coded by two coders and settled: small enough to count by hand."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from codebook.model import Codebook
from coder.workflow import browsing, coding
from coder.workflow.memo_subjects import around
from coder.workflow.memoing import write
from coder.workflow.project import Project, create_project, open_project
from tests.coder.workflow.settled import SAID, code_words, finish, rate
from tests.conftest import SPEECH
from transcripts.model import Case, Document, Kind, Span

BOROUGHS = {"FSW 01": "Ashmere", "FSW 02": "Ashmere", "FSW 03": "Brackwell", "FSW 04": "Brackwell"}
# who codes which code for whom; all finish all answers
CODED = {
    "ana": {"PL2": ("FSW 01", "FSW 02", "FSW 03"), "RR": ("FSW 04",)},
    "ben": {"PL2": ("FSW 01", "FSW 02"), "RR": ("FSW 04",)},
    "consensus": {"PL2": ("FSW 01", "FSW 02", "FSW 03"), "RR": ("FSW 04",)},
}


def answer_of(case: str) -> str:
    return f"{case} T2 S1"


def code(project: Project, id_: str, document: Document) -> None:
    """Code the first sentence of the answer."""
    start = document.text.index(SPEECH)
    span = Span(start, start + len("I'd read the file first."))
    coding.apply_code(project, browsing.code(project, id_), document=document, span=span)


@pytest.fixture
def study(tmp_path: Path, codebook: Codebook, response: Document) -> Iterator[Project]:
    study_path = tmp_path / "study.coder"
    create_project(study_path, codebook)
    with open_project(study_path, coder="lead") as project, project.file.action("x", "lead") as act:
        for case, borough in BOROUGHS.items():
            project.file.cases.save(act, Case(case, {"borough": borough}))
            one = replace(response, name=answer_of(case), case=case, guid=f"answer {case}")
            project.file.documents.add(act, one)
        talk = replace(response, name="talk", text=f"{response.text} ", kind=Kind.INTERVIEW)
        project.file.documents.add(act, replace(talk, case="FSW 01", guid="talk"))
    for coder, codes in CODED.items():
        with open_project(study_path, coder=coder) as project:
            answers = [browsing.document(project, answer_of(case)) for case in BOROUGHS]
            for id_, cases in codes.items():
                for case in cases:
                    code(project, id_, browsing.document(project, answer_of(case)))
            coding.finish(project, answers)
    with open_project(study_path, coder="consensus") as project:
        talk = browsing.document(project, "talk")
        coding.rate(project, browsing.code(project, "SUP"), document=talk, value="changed")
        coding.finish(project, [talk])
    with open_project(study_path, coder="ana") as project:
        yield project


@pytest.fixture
def lead(study_path: Path, ana: Project, ben: Project) -> Iterator[Project]:
    """Ana finds reading and, on level 2, reflection; both find planning, ana on a level."""
    code_words(ana, "PL2", "read the file")
    code_words(ben, "PL", "read the file")
    rate(ana, "PL", "1")
    rate(ana, "RR", "2", "ask what I missed")
    mine = next(one for one in ana.file.codings.all() if one.coder == ana.me().guid)
    [words, *_] = around(ana, browsing.document(ana, SAID), mine)
    write(ana, words, "Reading is a plan.")
    finish(ana, ben)
    with open_project(study_path, coder="lead") as project:
        yield project
