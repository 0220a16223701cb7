"""What memos are about, as people read it: the project, a code, a case, a document, a coding."""

from functools import cached_property

from codebook.model import Code
from coder.errors import CodingRefusedError, UnknownCaseError
from coder.model import Coding, MemoAbout, Subject
from coder.store.history import CODEBOOK
from coder.workflow import browsing
from coder.workflow.project import Project
from coder.workflow.sight import Sight, sight
from transcripts.cases import case_key
from transcripts.model import Case, Document

_LONGEST = 40  # characters of coded words in a title


class Subjects:
    """Finds what memos are about; each document and the codebook are read once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._documents: dict[str, Document | None] = {}

    def of(self, about: MemoAbout, guid: str) -> Subject:
        """The thing of that guid; one that is gone still has a title."""
        match about:
            case MemoAbout.PROJECT:
                found: Subject | None = Subject(about)
            case MemoAbout.CODE:
                found = on_code(self._codes[guid]) if guid in self._codes else None
            case MemoAbout.CASE:
                found = on_case(self._cases[guid]) if guid in self._cases else None
            case MemoAbout.DOCUMENT:
                document = self._document(guid)
                found = on_document(document) if document else None
            case _:
                found = self._coding(guid)
        thing = "segment" if about is MemoAbout.CODING else about
        return found or Subject(about, guid, f"a {thing} that is gone", there=False)

    def on_coding(self, coding: Coding, document: Document) -> Subject:
        """The coded segment, with its words on one line in the title."""
        words, code = coding.span.of(document.text), self._codes[coding.code]
        return Subject(
            MemoAbout.CODING,
            coding.guid,
            f"{code.id} on “{shortened(words)}” in {document.name}",
            document=document.name,
            case=document.case,
            code=code.id,
            coder=self._coders[coding.coder],
            span=coding.span,
            words=words,
            scope=document.guid,
        )

    def _coding(self, guid: str) -> Subject | None:
        coding = self._project.file.codings.of(guid)
        document = self._document(coding.document) if coding else None
        return self.on_coding(coding, document) if coding and document else None

    def _document(self, guid: str) -> Document | None:
        if guid not in self._documents:
            found = self._project.file.documents.of(guid)
            self._documents[guid] = found and self._sight.shown(found)
        return self._documents[guid]

    @cached_property
    def _sight(self) -> Sight:
        return sight(self._project)

    @cached_property
    def _codes(self) -> dict[str, Code]:
        return {code.guid: code for code in self._project.codebook()}

    @cached_property
    def _cases(self) -> dict[str, Case]:
        return {one.guid: one for one in browsing.seen_cases(self._project).values()}

    @cached_property
    def _coders(self) -> dict[str, str]:
        return {coder.guid: coder.name for coder in self._project.file.coders.all()}


def on_project() -> Subject:
    """The study as a whole."""
    return Subject(MemoAbout.PROJECT)


def on_code(code: Code) -> Subject:
    """A code; its words are what it is said to mean."""
    title = f"{code.id} {code.label}"
    words = code.full or code.brief
    return Subject(MemoAbout.CODE, code.guid, title, code=code.id, words=words, scope=CODEBOOK)


def on_case(case: Case) -> Subject:
    """A case; its words are what is known of it."""
    known = "  ".join(f"{name}: {value}" for name, value in case.attributes.items() if value)
    return Subject(MemoAbout.CASE, case.guid, case.id, case=case.id, words=known)


def on_document(document: Document) -> Subject:
    """An interview or a response."""
    return Subject(
        MemoAbout.DOCUMENT,
        document.guid,
        document.name,
        document=document.name,
        case=document.case,
        scope=document.guid,
    )


def case_named(project: Project, name: str) -> Subject:
    """The case of that id, however it is written. Raises UnknownCaseError."""
    cases = project.file.cases.all()
    found = next((one for one in cases if case_key(one.id) == case_key(name)), None)
    if found is None:
        raise UnknownCaseError(name, [one.id for one in cases])
    return on_case(found)


def coding_named(project: Project, guid: str) -> Subject:
    """The coded segment whose guid begins so. Raises CodingRefusedError for none, or several."""
    wanted = guid.strip().casefold()
    everything = project.file.codings.all() if wanted else []
    found = [one for one in everything if one.guid.startswith(wanted)]
    if len(found) != 1:
        how_many = f"{len(found)} segments have" if found else "No segment has"
        raise CodingRefusedError(
            f"{how_many} a guid that begins with {guid!r}; `coder excerpts --format json` and "
            "`coder memos --format json` tell the guids."
        )
    return Subjects(project).of(MemoAbout.CODING, found[0].guid)


def around(
    project: Project, document: Document | None, coding: Coding | None = None
) -> list[Subject]:
    """All that a memo can be about where somebody reads: the narrowest first.

    The segment and its code, if one is meant; the document and its case; the project.
    """
    found = []
    if document is not None and coding is not None:
        found.append(Subjects(project).on_coding(coding, document))
    if document is not None:
        found.append(on_document(document))
        cases = browsing.seen_cases(project).values() if document.case else ()
        found += [on_case(case) for case in cases if case.id == document.case]
    if coding is not None:
        found += [on_code(code) for code in project.codebook() if code.guid == coding.code]
    return [*found, on_project()]


def shortened(words: str) -> str:
    """The words on one line, cut after a whole word where there are many."""
    line = " ".join(words.split())
    if len(line) <= _LONGEST:
        return line
    start, _, _ = line[:_LONGEST].rpartition(" ")
    return f"{start or line[:_LONGEST]} …"
