"""Quotations are chosen for the report, go with their words, and are given out word for word."""

import json
from pathlib import Path

import pytest

from coder.errors import InvalidRequestError, NoCoderError
from coder.model import Rating
from coder.search.quoted import Fate
from coder.store.connection import fetch
from coder.themes.attribution import Detail
from coder.themes.narrowing import Narrowing
from coder.themes.quoting import Style
from coder.themes.selection import Question
from coder.workflow import browsing, coding, merging, quotations, reshaping, undoing
from coder.workflow.project import Project, open_project
from tests.coder.themes.worlds import interview
from tests.coder.workflow.noted import FIRST, SECOND, coded
from tests.conftest import SPEECH
from transcripts.model import Case, Document, Span

PLANNING = Question(codes=["PL"])


def chosen(project: Project) -> list[tuple[str, str]]:
    """What is chosen, by guid, and where it is used."""
    return [(one.coding, one.used) for one in project.file.quotations.all()]


def words(project: Project, style: Style | None = None) -> list[str]:
    return [one.text for one in quotations.quotes(project, PLANNING, style=style).excerpts]


# Choosing


def test_a_segment_is_chosen_dropped_and_both_are_undone(ana: Project) -> None:
    one = coded(ana)
    assert quotations.choose(ana, [one.guid, one.guid]) == 1
    assert quotations.chosen(ana) == {one.guid}
    assert quotations.drop(ana, [one.guid]) == 1
    assert chosen(ana) == []
    assert quotations.drop(ana, [one.guid]) == 0
    assert undoing.undo(ana) == "drop 1 quotation"
    assert chosen(ana) == [(one.guid, "")]
    assert undoing.undo(ana) == "choose 1 quotation"
    assert chosen(ana) == []


def test_where_it_is_used_is_kept_until_it_is_told_anew(ana: Project) -> None:
    one = coded(ana)
    assert quotations.choose(ana, [one.guid], used=" 3.1 Planning ") == 1
    assert quotations.choose(ana, [one.guid]) == 0
    assert chosen(ana) == [(one.guid, "3.1 Planning")]
    assert quotations.choose(ana, [one.guid], used="") == 1
    assert chosen(ana) == [(one.guid, "")]


def test_only_words_that_are_there_can_be_chosen_and_by_somebody(
    ana: Project, talk: Document, study_path: Path
) -> None:
    rated = coding.rate(ana, browsing.code(ana, "SUP"), document=talk, value="none")
    with pytest.raises(InvalidRequestError, match="nothing to quote"):
        quotations.choose(ana, [rated.guid])
    with pytest.raises(InvalidRequestError, match="has gone"):
        quotations.choose(ana, ["nobody"])
    with open_project(study_path) as project, pytest.raises(NoCoderError):
        quotations.choose(project, [])


def test_a_segment_is_named_by_how_its_guid_begins(ana: Project) -> None:
    one = coded(ana)
    assert quotations.identified(ana, [one.guid[:8]]) == [one.guid]
    with pytest.raises(InvalidRequestError, match="No segment begins with 'zzzz'"):
        quotations.identified(ana, ["zzzz"])
    with pytest.raises(InvalidRequestError, match="Several segments begin with 'a'"):
        quotations.identified(ana, ["a"])


# It goes with its words


def test_the_choice_goes_and_comes_back_with_its_segment(ana: Project, response: Document) -> None:
    one = coded(ana)
    quotations.choose(ana, [one.guid])
    coding.remove_coding(ana, one)
    assert chosen(ana) == []
    undoing.undo(ana, response)
    assert chosen(ana) == [(one.guid, "")]


def test_a_moved_or_recoded_segment_stays_chosen(ana: Project) -> None:
    one = coded(ana, SPEECH)
    quotations.choose(ana, [one.guid])
    one = reshaping.reshape(ana, one, Span(one.span.start, one.span.stop - 1))
    [one] = reshaping.recode(ana, [one], browsing.code(ana, "RR"))
    assert chosen(ana) == [(one.guid, "")]


def test_segments_that_become_one_are_chosen_once(ana: Project) -> None:
    first, second = coded(ana, FIRST), coded(ana, SECOND)
    quotations.choose(ana, [first.guid])
    quotations.choose(ana, [second.guid], used="box 2")
    whole = reshaping.join(ana, [first, second])
    assert chosen(ana) == [(whole.guid, "box 2")]


def test_a_choice_is_handed_to_the_segment_that_says_the_same(ana: Project) -> None:
    first, second = coded(ana, FIRST, code="PL2"), coded(ana, FIRST, code="RR")
    quotations.choose(ana, [first.guid], used="p. 3")
    merging.merge(ana, browsing.code(ana, "PL2"), browsing.code(ana, "RR"))
    assert chosen(ana) == [(second.guid, "p. 3")]


def test_a_quotation_that_is_used_already_keeps_its_place(ana: Project) -> None:
    first, second = coded(ana, FIRST, code="PL2"), coded(ana, FIRST, code="RR")
    quotations.choose(ana, [first.guid], used="p. 3")
    quotations.choose(ana, [second.guid], used="p. 5")
    merging.merge(ana, browsing.code(ana, "PL2"), browsing.code(ana, "RR"))
    assert chosen(ana) == [(second.guid, "p. 5")]


def test_what_undo_takes_the_words_of_is_not_chosen_until_they_are_back(
    ana: Project, ben: Project, response: Document
) -> None:
    one = coded(ana)
    quotations.choose(ben, [one.guid])
    undoing.undo(ana, response)
    assert chosen(ana) == []
    undoing.redo(ana, response)
    assert chosen(ana) == [(one.guid, "")]


# Evidence of values


@pytest.fixture
def talk(ana: Project) -> Document:
    """An interview in the project."""
    made = interview("")
    with ana.file.action("import", "ana") as action:
        ana.file.documents.add(action, made)
    return made


def rated(project: Project, document: Document, value: str = "none") -> Rating:
    start = document.text.index("Different")
    code = browsing.code(project, "SUP")
    span = Span(start, start + len("Different now"))
    return coding.rate(project, code, document=document, value=value, span=span)


def test_the_evidence_of_a_value_is_quoted_while_there_is_some(
    ana: Project, talk: Document
) -> None:
    one = rated(ana, talk)
    quotations.choose(ana, [one.guid])
    other = rated(ana, talk, "changed")
    assert chosen(ana) == [(other.guid, "")]
    found = quotations.quotes(ana, Question(), style=Style(chosen=True))
    assert [one.excerpt.text for one in found.quotes] == ["Different now"]
    coding.rate(ana, browsing.code(ana, "SUP"), document=talk, value="none")
    assert chosen(ana) == []


def test_a_value_that_is_taken_away_is_quoted_no_longer(ana: Project, talk: Document) -> None:
    one = rated(ana, talk)
    quotations.choose(ana, [one.guid])
    coding.unrate(ana, one)
    assert chosen(ana) == []


# Given out


def test_only_what_is_chosen_is_given_out_where_that_is_asked(
    ana: Project, response: Document
) -> None:
    first, _ = coded(ana, FIRST), coded(ana, SECOND)
    quotations.choose(ana, [first.guid], used="p. 3")
    coding.finish(ana, [response])
    assert words(ana) == [FIRST, SECOND]
    found = quotations.quotes(ana, Question(), style=Style(chosen=True))
    [quote] = found.quotes
    assert quote.chosen is not None
    assert (quote.excerpt.text, quote.chosen.used, found.uncounted) == (FIRST, "p. 3", 0)


def test_what_is_chosen_of_a_coder_who_does_not_count_is_told(
    ana: Project, ben: Project, response: Document
) -> None:
    coded(ana, FIRST)
    coding.finish(ana, [response])
    one = coded(ben, SECOND)
    quotations.choose(ana, [one.guid])
    found = quotations.quotes(ana, Question(), style=Style(chosen=True))
    assert ([it.text for it in found.excerpts], found.uncounted) == ([SECOND], 1)


def test_words_narrow_what_is_given_out(ana: Project) -> None:
    coded(ana, FIRST)
    coded(ana, SECOND)
    within = Narrowing(text="school")
    found = quotations.quotes(ana, PLANNING, within=within).excerpts
    assert [one.text for one in found] == [SECOND]


def test_groups_stand_in_order_with_what_is_not_recorded_last(study_path: Path) -> None:
    with open_project(study_path, coder="ana") as ana:
        coded(ana, FIRST)
        found = quotations.quotes(ana, PLANNING, style=Style(by="case"))
        assert [one.group for one in found.quotes] == ["[not recorded]"]
        assert found.by == "case"
        quoted = quotations.quotes(ana, PLANNING, style=Style(template="{case} at {time}"))
        assert quoted.excerpts[0].attribution == "[not recorded] at T2"
        with pytest.raises(InvalidRequestError, match="no 'borough' to attribute by"):
            quotations.quotes(ana, PLANNING, style=Style(template="{borough}"))


def test_a_text_that_was_changed_behind_our_back_is_not_quoted(ana: Project) -> None:
    coded(ana)
    ana.file._db.execute("UPDATE texts SET text = replace(text, 'file', 'book')")
    assert fetch(ana.file._db, "SELECT text FROM texts")[0]["text"].count("book") == 1
    with pytest.raises(InvalidRequestError, match="is not word for word in FSW 01 T2 S1"):
        words(ana)


def test_attributions_are_of_every_document_as_one_may_see_it(ana: Project) -> None:
    assert quotations.attributions(ana, None) == {}
    with ana.action("case") as action:
        ana.file.cases.save(action, Case("FSW 01", {"role": "worker"}))
    assert quotations.attributions(ana, Detail.ROLE) == {"FSW 01 T2 S1": "[not recorded]"}


def test_an_exported_file_is_checked_against_the_texts(ana: Project, tmp_path: Path) -> None:
    path = tmp_path / "quotes.json"
    path.write_text(json.dumps([{"text": FIRST}, {"text": "Never said so."}]), encoding="utf-8")
    fates = [one.fate for one in quotations.check_file(ana, path)]
    assert fates == [Fate.FOUND, Fate.NOT_FOUND]
