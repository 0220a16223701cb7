"""What the coding screen knows of a document, kept in step with the project."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from codebook.model import Code
from coder.errors import ProjectBusyError, UnknownDocumentError
from coder.model import CoderKind, Coding, Rating, Review, Suggestion
from coder.workflow import browsing, following
from coder.workflow.project import Project
from coder.workflow.sight import sight
from transcripts.text import fingerprint
from tui.page.lanes import Mark
from tui.page.values import value_label
from tui.screens.coding.offers import Offer
from tui.screens.coding.standing import Standing, standing


class Knowing:
    """What is coded, offered and rated in one document, as one coder may see it.

    After the first reading the project's trail is followed: what changed is taken from it, so that
    a change costs the same however much is coded.
    """

    def __init__(self, project: Project, document_name: str) -> None:
        self.project = project
        self.document = browsing.document(project, document_name)
        self.recent: list[Code] = []
        self.left: Sequence[Review] = ()
        self.suggested: list[Suggestion] | None = None
        self.shows_others, self.finished = False, False
        self.is_stale = False
        self._left_out: set[str] = set()
        self._take(standing(project, self.document))
        self._touched: set[str] | None = set()
        self._was_plain = self._is_plain

    def refresh(self) -> None:
        """See what is in the project now; while it is busy, keep what was seen before."""
        self.is_stale = True
        with suppress(ProjectBusyError):
            self.catch_up()

    def is_behind(self) -> bool:
        """Whether anything was written since the last reading. Raises ProjectBusyError."""
        return following.position(self.project) != self._now.position

    def catch_up(self) -> bool:
        """Read what could not be read before; whether there was any. Raises ProjectBusyError."""
        was_stale = self.is_stale
        if was_stale and not self._follow():
            self._look_behind_mask()
            self._take(standing(self.project, self.document))
        return was_stale

    def code(self, guid: str) -> Code:
        """The code of a guid; one that has gone from the codebook keeps a name."""
        return self._codes.get(guid) or Code("?", "a removed code", guid=guid)

    def name_of(self, work: Coding | Rating) -> str:
        """Who has put a code or a value here."""
        return self._now.names[work.coder]

    def _look_behind_mask(self) -> None:
        """Know the document by the name it has now: a round may have ended, or begun."""
        with suppress(UnknownDocumentError):
            now = browsing.document(self.project, self.document.name)
            if now.guid == self.document.guid and now.text == self.document.text:
                self.document = now

    # What is there

    @property
    def lost(self) -> str:
        """Why the coder cannot go on in this document, or nothing."""
        if self._now.fingerprint is None:
            return f"{self.document.name} was taken out of the project by another program."
        is_other = self._now.fingerprint != fingerprint(self.document.text)
        return f"{self.document.name} has another text now: open it again." if is_other else ""

    @property
    def marks(self) -> list[Mark]:
        """All that is drawn: own codings, offers as guesses, and, if asked for, the others'."""
        noted, offers = self._now.memos, self.offers()
        codings = sorted(self.codings.values(), key=lambda one: (one.at, self._rank(one.code)))
        own = [self._mark(one) for one in codings]
        guesses = [
            Mark(one.key, one.span, one.code, guess=True, memo=one.key in noted) for one in offers
        ]
        return own + guesses + self._marks_of_others({one.key for one in offers})

    def changed_marks(self) -> Mapping[str, Mark | None] | None:
        """The marks that came, changed or went (None) since this was last asked; None: any may."""
        touched, was_plain = self._touched, self._was_plain
        self._touched, self._was_plain = set(), self._is_plain
        if touched is None or not (was_plain and self._is_plain):
            return None
        there = ((key, self.codings.get(key)) for key in touched)
        return {key: self._mark(one) if one else None for key, one in there}

    def touch(self, key: str) -> None:
        """Have a mark drawn anew, since something else was drawn in its place."""
        if self._touched is not None:
            self._touched.add(key)

    def offers(self) -> list[Offer]:
        """Suggestions that were asked for, or, for the consensus, the other coders' codings."""
        return sorted(self._offers(), key=lambda one: (one.span, self._rank(one.code)))

    def values(self) -> list[tuple[Code, str]]:
        """Each code that has a value here, with the value's label; of another coder, with who."""
        given = [(one, "") for one in self.ratings.values()]
        if self._is_consensus or self.shows_others:
            mine = {one.guid for one in self.ratings.values()}
            others = [one for one in self._now.ratings.values() if one.guid not in mine]
            given += [(one, f" ({self.name_of(one)})") for one in others]
        given.sort(key=lambda pair: self._rank(pair[0].code))
        return [
            (self.code(one.code), value_label(self.code(one.code), one.value) + who)
            for one, who in given
        ]

    def memo(self, key: str) -> str:
        """What was written on a coding, each memo of another coder with their name."""
        me = self.project.coder
        return "\n".join(
            one.memo.text if me and one.memo.coder == me.guid else f"{one.coder}: {one.memo.text}"
            for one in self._now.memos.get(key, ())
        )

    def coding(self, key: str) -> Coding | None:
        """The coding under a mark: one's own, or another's that is offered."""
        sources = [offer.source for offer in self.offers() if offer.key == key]
        theirs = next((one for one in sources if isinstance(one, Coding)), None)
        return self.codings.get(key) or theirs

    def levelled(self, code: Code | None) -> Code | None:
        """The code, or the nearest one above it, that has levels."""
        while code is not None and not code.levels:
            code = self.codebook.find(code.parent) if code.parent else None
        return code

    def _take(self, now: Standing) -> None:
        self.is_stale, self._touched = False, None
        self._now, self._whose = now, self._me
        self.codebook = now.codebook
        self.letters = {one.hotkey: one for one in now.codebook if one.hotkey and not one.retired}
        self._codes = {code.guid: code for code in now.codebook}
        self._ranks = {code.guid: rank for rank, code in enumerate(now.codebook)}
        self.recent = [self._codes[one.guid] for one in self.recent if one.guid in self._codes]
        self.codings = {one.guid: one for one in now.codings.values() if one.coder == self._me}
        self.counts = Counter(one.code for one in self.codings.values())
        self.ratings = self._my_ratings()
        self.finished = self._me in now.finished
        self.left = now.left
        self.shows_others = self.shows_others and self._may_look

    def _follow(self) -> bool:
        """Take what is new, however much there is already; False where all must be read."""
        news = following.news(self.project, self.document, since=self._now.position)
        now = self._now.after(news) if news and self._whose == self._me else None
        if news is None or now is None:
            return False
        self.is_stale, self._now = False, now
        for guid, coding in news.codings.items():
            self._put(guid, coding)
        self.ratings = self._my_ratings()
        return True

    def _put(self, guid: str, coding: Coding | None) -> None:
        """Know a coding, or know it no more."""
        self.touch(guid)
        if before := self.codings.pop(guid, None):
            self.counts -= Counter([before.code])  # a code with none left goes altogether
        if coding is not None and coding.coder == self._me:
            self.codings[guid] = coding
            self.counts[coding.code] += 1

    def _my_ratings(self) -> dict[str, Rating]:
        return {one.code: one for one in self._now.ratings.values() if one.coder == self._me}

    def _mark(self, coding: Coding) -> Mark:
        return Mark(coding.guid, coding.span, coding.code, memo=coding.guid in self._now.memos)

    @property
    def _is_plain(self) -> bool:
        """Whether only own codings are drawn."""
        return not (self.suggested or self.shows_others or self._is_consensus)

    @property
    def _me(self) -> str:
        return self.project.coder.guid if self.project.coder else ""

    @property
    def _is_consensus(self) -> bool:
        me = self.project.coder
        return me is not None and me.kind is CoderKind.CONSENSUS

    @property
    def _may_look(self) -> bool:
        return sight(self.project).sees_others(self.document.guid)

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
        for one in self._codings_of_others():
            if (one.code, one.span) not in mine and one.guid not in self._left_out:
                yield Offer(one.guid, one.code, one.span, self.name_of(one), one)

    def _codings_of_others(self) -> list[Coding]:
        return [one for one in self._now.codings.values() if one.coder != self._me]

    def _marks_of_others(self, drawn: set[str]) -> list[Mark]:
        """What others did, apart from what is drawn as an offer already."""
        if not self.shows_others:
            return []
        return [
            Mark(one.guid, one.span, one.code, whose=self.name_of(one))
            for one in self._codings_of_others()
            if one.guid not in drawn
        ]

    def _is_coded(self, suggestion: Suggestion) -> bool:
        family = {one.guid for one in self.codebook.family(self.code(suggestion.code))}
        return any(
            one.code in family and one.span.overlaps(suggestion.span)
            for one in self.codings.values()
        )
