"""One coder at work in one document: what they do, and what they used last."""

from codebook.model import Code
from coder.model import Coding, Rating, Suggestion
from coder.workflow import (
    coding,
    first_passes,
    looking,
    policy,
    reshaping,
    reviewing,
    suggesting,
    suggestion_log,
    undoing,
)
from coder.workflow.project import Project
from coder.workflow.sight import sight
from transcripts.model import Span
from tui.screens.coding.knowing import Knowing
from tui.screens.coding.offers import Offer, Rejections

RECENT = 9


class Session(Knowing):
    """What the coding screen knows of the project. Every change is saved before it is shown.

    A coder sees their own codings only, so that coders stay independent, until they have finished
    the document and ask; the consensus coder sees what the others did as offers, and which values
    they gave.
    """

    def __init__(self, project: Project, document_name: str) -> None:
        super().__init__(project, document_name)
        self._rejections = Rejections()
        self._accepted: dict[str, Suggestion] = {}
        self.is_silent = bool(policy.why_off(project))

    def apply(self, code: Code, span: Span) -> Coding:
        """Put a code on a span. Raises CodingRefusedError, NoCoderError."""
        made = coding.apply_code(self.project, code, document=self.document, span=span)
        self._add(made, code)
        return made

    def remove(self, key: str) -> Code:
        """Take one of one's own codings away."""
        coding.remove_coding(self.project, self.codings[key])
        code = self.code(self.codings[key].code)
        self._put(key, None)
        self.refresh()
        return code

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

    def refusal(self, code: Code) -> str:
        """Why the document takes no such code; empty where it does."""
        return coding.refusal(code, [self.document])

    def unrate(self, code: Code) -> Rating:
        """Take the document's value or level of a code away."""
        rating = self.ratings[code.guid]
        coding.unrate(self.project, rating)
        self.refresh()
        return rating

    def finish_or_reopen(self) -> bool:
        """Mark the document finished, or take the mark away; whether it is finished now."""
        change = coding.reopen if self.finished else coding.finish
        if not self.finished:
            self.let_go()
        change(self.project, [self.document])
        self.finished = not self.finished
        self.shows_others = self.shows_others and self._may_look
        return self.finished

    def accept(self, offer: Offer) -> Code:
        """Make an offer one's own coding."""
        code = self.code(offer.code)
        if isinstance(offer.source, Coding):
            self.apply(code, offer.span)
        else:
            made = suggesting.accept(self.project, offer.source)
            self._accepted[made.guid] = offer.source
            self._add(made, code)
        return code

    def reshape(self, one: Coding, span: Span) -> Coding:
        """Let a coding lie on other words; of an accepted suggestion the log tells it as edited."""
        made = reshaping.reshape(self.project, one, span)
        if (source := self._accepted.get(one.guid)) and span != one.span:
            suggestion_log.edited(self.project, source)
        return made

    def reject(self, offer: Offer) -> bool:
        """Never see a suggestion again; False for another's coding: the next opening shows it."""
        before = undoing.last(self.project, self.document)
        if isinstance(offer.source, Coding):
            self._left_out.add(offer.key)
        else:
            suggesting.reject(self.project, offer.source)
            self.suggested = [one for one in self.suggested or [] if one != offer.source]
        self._rejections.add(offer, before)
        return not isinstance(offer.source, Coding)

    def offer_again(self) -> Offer | None:
        """Take back the last rejection, if nothing that can be undone was done since."""
        offer = self._rejections.latest(undoing.last(self.project, self.document))
        if offer is None:
            return None
        if isinstance(offer.source, Coding):
            self._left_out.discard(offer.key)
        else:
            suggesting.offer_again(self.project, offer.source)
            self.suggested = [*(self.suggested or []), offer.source]
        self._rejections.forget()
        return offer

    def show_or_hide_others(self) -> int:
        """Show what other coders did here, or hide it; how many codings of theirs are shown.

        Raises CodingRefusedError before the coder has finished the document.
        """
        shown = [] if self.shows_others else looking.others(self.project, self.document)
        self.shows_others = bool(shown)
        return len(shown)

    @property
    def may_be_offered(self) -> bool:
        """Whether anything may ever be offered: suggestions, or others' work to the consensus."""
        return self._is_consensus or not self.is_silent

    def why_silent(self) -> str:
        """Why nothing is suggested in this document, whatever the coder does now; or nothing."""
        return policy.why_off(self.project) or sight(self.project).why_blind(self.document)

    @property
    def is_held_back(self) -> bool:
        """Whether the coder has to read the document through before anything is suggested."""
        return bool(first_passes.held_back(self.project, [self.document]))

    def read_through(self) -> bool:
        """Mark the document as read through; False if it was before. Raises NoCoderError."""
        return bool(first_passes.read_through(self.project, [self.document]))

    def see(self, found: list[Suggestion]) -> None:
        """Show suggestions from now on, and log that this coder has seen them."""
        suggestion_log.shown(self.project, found)
        self.suggested = found

    def leave_or_take_back(self, span: Span) -> bool:
        """Mark words as deserving no code, or take that mark away; whether it is there now.

        Raises CodingRefusedError, NoCoderError.
        """
        there = next((one for one in self.left if one.span == span), None)
        if there is None:
            reviewing.leave(self.project, self.document, span)
        else:
            reviewing.take_back(self.project, there)
        self.refresh()
        return there is None

    def is_left(self, place: int) -> bool:
        """Whether the coder has said of these words that they deserve no code."""
        return any(one.span.start <= place < one.span.stop for one in self.left)

    def let_go(self) -> None:
        """Log what the coder was shown here and leaves as it is. Needs a coder."""
        if self.suggested:
            left = [one for one in self.suggested if not self._is_coded(one)]
            suggestion_log.ignored(self.project, self.document, left)

    def _add(self, made: Coding, code: Code) -> None:
        self._put(made.guid, made)
        self._use(code)
        self.refresh()

    def _use(self, code: Code) -> None:
        self.recent = [code, *(one for one in self.recent if one.id != code.id)][:RECENT]
