"""The desk on which disagreements are settled, one key each."""

from tui.screens.adjudication.screen import AdjudicationScreen

__all__ = ["AdjudicationScreen"]
