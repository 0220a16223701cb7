"""Themes are counted and quoted from what stands in the project."""

import pytest

from coder.errors import InvalidRequestError
from coder.themes.counts import Share
from coder.themes.excerpts import Excerpt
from coder.themes.narrowing import Narrowing, Order, ordered
from coder.workflow import browsing, reporting
from coder.workflow.coding import apply_code, finish
from coder.workflow.project import Project, open_project
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


def test_one_browses_ones_own_codings_whether_they_count_or_not(ana: Project) -> None:
    document = browsing.document(ana, NAME)
    start = document.text.index(SPEECH)
    apply_code(ana, browsing.code(ana, "PL2"), document=document, span=Span(start, start + 4))
    [excerpt] = reporting.browse(ana, "PL")
    assert (excerpt.text, excerpt.finished) == ("I'd ", False)
    assert reporting.browse(ana, "PL", children=False) == []
    [coding] = reporting.own_codings(ana, [excerpt])
    assert coding.guid == excerpt.guid


def test_others_are_seen_only_where_one_has_finished_oneself(ana: Project) -> None:
    document = browsing.document(ana, NAME)
    with open_project(ana.path, coder="ben") as ben:
        read_first(ben)
    assert reporting.browse(ana, "PL", everybody=True) == []
    finish(ana, [document])
    assert reporting.browse(ana, "PL") == []
    [excerpt] = reporting.browse(ana, "PL", everybody=True)
    assert (excerpt.coder, excerpt.finished) == ("ben", True)
    assert reporting.own_codings(ana, [excerpt]) == []


def test_the_consensus_browses_everything(ana: Project) -> None:
    read_first(ana)
    with open_project(ana.path, coder="consensus") as consensus:
        assert len(reporting.browse(consensus, "PL", everybody=True)) == 1
        assert reporting.browse(consensus, "PL") == []


def test_excerpts_are_narrowed_by_day_and_words(ana: Project) -> None:
    read_first(ana)
    for within, many in (
        (Narrowing(since="2000-01-01", until="2999-01", text="the  FILE", context=3), 1),
        (Narrowing(since="2999-01-01"), 0),
        (Narrowing(until="2000-01"), 0),
        (Narrowing(text="school"), 0),
    ):
        found = reporting.excerpts(ana, codes=["PL"], within=within)
        assert len(found) == many
        assert all(len(one.after) <= 3 for one in found)
    with pytest.raises(InvalidRequestError, match="'yesterday' is not a day"):
        Narrowing(since="yesterday")


def test_excerpts_are_sorted_by_case_document_or_date() -> None:
    names = [("B", "one 10", "2026-01"), ("A", "one 9", "2026-02"), ("", "one 2", "2026-03")]
    found = [Excerpt(case, name, "PL", "ana", None, "", "", at=at) for case, name, at in names]
    assert [one.at[-1] for one in ordered(found, Order.CASE)] == ["2", "1", "3"]
    assert [one.at[-1] for one in ordered(found, Order.DOCUMENT)] == ["3", "2", "1"]
    assert [one.at[-1] for one in ordered(found, Order.DATE)] == ["3", "2", "1"]
