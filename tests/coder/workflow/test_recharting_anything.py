"""Whatever is written in the spreadsheet comes back, and a matrix that was only opened does not."""

import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from coder.exchange.matrix_changes import Recharted
from coder.workflow import recharting
from coder.workflow.charting import cleaned
from coder.workflow.project import open_project
from tests.coder.workflow.chart_world import begun, edited, find, summaries, summarise, workbook

CELLS = st.tuples(
    st.sampled_from(["FSW 1", "FSW 2", "FSW 3", "FSW 5"]), st.sampled_from(["PL", "PL1", "SUP"])
)
WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=30
)
TEXTS = st.one_of(WORDS, st.sampled_from(["", "=1+1", "One.\nTwo.", "[auto] Of mine", "'quoted"]))


@cache
def study() -> bytes:
    """A study, as a file's bytes."""
    with tempfile.TemporaryDirectory() as name:
        return begun(Path(name)).read_bytes()


def load(path: Path, made: Path) -> Recharted:
    with open_project(path, coder="ben") as project:
        return recharting.load(project, made)


@settings(max_examples=8)
@given(st.dictionaries(CELLS, TEXTS, max_size=4), st.dictionaries(CELLS, TEXTS, max_size=4))
def test_any_edits_come_back_and_what_comes_back_changes_nothing_more(
    before: dict[tuple[str, str], str], edits: dict[tuple[str, str], str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "study.coder"
        path.write_bytes(study())
        for (case, id_), text in before.items():
            summarise(path, case, id_, text)
        there = summaries(path)
        made = workbook(path)
        assert load(path, made) == Recharted()

        def write(book: Any) -> None:
            for (case, id_), text in edits.items():
                find(book, case, id_).value = text
                find(book, case, id_).data_type = "s"

        load(path, edited(made, write))
        wanted = {**there, **{cell: cleaned(text) for cell, text in edits.items()}}
        assert summaries(path) == {cell: text for cell, text in wanted.items() if text}
        assert load(path, workbook(path)) == Recharted()
