"""The workshop of a code's keywords."""

from tui.screens.keywords.screen import KeywordsScreen

__all__ = ["KeywordsScreen"]
