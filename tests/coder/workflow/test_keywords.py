from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from codebook.model import Code, Codebook, CodeKind, Keywords, Value
from coder.errors import InvalidRequestError
from coder.model import CoderKind
from coder.suggest.precision import FormUse
from coder.workflow import keywords, policy, revising, rounds, suggesting, suggestion_log
from coder.workflow.coding import apply_code, finish
from coder.workflow.drawing import Plan
from coder.workflow.project import Project, open_project
from coder.workflow.undoing import undo
from transcripts.model import Document, Span


@pytest.fixture
def codebook() -> Codebook:
    """Planning with a child, reflection, and a choice."""
    return Codebook(
        (
            Code("PL", "Planning", keywords=Keywords(("read", "miss"), ("regret",))),
            Code("PL2", "Calls", parent="PL", keywords=Keywords(("ring",))),
            Code("RR", "Reflection", keywords=Keywords(("reflect*",))),
            Code(
                "SUP",
                "Supervision",
                kind=CodeKind.CHOICE,
                values=(Value("a", "A"), Value("b", "B")),
            ),
        )
    )


def code(project: Project, name: str) -> Code:
    return next(one for one in project.codebook() if one.id == name)


def of(project: Project, form: str) -> FormUse:
    found = keywords.workshop(project, code(project, "PL"))
    return next(one for one in found.forms if one.form == form)


def words_of(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def test_a_workshop_tells_what_became_of_each_form(ana: Project, response: Document) -> None:
    span = words_of(response, "I'd read the file first.")
    apply_code(ana, code(ana, "PL"), document=response, span=span)
    assert (of(ana, "read").coded, of(ana, "read").decided) == (1, 1)
    assert of(ana, "missed").decided == 0
    finish(ana, [response])
    assert (of(ana, "missed").coded, of(ana, "missed").decided) == (0, 1)


def test_the_keywords_and_codings_of_codes_below_count_too(
    ana: Project, response: Document
) -> None:
    span = words_of(response, "Then I'd ring the school.")
    apply_code(ana, code(ana, "PL2"), document=response, span=span)
    ring = of(ana, "ring")
    assert ring.code == code(ana, "PL2").guid
    assert ring.coded == 1


def test_a_coder_sees_nothing_of_what_others_coded(
    ana: Project, ben: Project, response: Document
) -> None:
    apply_code(ana, code(ana, "PL"), document=response, span=words_of(response, "read"))
    finish(ana, [response])
    assert of(ben, "read").decided == 0


def test_without_a_name_the_codings_that_count_are_told(
    ana: Project, study_path: Path, response: Document
) -> None:
    apply_code(ana, code(ana, "PL"), document=response, span=words_of(response, "read"))
    finish(ana, [response])
    policy.settle(ana, blind=False)
    missed = next(one for one in suggesting.suggestions(ana) if one.form == "missed")
    suggestion_log.shown(ana, [missed])
    suggesting.reject(ana, missed)
    with open_project(study_path) as project:
        assert of(project, "read").coded == 1
        assert of(project, "missed").rejected == 1


def test_accepted_and_rejected_suggestions_are_counted_as_they_stand(ana: Project) -> None:
    policy.settle(ana, blind=False)
    by_form = {one.form: one for one in suggesting.suggestions(ana)}
    suggesting.accept(ana, by_form["read"])
    suggesting.reject(ana, by_form["missed"])
    assert of(ana, "read").accepted == 1
    assert of(ana, "missed").rejected == 1
    suggesting.offer_again(ana, by_form["missed"])
    assert of(ana, "missed").rejected == 0


def test_sentences_tell_the_other_codes_on_them_once(ana: Project, response: Document) -> None:
    span = words_of(response, "I'd read the file first.")
    for words in (span, words_of(response, "read the file")):
        apply_code(ana, code(ana, "RR"), document=response, span=words)
    first, *_ = keywords.bench(ana, code(ana, "PL")).sentences
    assert first.others == (code(ana, "RR").guid,)


def test_documents_can_be_chosen_as_for_themes(ana: Project) -> None:
    planning = code(ana, "PL")
    assert len(keywords.workshop(ana, planning, {"time": ["T2"]}).bench.documents) == 1
    with pytest.raises(InvalidRequestError, match="T1"):
        keywords.workshop(ana, planning, {"time": ["T1"]})


@pytest.mark.parametrize(("name", "why"), [("SUP", "one value for a document"), ("PL", "retired")])
def test_some_codes_have_no_use_for_keywords(ana: Project, name: str, why: str) -> None:
    if why == "retired":
        revising.retire(ana, code(ana, name))
    with pytest.raises(InvalidRequestError, match=why):
        keywords.workshop(ana, code(ana, name))


def test_there_is_no_workshop_where_suggestions_are_off(ana: Project) -> None:
    policy.settle(ana, suggestions=False)
    with pytest.raises(InvalidRequestError, match="switched off"):
        keywords.workshop(ana, code(ana, "PL"))


Act = Callable[..., Code]


@pytest.mark.parametrize(
    ("act", "words", "after"),
    [
        (keywords.add_keyword, ["find out", "file"], ("read", "miss", "find out", "file")),
        (keywords.drop_keyword, ["miss"], ("read",)),
        (keywords.drop_keyword, ["missed", "read"], ('"miss"', '"misses"', '"missing"')),
        (keywords.avoid_keyword, ["miss"], ("read",)),
    ],
)
def test_a_change_of_keywords_is_a_new_version_that_undo_takes_back(
    ana: Project, act: Act, words: list[str], after: tuple[str, ...]
) -> None:
    before = ana.codebook()
    changed = act(ana, code(ana, "PL"), *words)
    assert set(changed.keywords.seek) == set(after)
    assert code(ana, "PL").keywords == changed.keywords
    assert ana.codebook().version == before.version + 1
    assert words[0] in undo(ana)
    assert ana.codebook().codes == before.codes


def test_a_change_that_is_refused_changes_nothing(ana: Project) -> None:
    before = ana.codebook()
    with pytest.raises(InvalidRequestError, match="already"):
        keywords.add_keyword(ana, code(ana, "PL"), "file", "reading")
    assert ana.codebook() == before


def test_of_a_wildcard_the_other_forms_that_are_said_stay(ana: Project) -> None:
    keywords.add_keyword(ana, code(ana, "RR"), "s*")
    changed = keywords.drop_keyword(ana, code(ana, "RR"), "school")
    assert changed.keywords.seek == ("reflect*",)


def test_a_form_that_is_spelt_as_its_keyword_can_go_alone(ana: Project) -> None:
    changed = keywords.drop_form(ana, code(ana, "PL2"), "ring", "ring")
    assert set(changed.keywords.seek) == {'"rings"', '"rang"', '"ringing"', '"rung"'}


def test_a_form_that_came_with_new_documents_is_marked_as_new(
    ana: Project, response: Document
) -> None:
    assert not of(ana, "read").new
    later = replace(
        response, name="FSW 02", guid="later", text=response.text.replace("read", "reads")
    )
    turns = tuple(replace(one, stop=one.stop + (one.stop > 40)) for one in response.turns)
    with ana.action("import") as action:
        ana.file.documents.add(action, replace(later, turns=turns))
    assert of(ana, "reads").new
    assert not of(ana, "read").new
    keywords.drop_keyword(ana, code(ana, "PL"), "read")
    keywords.add_keyword(ana, code(ana, "PL"), "read")
    assert not of(ana, "reads").new


def test_a_keyword_that_only_moves_up_is_as_old_as_it_was(ana: Project) -> None:
    said = ana.file.changes.came("keywords", lambda row: (row["code"], row["word"]))
    keywords.drop_keyword(ana, code(ana, "PL"), "read")
    after = ana.file.changes.came("keywords", lambda row: (row["code"], row["word"]))
    planning = code(ana, "PL").guid
    assert after[planning, "miss"] == said[planning, "miss"]
    assert (planning, "read") not in after


def test_the_consensus_coder_sees_what_counts(study_path: Path) -> None:
    with open_project(study_path, coder="consensus") as project:
        assert project.me().kind is CoderKind.CONSENSUS
        assert of(project, "read").decided == 0


def test_answers_of_a_blind_round_are_left_out_masked_or_not(
    study_path: Path, response: Document
) -> None:
    with open_project(study_path, coder="lead") as lead:
        plan = Plan(("ana", "ben"), documents=[response.name], blind=True, masks=("name",))
        rounds.begin(lead, plan)
        assert of(lead, "read").count == 1
    with open_project(study_path, coder="ana") as ana:
        assert of(ana, "read").count == 0
        assert keywords.bench(ana, code(ana, "PL")).documents == ()
