"""Cells of theme tables as people read them: n of N, percent, interval, p."""

from coder.exchange.theme_notes import HIDDEN, SMALL_BASE
from coder.themes.association import ExactTest
from coder.themes.counts import Share
from coder.themes.table import CodeCount

P = "p (exploratory)"
TOGETHER = "together"
NOTHING = "–"


def percent(share: Share) -> str:
    """A whole percent, halves upwards, starred on a small base; a dash of nobody."""
    if not share.told:
        return HIDDEN if share.hidden else NOTHING
    # In whole numbers: formatting 12.5 would give 12, and 37.5 would give 38.
    whole = (200 * share.n + share.base) // (2 * share.base)
    return f"{whole}{'*' if share.base < SMALL_BASE else ''}"


def interval(share: Share) -> str:
    """The 95 % interval with one decimal; a dash of nobody."""
    if share.low is None or share.high is None:
        return HIDDEN if share.hidden else NOTHING
    return f"{share.low:.1f}–{share.high:.1f}"


def p_value(p: float | None, *, hidden: bool = False) -> str:
    """Four decimals without the nought before the point, a dash where there is no test."""
    if p is None:
        return HIDDEN if hidden else NOTHING
    if p < 0.00005:  # noqa: PLR2004 - what four decimals would show as nought
        return "<.0001"
    return f"{p:.4f}".removeprefix("0")


def number(share: Share) -> str:
    """How many, unless that is hidden."""
    return HIDDEN if share.hidden else str(share.n)


def figures(share: Share) -> tuple[str, str, str]:
    """`22 of 25`, `88*`, `70.0–95.8`."""
    return f"{number(share)} of {share.base}", percent(share), interval(share)


def fraction(share: Share) -> str:
    """`7/8`; a dash of nobody."""
    return f"{number(share)}/{share.base}" if share.base else NOTHING


def tested(test: ExactTest) -> str:
    """The p of a test."""
    return p_value(test.p, hidden=any(one.hidden for one in test.shares))


def coded(count: CodeCount) -> str:
    """A code's id and label, indented by its place in the tree."""
    return f"{'  ' * count.depth}{count.code.id}  {count.code.label}"
