"""The screen of searching: every match in its context, marked and coded many at a time."""

from tui.screens.search.screen import SearchScreen

__all__ = ["SearchScreen"]
