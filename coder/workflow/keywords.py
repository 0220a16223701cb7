"""The workshop of a code's keywords: what they do in this project, and how to change them.

A coder's workshop knows this coder's own codings alone, so that coders stay independent of one
another. Documents of a blind round are left out: what keywords hit there would be suggestions.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from codebook import edits
from codebook.model import Code, Codebook, CodeKind
from coder.errors import InvalidRequestError
from coder.store.events import SuggestionEvent
from coder.store.history import CODEBOOK
from coder.suggest.lessons import Decided, Mark, lessons
from coder.suggest.phrases import KeywordSuggester
from coder.suggest.precision import Heard, Past
from coder.suggest.rewording import with_avoided, with_keyword, without, without_form
from coder.suggest.units import Rows, units_of
from coder.suggest.workshop import Bench, Workshop, examined
from coder.units import UnitKind
from coder.workflow.browsing import study
from coder.workflow.decided import decided
from coder.workflow.policy import check_on
from coder.workflow.project import Project
from coder.workflow.sight import seen, sight
from coder.workflow.tagging import tagger
from transcripts.model import Document

if TYPE_CHECKING:
    from coder.themes.selection import Where

_TAKEN = frozenset(("accepted", "edited"))


def workshop(project: Project, code: Code, where: "Where | None" = None) -> Workshop:
    """What the code's keywords hit and miss, form by form, and what else might be one.

    `where` chooses documents, as for themes. Raises InvalidRequestError for a code that keywords
    cannot hint at, and where nothing is suggested in this project.
    """
    return examined(bench(project, code, where))


def check(project: Project, code: Code) -> None:
    """Raises InvalidRequestError where there is no workshop of this code."""
    check_on(project)
    if code.kind is not CodeKind.PRESENCE or code.retired:
        what = "is retired" if code.retired else "is given as one value for a document"
        raise InvalidRequestError(f"{code.id} {what}: it has no use for keywords.")


def bench(project: Project, code: Code, where: "Where | None" = None) -> Bench:
    """As plain data what the workshop works on, so that a thread can do the rest."""
    check(project, code)
    documents, told = tuple(_documents(project, code, where)), decided(project)
    below = project.codebook().family(code)
    return Bench(
        code=code,
        family=tuple(one for one in below if not one.retired),
        documents=documents,
        sentences=tuple(_heard(documents, [one.guid for one in below], told)),
        past=_past(project),
        tagger=tagger,
    )


def add_keyword(project: Project, code: Code, *words: str) -> Code:
    """Give the code these keywords, too, as a new version of the codebook; gives it as it is then.

    This and all below raise InvalidRequestError where one of the words changes nothing.
    """
    return _reworded(project, code, "add", words, with_keyword)


def drop_keyword(project: Project, code: Code, *words: str) -> Code:
    """Take keywords from the code, to seek or to avoid; of a mere form, the other forms stay."""
    said = forms_said(code, _documents(project, code))
    return _reworded(project, code, "drop", words, lambda one, word: without(one, word, said))


def drop_form(project: Project, code: Code, keyword: str, form: str) -> Code:
    """Take one form of a keyword, which may be spelt as the keyword; the other forms stay."""
    said = forms_said(code, _documents(project, code))
    return _reworded(
        project, code, "drop", [form], lambda one, word: without_form(one, keyword, word, said)
    )


def avoid_keyword(project: Project, code: Code, *words: str) -> Code:
    """Let these words silence the code in their sentence."""
    return _reworded(project, code, "avoid", words, with_avoided)


def forms_said(code: Code, documents: Iterable[Document]) -> dict[str, list[str]]:
    """The forms of each of the code's keywords that respondents say, whatever they are there."""
    said: dict[str, list[str]] = defaultdict(list)
    for form in KeywordSuggester(Codebook((code,))).forms(documents):
        said[form.keyword].append(form.form)
    return said


def _reworded(
    project: Project,
    code: Code,
    verb: str,
    words: Sequence[str],
    reword: Callable[[Code, str], Code],
) -> Code:
    """The code with its keywords changed word by word, in one action."""
    named = ", ".join(f"“{one}”" for one in words)
    what = f"{verb} {named} as keyword{'s' * (len(words) > 1)} of {code.id}"
    with project.action(what, scope=CODEBOOK) as action:
        book = project.codebook()
        after = book.of_guid(code.guid) or code
        for one in words:
            after = reword(after, one)
        saved = edits.redefined(book, code, {}, keywords=after.keywords)
        project.save_codebook(action, saved)
    return after


def _documents(project: Project, code: Code, where: "Where | None" = None) -> Iterator[Document]:
    """The documents of the code's kind, as the coder sees them, without those of blind rounds."""
    mine = sight(project)
    chosen = _chosen(project, where) if where else None
    for one in project.file.documents.all():
        hidden = mine.is_blind(one.guid) or not mine.is_task(one.guid)
        wanted = chosen is None or one.guid in chosen
        if one.kind.value == code.unit.value and wanted and not hidden:
            yield mine.shown(one)


def _chosen(project: Project, where: "Where") -> set[str]:
    from coder.themes.selection import selected

    return {one.guid for one in selected(seen(project, study(project)), where)}


def _heard(documents: Sequence[Document], family: Sequence[str], told: Decided) -> Iterator[Heard]:
    """Every sentence, with what was made of it for the first of these codes (guids)."""
    import numpy as np

    units = units_of(documents, UnitKind.SENTENCE)
    rows, above = Rows(units), family[:1]
    allowed = np.ones((len(units), 1), dtype=bool)
    learned = lessons(rows, above, dict.fromkeys(family, above), allowed, told)
    others = _others(rows, family, told.coded)
    cases = {one.guid: one.case or one.name for one in documents}
    worked = {document for document, _, _ in told.coded} | set(told.finished)
    for row, unit in enumerate(units):
        yield Heard(
            unit.document,
            cases[unit.document],
            unit.span,
            int(learned[row, 0]),
            tuple(others.get(row, ())),
            worked=unit.document in worked,
        )


def _others(rows: Rows, family: Sequence[str], coded: Iterable[Mark]) -> dict[int, list[str]]:
    """The other codes on each sentence, by its row."""
    found: dict[int, list[str]] = defaultdict(list)
    for document, code, span in coded:
        for row in () if code in family else rows.covered(document, span):
            if code not in found[row]:
                found[row].append(code)
    return found


def _past(project: Project) -> Past:
    file = project.file
    return Past(
        decisions=_decisions(_events(project)),
        saved=file.changes.came("keywords", lambda row: (row["code"], row["word"])),
        came=file.changes.came("documents", lambda row: row["guid"]),
    )


def _events(project: Project) -> Iterable[SuggestionEvent]:
    """The coder's own decisions on suggestions; everybody's where nobody is named."""
    file = project.file
    return file.events.decisions(project.coder.guid) if project.coder else file.events.all()


def _decisions(events: Iterable[SuggestionEvent]) -> dict[tuple[str, str], tuple[int, int]]:
    """How many suggestions of each code and form were accepted and rejected in the end."""
    last: dict[tuple[str, ...], tuple[str, str, str]] = {}
    for one in events:
        if one.event in _TAKEN | {"rejected", "restored"}:
            place = (one.coder, one.document, one.code, str(one.start), str(one.stop))
            last[place] = one.code, one.form.lower(), one.event
    counts: dict[tuple[str, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for code, form, event in last.values():
        accepted, rejected = counts[code, form]
        counts[code, form] = accepted + (event in _TAKEN), rejected + (event == "rejected")
    return counts
