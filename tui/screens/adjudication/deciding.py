"""What the keys decide: one act each, saved at once, taken back by one key."""

from collections.abc import Sequence
from dataclasses import replace

from coder.agreement.points import PRESENT, PointKind
from coder.agreement.queueing import Asked, Queued
from coder.agreement.ruling import Ruling
from coder.model import Verdict
from coder.workflow import settling, undoing
from coder.workflow.adjudicating import Consensus, foreseen, take_over
from coder.workflow.project import Project
from coder.workflow.settling import Settled
from transcripts.model import Span
from transcripts.text import visible
from tui.keys import sign
from tui.page.values import choices, value_of
from tui.screens.adjudication.desk import Desk

_NEXT_HOW = {"discussion": "lead", "lead": "", "": "discussion"}
_SAID_HOW = {
    "discussion": "What you settle from now on was settled by discussion.",
    "lead": "What you settle from now on was settled by the lead.",
    "": "How you settle from now on is not told.",
}


class Deciding(Desk):
    """Settles the disagreement at the cursor; it stays there, so that the result is seen."""

    AS_BEFORE = ("fresh", "how", "why", "asking", "hidden", "with_settled", "asked")

    def __init__(self, project: Project, asked: Asked | None = None) -> None:
        super().__init__(project, asked)
        self.why = ""  # the reason that was given last
        self.asking: Consensus | None = None  # what is about to be taken over

    # One key each

    def action_take(self, letter: str) -> None:
        """Take the version of a side."""
        side = next((one.side for one in self.sides if one.letter == letter), None)
        if side is None:
            self.say(f"There is no {letter} here.")
        else:
            self._settle(Ruling(Verdict.ONE, side.coders))

    def action_both(self) -> None:
        self._settle(Ruling(Verdict.BOTH))

    def action_neither(self) -> None:
        self._settle(Ruling(Verdict.NEITHER))

    def type_letter(self, typed: str) -> None:
        """A digit: a value or level where one is asked for, else A, B or neither."""
        here = self.here
        if self.asking is not None:
            self._answer(typed)
        elif here is None:
            self.show_hints()
        elif here.point.kind is not PointKind.PRESENCE:
            self._give(typed)
        elif self.level is not None:
            self._settle(replace(self._ruling_of(here), value=typed))
        elif typed in "012":
            keys = {"1": "A", "2": "B"}
            self.action_take(keys[typed]) if typed in keys else self.action_neither()

    def action_how(self) -> None:
        self.how = _NEXT_HOW[self.how]
        self.show_status()
        self.say(_SAID_HOW[self.how])

    def action_same_why(self) -> None:
        """Give the last reason for this decision, too."""
        if self.why:
            self.give_reason(self.why)
        else:
            self.say(f"No reason was given yet; {sign('settle.why')} writes one.")

    def give_reason(self, why: str) -> None:
        """Keep a reason with the decision at the cursor."""
        here = self.here
        if here is None:
            return
        made = self.attempt(lambda: settling.explain(self.project, here.point, why))
        if made is not None:
            self.why = why or self.why
            self.take_in(self.read_queue)
            self.say(f"Why: {visible(why)}" if why else "No reason now.")

    def take_words(self, span: Span) -> None:
        """Settle on words of one's own."""
        self._settle(Ruling(Verdict.TRIMMED, trim=span))

    def words_to_trim(self) -> Span | None:
        """The words that the consensus has here, else those of the first who found any."""
        here = self.here
        if here is None or here.point.kind is not PointKind.PRESENCE:
            return None
        there = [coding.span for coding in self._settled_on(here.point)]
        found = [said.spans for said in here.point.said.values() if said.said == PRESENT]
        return min([*there, *(span for spans in found for span in spans[:1])], default=None)

    # Undo

    def action_undo(self) -> None:
        if what := self.attempt(lambda: undoing.undo(self.project)):
            self._turned(f"Undone: {what}.")

    def action_redo(self) -> None:
        if what := self.attempt(lambda: undoing.redo(self.project)):
            self._turned(f"Done again: {what}.")

    def _turned(self, sentence: str) -> None:
        self.take_in(self.read_queue)
        self.say(visible(sentence))

    # All that is agreed on

    def action_agreed(self) -> None:
        """Ask before all that is agreed on is taken over; y does it."""
        coders = [one.name for one in self.there.coders] if self.there else []
        plan = self.attempt(lambda: foreseen(self.project, coders))
        if plan is None:
            return
        alone = len(self._unopposed())
        if not plan.documents and not alone:
            self.say("All that they agree on is taken over already.")
            return
        self.asking = plan
        self.hint_bar.ask(
            f"TAKE OVER {len(plan.codings)} codings, {len(plan.ratings)} values agreed on in "
            f"{len(plan.documents)} documents?",
            [
                ("y", "yes"),
                *([("v", f"with {alone} values that nobody contradicts")] if alone else []),
                ("Esc", "no"),
            ],
        )

    def _answer(self, typed: str) -> None:
        self.asking = None
        if typed not in {"y", "v"} or self.there is None:
            self.show_hints()
            return
        coders = [one.name for one in self.there.coders]
        plan = self.attempt(lambda: take_over(self.project, coders))
        alone = self.attempt(self._take_unopposed) if typed == "v" and plan else 0
        self.take_in(self.read_queue)
        if plan is not None and alone is not None:
            values = len(plan.ratings) + alone
            self.say(f"Taken over: {len(plan.codings)} codings and {values} values.")

    def _unopposed(self) -> Sequence[Queued]:
        if self.there is None:
            return ()
        asked = replace(self.asked, unopposed=True)
        every = settling.queued(self.project, self.there, asked)
        return [one for one in every if one.is_unopposed]

    def _take_unopposed(self) -> int:
        return settling.take_unopposed(self.project, self._unopposed())

    # Settling

    def _give(self, digit: str) -> None:
        """Settle on the value or level of a digit."""
        code = self.here.point.code if self.here else None
        value = value_of(code, digit) if code and digit.isdigit() else None
        if code is None or value is None:
            known = ", ".join(f"{one} {label}" for one, label in choices(code)) if code else ""
            self.say(f"Choose one of: {visible(known)}")
        else:
            self._settle(Ruling(Verdict.VALUE, value=value))

    def _settle(self, ruling: Ruling) -> None:
        here = self.here
        if here is None:
            return
        wanted = replace(ruling, settled=self.how)
        made = self.attempt(lambda: settling.settle_one(self.project, here.point, wanted))
        if made is None:
            return
        self.fresh = self.fresh | {here.point.id}
        self.take_in(self.read_queue)
        self._tell(made)

    def _tell(self, made: Settled) -> None:
        """What was settled, and what can be said to it."""
        if self.level is not None:
            ranks = ", ".join(
                f"{digit} {label}" for digit, label in choices(self.level) if digit != "0"
            )
            self.say(f"Settled. Which level of {self.level.id}? {visible(ranks)}")
            return
        done = " The document is finished." if made.finished else ""
        same = f", {sign('settle.same-why')} the same reason" if self.why else ""
        why = "" if made.decision.reason else f" Why? {sign('settle.why')} writes it{same}."
        self.say(f"Settled.{done}{why} {sign('settle.next-open')} goes on.")

    def _ruling_of(self, here: Queued) -> Ruling:
        """The ruling that what is settled at the cursor came from."""
        made = here.decision
        if made is None:
            return Ruling(Verdict.NEITHER)
        names = settling.names(self.project)
        trim = next((coding.span for coding in self._settled_on(here.point)), None)
        taken = tuple(names[guid] for guid in made.taken)
        return Ruling(made.verdict, taken, trim, made.value, made.reason)
