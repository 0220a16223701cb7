"""What a chart of respondents says in words: its base, its footnotes, its description."""

from collections.abc import Iterable
from dataclasses import replace

from coder.charts.frame import Words
from coder.exchange.theme_cells import number, percent
from coder.exchange.theme_notes import FEW, SMALL, SMALL_BASE, notes
from coder.exchange.theme_notes import everybody as who
from coder.themes.counts import Share
from coder.themes.table import ThemeTable

HOLLOW = f"Hollow marks: base under {SMALL_BASE}, so read the counts first."


def everybody(table: ThemeTable) -> str:
    """The base in words and in numbers, whatever the table is split by."""
    return who(table) + bases(one.share for one in table.codes)


def bases(shares: Iterable[Share]) -> str:
    """` (N = 25)`, or from the lowest to the highest; nothing where all are empty."""
    found = sorted({one.base for one in shares if one.base})
    if not found:
        return ""
    several = f"N from {found[0]} to {found[-1]}, by code"
    return f" ({f'N = {found[0]}' if len(found) == 1 else several})"


def footnotes(table: ThemeTable) -> tuple[str, ...]:
    """The table's notes without those on tests and signs, which a chart does not show.

    That small cells may be hidden is told apart (`cautions`): it is no word for readers.
    """
    untested = tuple(
        replace(one, tests=(), groups=(), pairs=(), level_change=None) for one in table.codes
    )
    told_of = notes(replace(table, codes=untested, pair=None))
    return tuple(note for note in told_of if note not in {SMALL, FEW})


def cautions(table: ThemeTable) -> tuple[str, ...]:
    """What to think of before the chart leaves the team."""
    return tuple(note for note in notes(table) if note == FEW)


def small(share: Share) -> bool:
    """Whether the base is so small that its mark is hollow."""
    return share.base < SMALL_BASE


def n_of_n(share: Share) -> str:
    """`22 of 25`; a dash of nobody, a sign for a number that is hidden."""
    return f"{number(share)} of {share.base}" if share.base else "–"


def share_in_words(share: Share) -> str:
    """`22 of 25 (88 %, interval 70.0 to 95.8)`, for those who cannot see where the mark stands."""
    if share.low is None or share.high is None:
        return f"hidden, of {share.base}" if share.hidden else "nobody in the base"
    whole = percent(share).rstrip("*")
    return f"{n_of_n(share)} ({whole} %, interval {share.low:.1f} to {share.high:.1f})"


def told(words: Words, sentences: Iterable[str]) -> str:
    """A description: the base, what is shown, the notes."""
    return " ".join((f"{words.base}.", *sentences, *words.notes))
