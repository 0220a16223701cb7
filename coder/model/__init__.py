"""Who codes, what was coded, and the whole study as plain data; all frozen."""

from coder.model.coding import (
    ABSENT_LEVEL,
    CONSENSUS,
    Coder,
    CoderKind,
    Coding,
    Finish,
    Rating,
    Suggestion,
)
from coder.model.decisions import Decision, Said, Verdict
from coder.model.memos import Memo, MemoAbout, Noted, Subject
from coder.model.rounds import Pass, Round, RoundKind
from coder.model.study import Study

__all__ = [
    "ABSENT_LEVEL",
    "CONSENSUS",
    "Coder",
    "CoderKind",
    "Coding",
    "Decision",
    "Finish",
    "Memo",
    "MemoAbout",
    "Noted",
    "Pass",
    "Rating",
    "Round",
    "RoundKind",
    "Said",
    "Study",
    "Subject",
    "Suggestion",
    "Verdict",
]
