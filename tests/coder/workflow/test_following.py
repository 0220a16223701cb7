"""What changed in a document is told from the trail, whoever changed it."""

from dataclasses import replace

import pytest

from coder.model import Coding
from coder.workflow import following
from coder.workflow.coding import apply_code, finish, rate, remove_coding
from coder.workflow.following import News
from coder.workflow.project import Project
from coder.workflow.undoing import undo
from transcripts.model import Document, Span

FIRST, SECOND = "I'd read the file first.", "Then I'd ring the school."


def put(project: Project, said: str, response: Document) -> Coding:
    start = response.text.index(said)
    code = project.codebook().codes[0]
    return apply_code(project, code, document=response, span=Span(start, start + len(said)))


def test_where_nobody_did_anything_there_is_no_news(ana: Project, response: Document) -> None:
    here = following.position(ana)
    assert following.news(ana, response, since=here) == News(here, {}, {})


def test_what_oneself_and_others_coded_and_took_away_is_news(
    ana: Project, ben: Project, response: Document
) -> None:
    gone = put(ana, FIRST, response)
    here = following.position(ana)
    remove_coding(ana, gone)
    theirs = put(ben, SECOND, response)
    news = following.news(ana, response, since=here)
    assert news == News(following.position(ana), {gone.guid: None, theirs.guid: theirs}, {})


def test_undo_is_news_like_any_act(ana: Project, response: Document) -> None:
    made = put(ana, FIRST, response)
    rating = rate(ana, ana.codebook().codes[0], document=response, value="2")
    here = following.position(ana)
    undo(ana, response)
    undo(ana, response)
    news = following.news(ana, response, since=here)
    assert news is not None
    assert (news.codings, news.ratings) == ({made.guid: None}, {rating.guid: None})


def test_what_changed_in_another_document_is_no_news(ana: Project, response: Document) -> None:
    with ana.action("another answer") as action:
        another = replace(response, name="FSW 02 T2 S1", guid="2")
        ana.file.documents.add(action, another)
    here = following.position(ana)
    put(ana, FIRST, another)
    assert following.news(ana, response, since=here) == News(following.position(ana), {}, {})


def test_where_more_than_codings_changed_all_is_to_be_read(
    ana: Project, response: Document
) -> None:
    here = following.position(ana)
    finish(ana, [response])
    assert following.news(ana, response, since=here) is None


def test_after_very_many_changes_all_is_to_be_read(
    ana: Project, response: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "_MOST", 1)
    here = following.position(ana)
    put(ana, FIRST, response)
    assert following.news(ana, response, since=here) is not None
    put(ana, SECOND, response)
    assert following.news(ana, response, since=here) is None
