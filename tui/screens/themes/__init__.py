"""The screen of theme counts: narrowed and split by keys, each number with its words behind it."""

from tui.screens.themes.screen import ThemesScreen

__all__ = ["ThemesScreen"]
