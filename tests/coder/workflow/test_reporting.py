"""Themes are counted and quoted from what stands in the project."""

import pytest

from coder.errors import InvalidRequestError
from coder.themes.counts import Share
from coder.workflow import browsing, reporting
from coder.workflow.coding import apply_code, finish
from coder.workflow.project import Project
from tests.conftest import SPEECH
from transcripts.model import Span

NAME = "FSW 01 T2 S1"


def read_first(project: Project) -> None:
    """Code the first words of the answer, and finish it."""
    document = browsing.document(project, NAME)
    start = document.text.index(SPEECH)
    span = Span(start, start + len("I'd read the file"))
    apply_code(project, browsing.code(project, "PL2"), document=document, span=span)
    finish(project, [document])


def test_what_is_coded_and_finished_is_counted(ana: Project) -> None:
    read_first(ana)
    table = reporting.themes(ana, where={"time": ["T2"]}, by="scenario", codes=["PL"])
    (planning,) = table.codes
    assert planning.share == Share(1, 1)
    assert [group.name for group in planning.groups] == ["S1"]
    assert table.coders == {"ana": 1}


def test_what_is_not_finished_is_open(ana: Project) -> None:
    planning = reporting.themes(ana).codes[0]
    assert (planning.share, planning.open) == (Share(0, 0), 1)


def test_a_parents_excerpts_are_those_of_its_children(ana: Project) -> None:
    read_first(ana)
    (excerpt,) = reporting.excerpts(ana, codes=["PL"], where={"document": [NAME]}, coder="ana")
    assert (excerpt.code, excerpt.text) == ("PL2", "I'd read the file")


def test_an_unknown_name_is_refused(ana: Project) -> None:
    with pytest.raises(InvalidRequestError, match="no 'borough' to select by"):
        reporting.themes(ana, by="borough")
