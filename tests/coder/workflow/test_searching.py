"""Searching a project, and coding what was found."""

import pytest

from codebook.model import Code, Codebook, Keywords
from coder.errors import CodingRefusedError, InvalidRequestError
from coder.search.patterns import Query, SearchKind, Voices
from coder.workflow import browsing, coding, defining, searching, undoing
from coder.workflow.project import Project
from coder.workflow.timed_search import found_in_time
from transcripts.model import Document, Span


def said(project: Project, words: str, kind: SearchKind = SearchKind.PLAIN) -> list[str]:
    return [one.match for one in searching.search(project, Query(words, kind))]


def test_every_place_is_found_with_what_is_around_it(ana: Project) -> None:
    first, second = searching.search(ana, Query("i'd r"), context=6)
    assert (first.left, first.match, first.right) == ("", "I'd r", "ead th")
    assert (second.left, second.match, second.right) == (" Then ", "I'd r", "ing th")
    assert first.document.name == "FSW 01 T2 S1"


def test_nothing_typed_finds_nothing(ana: Project) -> None:
    assert said(ana, "  ") == []


def test_a_keyword_is_found_in_all_its_forms(ana: Project) -> None:
    assert said(ana, "miss, ask", SearchKind.FORMS) == ["ask", "missed"]
    assert said(ana, "mis*", SearchKind.FORMS) == ["missed"]


def test_a_regular_expression_is_searched_turn_by_turn(ana: Project) -> None:
    assert said(ana, r"^i'd \w+", SearchKind.REGEX) == ["I'd read"]
    assert said(ana, "x*", SearchKind.REGEX) == []


def test_where_narrows_the_documents(ana: Project) -> None:
    assert searching.search(ana, Query("file"), where={"time": ["T2"]})
    assert searching.search(ana, Query("file"), where={"kind": ["response"]})
    with pytest.raises(InvalidRequestError, match="time 'T9'"):
        searching.search(ana, Query("file"), where={"time": ["T9"]})


def test_a_hit_shows_the_codes_of_who_asks_and_of_nobody_else(
    ana: Project, ben: Project, response: Document
) -> None:
    code = browsing.code(ana, "PL2")
    start = response.text.index("read")
    coding.apply_code(ana, code, document=response, span=Span(start, start + 4))
    [hit] = searching.search(ana, Query("read"))
    assert hit.codes == (code.guid,)
    [hit] = searching.search(ben, Query("read"))
    assert hit.codes == ()
    ana.coder = None
    [hit] = searching.search(ana, Query("read"))
    assert hit.codes == ()


def test_a_code_is_searched_by_its_keywords_and_those_below_it(ana: Project) -> None:
    codes = [
        Code("PL", "Planning", keywords=Keywords(seek=("file",), avoid=("school",))),
        Code("PL2", "Reading", parent="PL", keywords=Keywords(seek=("read", "ring the"))),
    ]
    defining.use_codebook(ana, Codebook(tuple(codes)), source="a test")
    query = searching.keywords_query(ana.codebook(), browsing.code(ana, "PL"))
    assert query.words == "file, read, ring the"
    assert [one.match for one in searching.search(ana, query)] == ["read", "file", "ring the"]


def test_the_sentences_of_hits_are_coded_once_each_and_undone_together(ana: Project) -> None:
    found = searching.search(ana, Query("the"))
    code = browsing.code(ana, "RR")
    made = searching.code_hits(ana, code, [*found, *found])
    text = found[0].document.text
    assert [one.span.of(text) for one in made] == [
        "I'd read the file first.",
        "Then I'd ring the school.",
    ]
    undoing.undo(ana)
    assert browsing.codings_in(ana, found[0].document) == []


def test_the_words_alone_can_be_coded(ana: Project) -> None:
    found = searching.search(ana, Query("file"))
    made = searching.code_hits(ana, browsing.code(ana, "RR"), found, words_alone=True)
    assert [one.span.of(found[0].document.text) for one in made] == ["file"]


def test_a_printed_question_is_found_if_all_are_searched_and_never_coded(ana: Project) -> None:
    found = searching.search(ana, Query("what would", voices=Voices.ALL))
    assert [one.codable for one in found] == [False]
    with pytest.raises(CodingRefusedError, match="Only a respondent's"):
        searching.code_hits(ana, browsing.code(ana, "RR"), found)


def test_what_a_code_can_be_put_on_is_told_beforehand(ana: Project) -> None:
    found = searching.search(ana, Query("what", voices=Voices.ALL))
    assert [one.codable for one in found] == [False, True]
    assert searching.codable(browsing.code(ana, "RR"), found) == found[1:]
    with pytest.raises(CodingRefusedError, match="single choice"):
        searching.codable(browsing.code(ana, "SUP"), found)


def test_a_pattern_without_end_is_stopped() -> None:
    with pytest.raises(InvalidRequestError, match="still searching after"):
        found_in_time("(a+)+$", 0, ["a" * 60 + "b"], seconds=0.3)


def test_a_pattern_that_breaks_its_process_is_told() -> None:
    with pytest.raises(InvalidRequestError, match="more memory than there is"):
        found_in_time("(", 0, ["a"])


def test_odd_characters_come_through_to_the_pattern_and_back() -> None:
    assert found_in_time("ß.", 0, ["aß😀b", "", "é"]) == [[(1, 3)], [], []]


def test_a_text_that_changes_has_another_fingerprint(ana: Project, response: Document) -> None:
    before = searching.texts(ana)
    assert list(before) == [response.guid]
    with ana.action("x") as action:
        ana.file.documents.add(action, Document("FSW 09", "Other words.", (), guid="other"))
    after = searching.texts(ana)
    assert set(after) == {response.guid, "other"}
    assert len(set(after.values())) == 2
