"""The log of suggestions: what a coder was shown and what became of it; never undone."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from coder.model import Suggestion
from coder.store.events import SuggestionEvent
from coder.store.history import Action
from coder.workflow.project import Project
from coder.workflow.sight import sight
from transcripts.model import Document, Span

Place = tuple[str, str, Span]
"""Where a suggestion stands: document, code (both guids) and words."""
DECIDED = frozenset(("accepted", "edited", "rejected"))


def log(project: Project) -> list[SuggestionEvent]:
    """Everything that was shown, and what was made of it, oldest first, with names for guids."""
    coders = {coder.guid: coder.name for coder in project.file.coders.all()}
    documents = {document.guid: document.name for document in project.file.documents.all()}
    codes = {code.guid: code.id for code in project.codebook()}
    return [
        replace(
            event,
            coder=coders.get(event.coder, event.coder),
            document=documents.get(event.document, event.document),
            code=codes.get(event.code, event.code),
        )
        for event in project.file.events.all()
    ]


def shown(project: Project, suggestions: Sequence[Suggestion]) -> None:
    """Log what a coder sees for the first time; its place in the list, from 1, is its rank.

    Raises NoCoderError.
    """
    seen = ranks(project)
    new = [(rank, one) for rank, one in enumerate(suggestions, 1) if place(one) not in seen]
    if new:
        note(project, "shown", new)


def ignored(project: Project, document: Document, left: Iterable[Suggestion]) -> None:
    """Log, once for each, what the coder was shown in the document and has left as it was."""
    me = project.me()
    events = [one for one in project.file.events.of_coder(me.guid) if one.document == document.guid]
    seen = {_place_of(one): one.rank for one in events if one.event == "shown"}
    told = {_place_of(one) for one in events if one.event in DECIDED | {"ignored"}}
    new = [(seen[place(one)], one) for one in left if place(one) in seen and place(one) not in told]
    if new:
        note(project, "ignored", new)


def edited(project: Project, suggestion: Suggestion) -> None:
    """Log that the words of an accepted suggestion were changed afterwards."""
    note(project, "edited", [(rank(project, suggestion), suggestion)])


def note(project: Project, event: str, ranked: Sequence[tuple[int, Suggestion]]) -> None:
    """Write a line for each, in an action of its own. Raises NoCoderError."""
    written = lines(project, event, ranked)
    with project.action(f"{event} suggestions") as action:
        project.file.coders.ensure(action, project.me())
        write(project, action, written)


def lines(
    project: Project, event: str, ranked: Sequence[tuple[int, Suggestion]]
) -> list[SuggestionEvent]:
    """A line for each; a rank of 0 says that it was decided without being listed."""
    me, mine = project.me(), sight(project)
    return [
        SuggestionEvent(
            event=event,
            coder=me.guid,
            document=one.document,
            code=one.code,
            start=one.span.start,
            stop=one.span.stop,
            form=one.form,
            keyword=one.keyword,
            reason=one.reason,
            score=one.score,
            rank=rank,
            method=one.method,
            fingerprint=one.fingerprint,
            learned_from=one.learned_from,
            blind=mine.is_blind(one.document),
        )
        for rank, one in ranked
    ]


def write(project: Project, action: Action, written: Iterable[SuggestionEvent]) -> None:
    for line in written:
        project.file.events.log(action, line)


def rank(project: Project, suggestion: Suggestion) -> int:
    """At which place it was first shown to this coder; 0 if it never was."""
    return ranks(project).get(place(suggestion), 0)


def ranks(project: Project) -> dict[Place, int]:
    """At which place each suggestion was first shown to this coder."""
    events = project.file.events.of_coder(project.me().guid)
    return {_place_of(one): one.rank for one in reversed(events) if one.event == "shown"}


def once_shown(project: Project) -> list[Suggestion]:
    """What this coder was shown, as it was then: the latest time of each."""
    events = project.file.events.of_coder(project.me().guid)
    found = {_place_of(one): _suggestion(one) for one in events if one.event == "shown"}
    return list(found.values())


def rejected(project: Project) -> set[Place]:
    """What this coder has turned down, and not accepted or taken back since."""
    last = {_place_of(one): one.event for one in project.file.events.decisions(project.me().guid)}
    return {there for there, event in last.items() if event == "rejected"}


def accepted(project: Project) -> set[Place]:
    """What this coder has coded because it was suggested."""
    events = project.file.events.decisions(project.me().guid)
    return {_place_of(one) for one in events if one.event in {"accepted", "edited"}}


def place(suggestion: Suggestion) -> Place:
    return suggestion.document, suggestion.code, suggestion.span


def _place_of(event: SuggestionEvent) -> Place:
    return event.document, event.code, Span(event.start, event.stop)


def _suggestion(event: SuggestionEvent) -> Suggestion:
    return Suggestion(
        document=event.document,
        code=event.code,
        span=Span(event.start, event.stop),
        form=event.form,
        keyword=event.keyword,
        score=event.score,
        method=event.method,
        fingerprint=event.fingerprint,
        learned_from=event.learned_from,
    )
