"""The framework matrix on the screen: cases by codes, the words of each cell in sight."""

from tui.screens.matrix.screen import MatrixScreen

__all__ = ["MatrixScreen"]
