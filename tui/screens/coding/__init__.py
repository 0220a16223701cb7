"""The coding screen: one document is read, selected and coded, and everything is saved at once."""

from tui.screens.coding.screen import CodingScreen

__all__ = ["CodingScreen"]
