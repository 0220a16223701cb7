"""The screen of the answers to one prompt, as a grid of all and as cards of one after the other."""

from tui.screens.responses.screen import ResponsesScreen

__all__ = ["ResponsesScreen"]
