"""Compare suggested with unprompted coding: how coders answered, and how far they agree."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from coder.errors import InvalidRequestError
from coder.model import CoderKind, Study
from coder.store.events import SuggestionEvent
from coder.workflow import browsing
from coder.workflow.agreeing import AUTO, Compared, Question, compared
from coder.workflow.policy import check_on
from coder.workflow.project import Project
from transcripts.model import Span

if TYPE_CHECKING:
    from coder.agreement.prompting import Prompted
    from coder.exchange.anchoring_tables import Told
    from coder.suggest.anchoring import Answers


def anchoring(project: Project, *, unit: str = AUTO) -> "Told":
    """The report of what suggestions may have done to the coding, from the log and the codings.

    `unit` is that of agreement. Raises InvalidRequestError where suggestions are off.
    """
    check_on(project)
    from coder.exchange.anchoring_tables import Told

    study, events = browsing.study(project), project.file.events.all()
    told = _answers(study, events)
    listened = {one.coder for one in events}
    finished = {one.coder for one in study.finishes}
    persons = [one for one in study.coders if one.kind is CoderKind.PERSON]
    never = (one.name for one in persons if one.guid in finished and one.guid not in listened)
    found = Told(told, (), never=tuple(never))
    if not events:
        return replace(found, why_alone="nothing was suggested to anybody yet")
    try:
        subject = compared(project, Question(unit=unit), study=study)
    except InvalidRequestError as error:
        return replace(found, why_alone=str(error))
    apart = list(_prompted(subject, _in_time(subject, study, events)))
    why = "" if apart else "nothing was suggested in a document that two coders have finished"
    return replace(found, agreement=apart, why_alone=why)


def _answers(study: Study, events: Iterable[SuggestionEvent]) -> "list[Answers]":
    """In the order of the coders' names and of the codebook."""
    from coder.suggest.anchoring import EVERY_CODE, Line, answers

    coders = {one.guid: one.name for one in study.coders}
    codes = {EVERY_CODE: EVERY_CODE} | {one.guid: one.id for one in study.codebook}
    order = {guid: place for place, guid in enumerate(codes)}
    lines = [
        Line(it.event, it.coder, it.document, it.code, Span(it.start, it.stop), it.rank, it.at)
        for it in events
        if it.code in codes  # the others have gone from the codebook
    ]
    found = answers(lines, study.codings)
    found.sort(key=lambda one: (coders.get(one.coder, one.coder), order[one.code]))
    return [
        replace(one, coder=coders.get(one.coder, one.coder), code=codes[one.code]) for one in found
    ]


def _in_time(
    subject: Compared, today: Study, events: Iterable[SuggestionEvent]
) -> list[SuggestionEvent]:
    """What was seen before the coding that is compared: not what came after a frozen pass."""
    now = set(today.finishes)
    frozen = {
        (one.document, one.coder): one.at for one in subject.coded.study.finishes if one not in now
    }
    return [one for one in events if one.at <= frozen.get((one.document, one.coder), one.at)]


def _prompted(subject: Compared, events: list[SuggestionEvent]) -> "Iterable[Prompted]":
    from coder.agreement.prompting import prompted

    book = subject.coded.study.codebook
    for code in subject.codes:
        family = {one.guid for one in book.family(code)}
        yield from prompted(subject.coded, code, subject.terms, _shown(subject, family, events))


def _shown(
    subject: Compared, codes: set[str], events: Iterable[SuggestionEvent]
) -> Mapping[str, Mapping[str, list[Span]]]:
    """For what words in what document each coder was shown one of the codes."""
    names = {one.guid: one.name for one in subject.terms.coders}
    found: dict[str, dict[str, list[Span]]] = {name: {} for name in names.values()}
    for one in events:
        if one.code in codes and one.coder in names:
            there = found[names[one.coder]].setdefault(one.document, [])
            there.append(Span(one.start, one.stop))
    return found
