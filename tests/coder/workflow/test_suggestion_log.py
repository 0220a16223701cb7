from dataclasses import replace

import pytest

from codebook.model import Codebook, Keywords
from coder.workflow import suggesting
from coder.workflow.policy import settle
from coder.workflow.project import Project
from coder.workflow.suggestion_list import identified, listed
from coder.workflow.suggestion_log import edited, ignored, log, once_shown, shown
from transcripts.model import Document, Span


@pytest.fixture
def codebook(codebook: Codebook) -> Codebook:
    """The small codebook; planning and reflection seek a word each."""
    seek = {"PL": Keywords(("read",)), "RR": Keywords(("miss",))}
    codes = (replace(one, keywords=seek.get(one.id, one.keywords)) for one in codebook)
    return replace(codebook, codes=tuple(codes))


@pytest.fixture(autouse=True)
def _at_once(ana: Project) -> None:
    settle(ana, blind=False)


def events(project: Project) -> list[tuple[str, str]]:
    return [(one.event, one.form) for one in log(project)]


def test_what_was_seen_and_left_is_ignored_once(ana: Project, response: Document) -> None:
    found = suggesting.suggestions(ana)
    shown(ana, found[:1])
    ignored(ana, response, found)
    ignored(ana, response, found)
    assert events(ana) == [("shown", "read"), ("ignored", "read")]


def test_what_was_decided_is_not_ignored(ana: Project, response: Document) -> None:
    found = suggesting.suggestions(ana)
    shown(ana, found)
    suggesting.reject(ana, found[0])
    ignored(ana, response, found)
    assert events(ana)[-2:] == [("rejected", "read"), ("ignored", "missed")]


def test_other_words_are_an_edit_and_the_usual_ones_are_not(
    ana: Project, response: Document
) -> None:
    read, missed = suggesting.suggestions(ana)
    suggesting.accept(ana, read, span=suggesting.sentence_of(read, response))
    suggesting.accept(ana, missed, span=Span(missed.span.start - 2, missed.span.stop))
    assert events(ana) == [("accepted", "read"), ("edited", "missed")]
    edited(ana, read)  # its ends were moved afterwards
    assert events(ana)[-1] == ("edited", "read")


def test_what_was_shown_can_be_decided_by_its_id_when_it_is_suggested_no_more(
    ana: Project,
) -> None:
    found = suggesting.suggestions(ana)
    shown(ana, found)
    [first, _] = listed(ana, found)
    book = ana.codebook()
    bare = tuple(replace(one, keywords=Keywords()) for one in book)
    with ana.action("no keywords") as action:
        ana.save_codebook(action, replace(book, codes=bare))
    assert suggesting.suggestions(ana) == []
    [again] = identified(ana, [first.id])
    assert (again.span, again.form) == (found[0].span, "read")
    assert [one.form for one in once_shown(ana)] == ["read", "missed"]
