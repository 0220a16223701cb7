"""Write a memo: a text editor over the screen, with what the memo is about above it."""

from collections.abc import Sequence
from functools import partial

from rich.text import Text
from textual.containers import VerticalScroll

from coder.model import Memo, MemoAbout, Noted, Subject
from coder.workflow import memoing
from coder.workflow.project import Project
from transcripts.text import visible
from tui.dialogs.writing import WritingWindow
from tui.keys import legend

_DAY = 10  # characters of a time that tell the day
_NAMES = {about: str(about) for about in MemoAbout} | {MemoAbout.CODING: "segment"}


class MemoEditor(WritingWindow):
    """The coder's memo on one of several subjects, each one key from the next.

    The text is kept when the subject changes, too; each sitting at a memo is one thing to undo.
    """

    def __init__(self, project: Project, subjects: Sequence[Subject]) -> None:
        super().__init__(project, "Memo")
        self.subjects = subjects
        self.place = 0
        self._sitting = memoing.Sitting(project, subjects[0])

    @property
    def subject(self) -> Subject:
        return self.subjects[self.place]

    def legend(self) -> str:
        another = {"memo.next": "another subject"} if len(self.subjects) > 1 else {}
        return legend({**another, "memo.close": "keeps and closes"})

    def save(self, text: str) -> str:
        return _dated(self._sitting.keep(text))

    async def action_switch(self, by: int) -> None:
        """Go on with the memo on the next subject."""
        if len(self.subjects) > 1 and self.keep():
            there = (self.place + by) % len(self.subjects)
            await self.patience.do("the next memo", partial(self.load, there))

    # What is shown

    async def load(self, place: int = 0) -> None:
        """Show the memo on a subject, and what others wrote on it."""
        subject = self.subjects[place]
        mine, others = memoing.mine(self.project, subject), memoing.others(self.project, subject)
        written = [memoing.mine(self.project, one) is not None for one in self.subjects]
        self.place = place
        self._sitting = memoing.Sitting(self.project, subject)
        self.begin_with(mine.text if mine else "")
        self.fill("about", self._tabs(written))
        self.fill("subject", _described(subject))
        self.fill("others", _read_only(others))
        self.query_one(VerticalScroll).set_class(not others, "-empty")
        self.say(_dated(mine))

    def _tabs(self, written: Sequence[bool]) -> Text:
        """What the memo can be about, the chosen one in brackets; * where there is a memo."""
        tabs = Text()
        for place, subject in enumerate(self.subjects):
            name = f"{_NAMES[subject.about]}{'*' if written[place] else ''}"
            is_here = place == self.place
            tabs.append(f"[{name}]" if is_here else f" {name} ", "reverse bold" if is_here else "")
            tabs.append(" ")
        return tabs


def _described(subject: Subject) -> Text:
    """What the memo is about, with its words: those coded, or the code's meaning."""
    name = subject.name if subject.span else subject.title
    text = Text(visible(name), "bold", overflow="ellipsis")
    if subject.words:
        words = " ".join(visible(subject.words).split())
        text.append(f"\n{f'“{words}”' if subject.span else words}", "not bold")
    return text


def _read_only(others: Sequence[Noted]) -> Text:
    """What other coders wrote, each under their name."""
    text = Text()
    for one in others:
        break_ = "\n" if text else ""
        text.append(f"{break_}{visible(one.coder)}, {one.memo.at[:_DAY]}\n", "bold")
        text.append(f"{visible(one.memo.text)}\n")
    text.rstrip()
    return text


def _dated(memo: Memo | None) -> str:
    return f"kept {memo.at[:_DAY]}" if memo else "no memo yet"
