"""A small study to write memos in, and what a test asks it."""

from dataclasses import replace

from coder.model import Coding, MemoAbout, Subject
from coder.workflow import browsing, coding, memoing
from coder.workflow.memo_subjects import Subjects
from coder.workflow.memoing import Wanted
from coder.workflow.project import Project
from transcripts.model import Case, Document, Span

FIRST = "I'd read the file first."
SECOND = "Then I'd ring the school."


def coded(project: Project, said: str = FIRST, code: str = "PL") -> Coding:
    document = browsing.document(project, "FSW 01 T2 S1")
    start = document.text.index(said)
    span = Span(start, start + len(said))
    return coding.apply_code(project, browsing.code(project, code), document=document, span=span)


def on(project: Project, one: Coding) -> Subject:
    return Subjects(project).of(MemoAbout.CODING, one.guid)


def texts(project: Project, wanted: Wanted | None = None) -> list[str]:
    return [one.memo.text for one in memoing.memos(project, wanted)]


def add_case(project: Project, response: Document) -> None:
    with project.action("add a case") as action:
        project.file.cases.save(action, Case("FSW 01", {"borough": "Ashmere", "role": ""}))
        project.file.documents.change(action, replace(response, case="FSW 01"))
