"""One coder at work in one document: what is coded, what is suggested, what was used last."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from codebook.model import Code, CodeKind
from coder.model import CoderKind, Coding, Rating, Suggestion
from coder.workflow import browsing, coding, memoing, suggesting
from coder.workflow.project import Project
from transcripts.model import Span
from tui.page.lanes import Mark

RECENT = 9


@dataclass(frozen=True, slots=True)
class Offer:
    """A coding that the coder may make with one key: a suggestion, or what another coder did."""

    key: str
    code: str
    span: Span
    reason: str
    source: Suggestion | Coding


class Session:
    """What the coding screen knows of the project. Every change is saved before it is shown.

    A coder sees their own codings only, so that coders stay independent; the consensus coder sees
    what the others did as offers, and which values they gave.
    """

    def __init__(self, project: Project, document_name: str) -> None:
        self.project = project
        self.document = browsing.document(project, document_name)
        self.recent: list[Code] = []
        self.ratings: dict[str, Rating] = {}
        self.finished = False
        self.suggested: list[Suggestion] | None = None
        self._left_out: set[str] = set()
        self._others_values: list[Rating] = []
        self.refresh()

    def refresh(self) -> None:
        """Read again what is in the project."""
        self.codebook = self.project.codebook()
        self.letters = {code.hotkey: code for code in self.codebook if code.hotkey}
        self._codes = {code.guid: code for code in self.codebook}
        self._ranks = {code.guid: rank for rank, code in enumerate(self.codebook)}
        everybody = browsing.codings_in(self.project, self.document)
        me = self.project.coder.guid if self.project.coder else ""
        self.codings = {one.guid: one for one in everybody if one.coder == me}
        self._others = [one for one in everybody if one.coder != me]
        self._memos = memoing.on_codings(self.project, self.document)
        self._refresh_values()

    def code(self, guid: str) -> Code:
        """The code of a guid; one that has gone from the codebook keeps a name."""
        return self._codes.get(guid) or Code("?", "a removed code", guid=guid)

    # What is there

    @property
    def marks(self) -> list[Mark]:
        """All that is drawn: own codings, and offers as guesses."""
        codings = sorted(self.codings.values(), key=lambda one: (one.at, self._rank(one.code)))
        own = [Mark(one.guid, one.span, one.code, memo=one.guid in self._memos) for one in codings]
        return own + [
            Mark(one.key, one.span, one.code, guess=True, memo=one.key in self._memos)
            for one in self.offers()
        ]

    @property
    def counts(self) -> Counter[str]:
        """How often each code (a guid) is coded here."""
        return Counter(one.code for one in self.codings.values())

    def offers(self) -> list[Offer]:
        """Suggestions that were asked for, or, for the consensus, the other coders' codings."""
        return sorted(self._offers(), key=lambda one: (one.span, self._rank(one.code)))

    def values(self) -> list[tuple[Code, str]]:
        """Each code that has a value here, with the value's label; of another coder, with who."""
        given = [(self.code(one.code), one.value, "") for one in self.ratings.values()]
        if self._others_values:
            names = {coder.guid: coder.name for coder in browsing.coders(self.project)}
            given += [
                (self.code(one.code), one.value, f" ({names[one.coder]})")
                for one in self._others_values
            ]
        given.sort(key=lambda one: self._rank(one[0].guid))
        return [(code, value_label(code, value) + who) for code, value, who in given]

    def memo(self, key: str) -> str:
        """What was written on a coding, each memo of another coder with their name."""
        me = self.project.coder
        return "\n".join(
            one.memo.text if me and one.memo.coder == me.guid else f"{one.coder}: {one.memo.text}"
            for one in self._memos.get(key, [])
        )

    def coding(self, key: str) -> Coding | None:
        """The coding under a mark: one's own, or another's that is offered."""
        sources = [offer.source for offer in self.offers() if offer.key == key]
        theirs = next((one for one in sources if isinstance(one, Coding)), None)
        return self.codings.get(key) or theirs

    # What the coder does

    def apply(self, code: Code, span: Span) -> Coding:
        """Put a code on a span. Raises CodingRefusedError, NoCoderError."""
        made = coding.apply_code(self.project, code, document=self.document, span=span)
        self.codings[made.guid] = made
        self._use(code)
        self._refresh_values()
        return made

    def remove(self, key: str) -> Code:
        """Take one of one's own codings away."""
        coding.remove_coding(self.project, self.codings[key])
        self._refresh_values()
        return self.code(self.codings.pop(key).code)

    def rate(self, code: Code, value: str, span: Span | None) -> Rating:
        """Give the document a value or a level, with the span as evidence."""
        rating = coding.rate(self.project, code, document=self.document, value=value, span=span)
        self._use(code)
        self.refresh()
        return rating

    def fitting(self, code: Code) -> Code:
        """The code, if it is for documents like this one. Raises CodingRefusedError."""
        coding.check_unit(code, self.document)
        return code

    def unrate(self, code: Code) -> Rating:
        """Take the document's value or level of a code away."""
        rating = self.ratings[code.guid]
        coding.unrate(self.project, rating)
        self.refresh()
        return rating

    def finish_or_reopen(self) -> bool:
        """Mark the document finished, or take the mark away; whether it is finished now."""
        change = coding.reopen if self.finished else coding.finish
        change(self.project, [self.document])
        self.finished = not self.finished
        return self.finished

    def accept(self, offer: Offer) -> Code:
        """Make an offer one's own coding."""
        code = self.code(offer.code)
        if isinstance(offer.source, Coding):
            self.apply(code, offer.span)
        else:
            made = suggesting.accept(self.project, offer.source)
            self.codings[made.guid] = made
            self._use(code)
            self._refresh_values()
        return code

    def reject(self, offer: Offer) -> bool:
        """Never see a suggestion again; False for what another coder did, which only stays out.

        It is shown again when the document is opened the next time.
        """
        if isinstance(offer.source, Coding):
            self._left_out.add(offer.key)
            return False
        suggesting.reject(self.project, offer.source)
        self.suggested = [one for one in self.suggested or [] if one != offer.source]
        return True

    def see(self, found: list[Suggestion]) -> None:
        """Show suggestions from now on, and log that this coder has seen them."""
        suggesting.shown(self.project, found)
        self.suggested = found

    def levelled(self, code: Code | None) -> Code | None:
        """The code, or the nearest one above it, that has levels."""
        while code is not None and not code.levels:
            code = self.codebook.find(code.parent) if code.parent else None
        return code

    @property
    def _is_consensus(self) -> bool:
        me = self.project.coder
        return me is not None and me.kind is CoderKind.CONSENSUS

    def _rank(self, guid: str) -> int:
        """The place of a code in the codebook."""
        return self._ranks.get(guid, len(self._ranks))

    def _offers(self) -> Iterator[Offer]:
        if self._is_consensus:
            yield from self._offers_of_coders()
        for one in self.suggested or []:
            if not self._is_coded(one):
                key = f"? {one.code} {one.span.start} {one.span.stop}"
                yield Offer(key, one.code, one.span, one.reason, one)

    def _offers_of_coders(self) -> Iterator[Offer]:
        mine = {(one.code, one.span) for one in self.codings.values()}
        names = {coder.guid: coder.name for coder in browsing.coders(self.project)}
        for one in self._others:
            if (one.code, one.span) not in mine and one.guid not in self._left_out:
                yield Offer(one.guid, one.code, one.span, names[one.coder], one)

    def _is_coded(self, suggestion: Suggestion) -> bool:
        family = {one.guid for one in self.codebook.family(self.code(suggestion.code))}
        return any(
            one.code in family and one.span.overlaps(suggestion.span)
            for one in self.codings.values()
        )

    def _refresh_values(self) -> None:
        me = self.project.coder
        ratings = browsing.ratings_in(self.project, self.document)
        self.ratings = {one.code: one for one in ratings if me and one.coder == me.guid}
        self._others_values = [
            one for one in ratings if self._is_consensus and me and one.coder != me.guid
        ]
        self.finished = me is not None and browsing.finished_in(self.project, self.document)

    def _use(self, code: Code) -> None:
        self.recent = [code, *(one for one in self.recent if one.id != code.id)][:RECENT]


def choices(code: Code) -> list[tuple[str, str]]:
    """Digit and label of each value of a choice code (from 1) or each level (its rank)."""
    if code.kind is CodeKind.CHOICE:
        return [(str(place), value.label) for place, value in enumerate(code.values, 1)]
    return [(str(level.rank), level.label) for level in code.levels]


def value_of(code: Code, digit: str) -> str | None:
    """The value that a digit stands for, as it is stored; None if it stands for none."""
    if code.kind is CodeKind.CHOICE:
        place = int(digit)
        return code.values[place - 1].id if 0 < place <= len(code.values) else None
    return digit if any(str(level.rank) == digit for level in code.levels) else None


def value_label(code: Code, value: str) -> str:
    labels = {one.id: one.label for one in code.values}
    labels |= {str(level.rank): f"{level.rank} {level.label}" for level in code.levels}
    return labels.get(value, value)
