from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from codebook.model import Codebook, Keywords
from coder.errors import InvalidRequestError
from coder.exchange.anchoring_tables import Told, anchoring_payload, anchoring_tables
from coder.workflow import policy, rounds, suggesting
from coder.workflow.anchoring import anchoring
from coder.workflow.coding import apply_code, finish
from coder.workflow.drawing import Plan
from coder.workflow.project import Project, open_project
from coder.workflow.suggestion_log import shown
from transcripts.model import Document


@pytest.fixture
def codebook(codebook: Codebook) -> Codebook:
    """The small codebook; planning and reflection seek a word each."""
    seek = {"PL": Keywords(("read",)), "RR": Keywords(("miss",))}
    codes = (replace(one, keywords=seek.get(one.id, one.keywords)) for one in codebook)
    return replace(codebook, codes=tuple(codes))


@pytest.fixture
def both(study_path: Path) -> Iterator[tuple[Project, Project]]:
    """Ana and Ben, who see suggestions at once."""
    with open_project(study_path, coder="ana") as ana, open_project(study_path, coder="ben") as ben:
        policy.settle(ana, blind=False)
        yield ana, ben


def parts(told: Told) -> dict[tuple[str, str], tuple[int, int]]:
    return {(one.code.id, one.suggested_to): (one.units, one.coded) for one in told.agreement}


def test_before_anything_is_suggested_the_report_says_so(ana: Project) -> None:
    told = anchoring(ana)
    assert told.answers == []
    assert told.why_alone == "nothing was suggested to anybody yet"
    [table] = anchoring_tables(told)
    assert "Nothing was suggested to any coder yet" in table.notes[0]


def test_one_coder_alone_has_answers_but_no_agreement(ana: Project) -> None:
    policy.settle(ana, blind=False)
    found = suggesting.suggestions(ana)
    shown(ana, found)
    suggesting.accept(ana, found[0])
    told = anchoring(ana)
    assert [(one.coder, one.code, one.shown, one.accepted) for one in told.answers] == [
        ("ana", "", 2, 1),
        ("ana", "PL", 1, 1),
        ("ana", "RR", 1, 0),
    ]
    assert "Agreement needs two coders" in told.why_alone
    assert "No agreement to compare" in anchoring_tables(told)[2].notes[0]


def test_units_are_parted_by_whom_the_code_was_suggested_to(
    both: tuple[Project, Project], response: Document
) -> None:
    ana, _ = both
    for one in both:
        found = suggesting.suggestions(one)
        shown(one, found if one is ana else found[:1])
        suggesting.accept(one, found[0])
        finish(one, [response])
    told = anchoring(ana, unit="sentence")
    assert parts(told)["PL", "both"] == (1, 1)
    assert parts(told)["RR", "one"] == (1, 0)
    assert parts(told)["PL", "one"] == (0, 0)
    assert ("PL2", "both") not in parts(told)
    assert told.why_alone == ""


def test_two_coders_without_shared_suggestions_hear_why_nothing_is_compared(
    both: tuple[Project, Project], response: Document
) -> None:
    ana, ben = both
    other = replace(response, guid="o", name="Other", text=response.text + " So.")
    with ana.action("add") as action:
        ana.file.documents.add(action, other)
    finish(ana, [response])
    finish(ben, [response])
    shown(ana, suggesting.suggestions(ana, [other]))
    told = anchoring(ana)
    assert "nothing was suggested in a document that two coders" in told.why_alone
    assert told.never == ("ben",)
    assert "Never shown a suggestion: ben." in anchoring_tables(told)[0].notes


def test_the_report_is_refused_where_suggestions_are_off(ana: Project) -> None:
    policy.settle(ana, suggestions=False)
    with pytest.raises(InvalidRequestError, match="switched off"):
        anchoring(ana)


def test_what_was_shown_after_a_round_had_frozen_the_coding_prompted_nothing_in_it(
    ana: Project, response: Document
) -> None:
    policy.settle(ana, blind=False)
    rounds.begin(ana, Plan(("ana", "ben"), documents=(response.name,)))
    finish(ana, [response])
    with open_project(ana.path, coder="ben") as ben:
        finish(ben, [response])
    shown(ana, suggesting.suggestions(ana))
    told = anchoring(ana)
    assert [one.shown for one in told.answers] == [2, 1, 1]
    assert told.agreement == []


def test_data_for_scripts_give_reasons_and_no_zeros(
    both: tuple[Project, Project], response: Document
) -> None:
    ana, _ = both
    for one in both:
        found = suggesting.suggestions(one)
        shown(one, found[:1])
        suggesting.accept(one, found[0])
        apply_code(one, one.codebook().codes[2], document=response, span=found[0].span)
        finish(one, [response])
    told = anchoring(ana)
    data = anchoring_payload(told)
    rows = {(one["coder"], one["code"]): one for one in data["answers"]}  # type: ignore[attr-defined] # a list of rows
    assert rows["ana", "PL"]["percent"] == 100
    assert rows["ana", "RR"]["percent"] is None
    assert rows["ana", "RR"]["percent_undefined"] == "no suggestion of RR was shown to ana"
    assert rows["ana", "RR"]["median_rank_undefined"]
    assert {one["suggested_to"] for one in data["agreement"]} == {"nobody", "one", "both"}  # type: ignore[attr-defined] # a list of rows
    exact = anchoring_tables(told, exact=True)
    assert exact[2].rows[0][:3] == ("PL", "ana, ben", "nobody")
    assert any(note.startswith("– alpha") for note in anchoring_tables(told)[2].notes)
