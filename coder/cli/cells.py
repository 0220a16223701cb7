"""Numbers and words as cells that people read in a table."""

from coder.exchange.tables import UNDEFINED, Cell

LONGEST_QUOTE = 60  # characters


def figure(value: float | None) -> Cell:
    """The number itself, or a dash: what is undefined is never blank and never 0."""
    return UNDEFINED if value is None else value


def percent(share: float | None) -> Cell:
    """A share from 0 to 1 as a percent, or a dash; its column is of `Kind.PERCENT`."""
    return UNDEFINED if share is None else 100 * share


def shortened(words: str) -> str:
    """Words of a transcript, cut with an ellipsis after 60 characters."""
    fits = len(words) <= LONGEST_QUOTE
    return words if fits else f"{words[: LONGEST_QUOTE - 1].rstrip()}…"
