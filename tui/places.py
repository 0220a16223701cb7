"""The screens to which one can go from everywhere; the list of documents lies below all of them."""

from importlib import import_module
from typing import Any

# A name, its words in the palette, and the screen, which takes the project.
PLACES = {
    "adjudication": ("Disagreements, to be settled", "adjudication:AdjudicationScreen"),
    "agreement": ("Agreement of the coders", "agreement:AgreementScreen"),
    "codebook": ("Codebook", "codebook:CodebookScreen"),
    "matrix": ("Framework matrix of cases and codes", "matrix:MatrixScreen"),
    "measures": ("Numbers beside the words", "measures:MeasuresScreen"),
    "memos": ("Memos of the project", "memos:MemosScreen"),
    "queue": ("Reading order: the likeliest units of a code first", "reading_order:QueueScreen"),
    "responses": ("Everybody's answers to a prompt", "responses:ResponsesScreen"),
    "search": ("Search in all documents", "search:SearchScreen"),
    "themes": ("Themes, counted by respondent", "themes:ThemesScreen"),
}


def screen_of(name: str) -> type[Any]:
    """The class of a screen, imported when somebody goes there for the first time."""
    module, _, screen = PLACES[name][1].partition(":")
    found: type[Any] = getattr(import_module(f"tui.screens.{module}"), screen)
    return found
