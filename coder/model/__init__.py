"""Who codes, what was coded, and the whole study as plain data; all frozen."""

from coder.model.coding import (
    ABSENT_LEVEL,
    CONSENSUS,
    Coder,
    CoderKind,
    Coding,
    Finish,
    FirstPass,
    Rating,
    Review,
    Suggestion,
)
from coder.model.decisions import Decision, Said, Verdict
from coder.model.measures import Instrument, JointNote, Measurement, Says
from coder.model.memos import Memo, MemoAbout, Noted, Subject
from coder.model.quotations import Quotation
from coder.model.rounds import Pass, Round, RoundKind
from coder.model.study import Study
from coder.model.summaries import Summary

__all__ = [
    "ABSENT_LEVEL",
    "CONSENSUS",
    "Coder",
    "CoderKind",
    "Coding",
    "Decision",
    "Finish",
    "FirstPass",
    "Instrument",
    "JointNote",
    "Measurement",
    "Memo",
    "MemoAbout",
    "Noted",
    "Pass",
    "Quotation",
    "Rating",
    "Review",
    "Round",
    "RoundKind",
    "Said",
    "Says",
    "Study",
    "Subject",
    "Suggestion",
    "Summary",
    "Verdict",
]
