"""The coded words behind a number, and all segments of a code: read, recoded and taken away."""

from tui.screens.excerpts.browser import CodeBrowser
from tui.screens.excerpts.reading import ExcerptsScreen

__all__ = ["CodeBrowser", "ExcerptsScreen"]
