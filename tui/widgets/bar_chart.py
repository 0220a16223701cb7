"""A bar in one line of text, an eighth of a cell fine."""

_EIGHTHS = " ▏▎▍▌▋▊▉█"


def bar(share: float, cells: int) -> str:
    """A bar of `share` (0 to 1) of that many cells, blanks after it; a little is never nothing."""
    eighths = max(round(share * cells * 8), 1 if share > 0 else 0)
    return ("█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()).ljust(cells)
