from dataclasses import replace
from pathlib import Path

import pytest

from codebook.model import Code, Codebook, Keywords
from coder.errors import InvalidRequestError, NoCoderError, UnknownCodeError, UnknownDocumentError
from coder.model import Suggestion
from coder.workflow import suggesting, suggestion_list, suggestion_log
from coder.workflow.coding import apply_code, remove_coding
from coder.workflow.policy import settle
from coder.workflow.project import Project, create_project, open_project
from coder.workflow.undoing import redo, undo
from transcripts.model import Document, Span

SENTENCE = "I'd read the file first."


@pytest.fixture
def codebook() -> Codebook:
    """Planning with a child, and reflection, each with a keyword that is said once."""
    return Codebook(
        (
            Code("PL", "Planning", keywords=Keywords(("read",))),
            Code("PL2", "Calls", parent="PL", keywords=Keywords(("ring",))),
            Code("RR", "Reflection", keywords=Keywords(("miss", "regret"))),
        )
    )


@pytest.fixture(autouse=True)
def _suggested_at_once(study_path: Path) -> None:
    """The project's owner has decided that nobody has to read a document through first."""
    with open_project(study_path) as project:
        settle(project, blind=False)


def words(project: Project) -> list[str]:
    return [one.form for one in suggesting.suggestions(project)]


def of_form(project: Project, form: str) -> Suggestion:
    return next(one for one in suggesting.suggestions(project) if one.form == form)


def events(project: Project) -> list[tuple[str, str, int]]:
    return [(one.event, one.form, one.rank) for one in suggestion_log.log(project)]


def test_suggestions_come_in_the_order_of_the_text(ana: Project) -> None:
    assert words(ana) == ["read", "ring", "missed"]


def test_without_a_coder_everything_is_listed_and_nothing_can_be_decided(study_path: Path) -> None:
    with open_project(study_path) as project:
        one = of_form(project, "read")
        with pytest.raises(NoCoderError):
            suggesting.accept(project, one)
        with pytest.raises(NoCoderError):
            suggesting.reject(project, one)
        with pytest.raises(NoCoderError):
            suggestion_log.shown(project, [one])
        assert events(project) == []


def test_documents_and_codes_can_be_chosen(ana: Project) -> None:
    [document] = ana.file.documents.all()
    assert suggesting.suggestions(ana, documents=[]) == []
    [reflection] = [code for code in ana.codebook() if code.id == "RR"]
    [one] = suggesting.suggestions(ana, documents=[document], codes=[reflection])
    assert one.form == "missed"


def test_accepting_codes_the_whole_sentence_as_any_coding(ana: Project) -> None:
    [document] = ana.file.documents.all()
    coding = suggesting.accept(ana, of_form(ana, "read"))
    assert coding.span.of(document.text) == SENTENCE
    assert coding.coder == ana.me().guid
    assert ana.file.codings.all() == [coding]
    assert words(ana) == ["ring", "missed"]


def test_a_suggestion_whose_sentence_is_lost_covers_its_own_words(ana: Project) -> None:
    [document] = ana.file.documents.all()
    across = replace(of_form(ana, "read"), span=Span(40, 70))
    assert suggesting.sentence_of(across, document) == Span(40, 70)


def test_deciding_reads_no_other_document(ana: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = suggesting.suggestions(ana)[:2]
    monkeypatch.setattr("coder.store.documents.Documents.all", pytest.fail)
    suggesting.accept(ana, first)
    suggesting.reject(ana, second)


def test_rejecting_codes_nothing_and_lasts(ana: Project, study_path: Path) -> None:
    suggesting.reject(ana, of_form(ana, "read"))
    with open_project(study_path, coder="ana") as again:
        assert words(again) == ["ring", "missed"]
        assert again.file.codings.all() == []


def test_each_coder_decides_alone(ana: Project, ben: Project) -> None:
    suggesting.reject(ana, of_form(ana, "read"))
    suggesting.accept(ana, of_form(ana, "ring"))
    assert words(ben) == ["read", "ring", "missed"]


def test_a_rejected_suggestion_can_be_accepted_after_all(ana: Project) -> None:
    one = of_form(ana, "read")
    suggesting.reject(ana, one)
    suggesting.accept(ana, one)
    undo(ana)
    assert "read" in words(ana)


def test_words_that_are_coded_already_are_not_suggested(ana: Project, response: Document) -> None:
    one = of_form(ana, "ring")
    planning, calls, _ = ana.codebook()
    apply_code(ana, planning, document=response, span=one.span)
    assert "ring" in words(ana)
    apply_code(ana, calls, document=response, span=one.span)
    assert "ring" not in words(ana)


def test_a_coding_below_a_code_answers_the_suggestion_above(
    ana: Project, response: Document
) -> None:
    _, calls, _ = ana.codebook()
    apply_code(ana, calls, document=response, span=of_form(ana, "read").span)
    assert words(ana) == ["ring", "missed"]


def test_undoing_an_accepted_suggestion_brings_it_back_and_redo_takes_it(ana: Project) -> None:
    suggesting.reject(ana, of_form(ana, "missed"))
    suggesting.accept(ana, of_form(ana, "read"))
    assert undo(ana) == "PL Planning in FSW 01 T2 S1"
    assert words(ana) == ["read", "ring"]
    redo(ana)
    assert words(ana) == ["ring"]


def test_removing_the_coding_of_an_accepted_suggestion_brings_it_back(ana: Project) -> None:
    remove_coding(ana, suggesting.accept(ana, of_form(ana, "read")))
    assert "read" in words(ana)


def test_the_log_keeps_what_was_shown_accepted_and_rejected(ana: Project) -> None:
    listed = suggesting.suggestions(ana)
    suggestion_log.shown(ana, listed[:2])
    suggestion_log.shown(ana, listed)
    suggestion_log.shown(ana, listed)
    suggesting.accept(ana, listed[1])
    suggesting.reject(ana, listed[2])
    undo(ana)
    assert events(ana) == [
        ("shown", "read", 1),
        ("shown", "ring", 2),
        ("shown", "missed", 3),
        ("accepted", "ring", 2),
        ("rejected", "missed", 3),
    ]


def test_a_line_of_the_log_says_who_what_where_and_why(ana: Project) -> None:
    suggesting.reject(ana, of_form(ana, "missed"))
    [line] = suggestion_log.log(ana)
    assert (line.coder, line.document, line.code) == ("ana", "FSW 01 T2 S1", "RR")
    assert (line.keyword, line.reason, line.score) == (
        "miss",
        '"missed" ← miss; keyword only',
        1.0,
    )
    assert (line.method, line.learned_from) == ("rules", 0)
    assert (line.rank, line.blind, len(line.fingerprint)) == (0, False, 64)
    assert line.at


def test_the_fingerprint_tells_one_text_from_another(ana: Project, response: Document) -> None:
    shifted = replace(response, name="Another", guid="g", text=response.text.replace("I'd", "I’d"))
    with ana.file.action("add", "ana") as action:
        ana.file.documents.add(action, shifted)
    suggestion_log.shown(ana, suggesting.suggestions(ana, codes=[ana.codebook().codes[0]]))
    first, second = suggestion_log.log(ana)
    assert first.fingerprint != second.fingerprint


def test_a_suggestion_is_listed_in_names_with_what_accepting_would_code(ana: Project) -> None:
    [first, *_] = suggestion_list.listed(ana, suggesting.suggestions(ana))
    assert (first.document, first.code, first.quote) == ("FSW 01 T2 S1", "PL", "read")
    assert first.sentence == SENTENCE


def test_an_id_stays_and_finds_its_suggestion_when_decided(ana: Project, study_path: Path) -> None:
    found = suggesting.suggestions(ana)
    ids = [one.id for one in suggestion_list.listed(ana, found)]
    for one in found:
        suggesting.reject(ana, one)
    with open_project(study_path, coder="ben") as ben:
        assert suggestion_list.identified(ben, [*ids, *ids]) == found


def test_an_unknown_id_is_refused_with_the_way_to_the_right_one(ana: Project) -> None:
    with pytest.raises(InvalidRequestError, match=r"no suggestion abc\. .* coder suggest list"):
        suggestion_list.identified(ana, ["abc"])


def test_a_suggestion_for_a_document_that_is_not_here_is_refused(ana: Project) -> None:
    with pytest.raises(UnknownDocumentError):
        suggesting.accept(ana, replace(of_form(ana, "read"), document="elsewhere"))


def test_a_suggestion_for_a_code_that_is_gone_is_refused(ana: Project) -> None:
    with pytest.raises(UnknownCodeError):
        suggesting.accept(ana, replace(of_form(ana, "read"), code="gone"))


def test_every_form_is_listed_with_its_count(ana: Project) -> None:
    assert [(form.keyword, form.form, form.count) for form in suggesting.forms(ana)] == [
        ("read", "read", 1),
        ("ring", "ring", 1),
        ("miss", "missed", 1),
        ("regret", "regret", 0),
    ]


def test_projects_with_the_same_keywords_do_not_share_their_codes(
    ana: Project, tmp_path: Path, codebook: Codebook, response: Document
) -> None:
    twins = Codebook(tuple(replace(code, guid=f"twin {code.id}") for code in codebook))
    create_project(tmp_path / "twin.coder", twins)
    with open_project(tmp_path / "twin.coder", coder="ana") as twin:
        with twin.file.action("add", "ana") as action:
            twin.file.documents.add(action, response)
        settle(twin, blind=False)
        ours, theirs = suggesting.suggestions(ana), suggesting.suggestions(twin)
        assert [one.code for one in ours] == [code.guid for code in ana.codebook()]
        assert [one.code for one in theirs] == ["twin PL", "twin PL2", "twin RR"]
