"""The screen of measures: what was measured, scores by case and time, and joint displays."""

from tui.screens.measures.screen import MeasuresScreen

__all__ = ["MeasuresScreen"]
