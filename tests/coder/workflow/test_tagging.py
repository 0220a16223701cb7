"""Keywords that ask for a part of speech, with a model that can tell, and without one."""

from collections.abc import Sequence

import pytest

from codebook.model import Code, Codebook, CodeKind, Keywords, PartOfSpeech
from coder.suggest import tagging as models
from coder.workflow import keyword_gap, keywords, learning, policy, suggesting, tagging
from coder.workflow.coding import finish
from coder.workflow.project import Project
from coder.workflow.searching import keywords_query

MISSING = "no language model is installed. Install it: python -m spacy download en_core_web_sm"


class Nouns:
    """Takes every word for a noun."""

    fingerprint = "nouns 1"

    def tags(self, texts: Sequence[str]) -> list[models.Tags]:
        return [dict.fromkeys(range(len(one)), PartOfSpeech.NOUN) for one in texts]


@pytest.fixture
def codebook() -> Codebook:
    """Planning, where it is something that is read, or a person who rings."""
    return Codebook(
        (
            Code("PL", "Planning", keywords=Keywords(("read (verb)", "ring (noun)", "miss"))),
            Code("RR", "Reflection", keywords=Keywords(("regret",))),
        )
    )


@pytest.fixture
def nouns(monkeypatch: pytest.MonkeyPatch) -> Nouns:
    """A model is installed that takes all words for nouns."""
    told = Nouns()
    monkeypatch.setattr(models, "fault", lambda _name: "")
    monkeypatch.setattr(models, "model", lambda _name: told)
    return told


@pytest.fixture
def _nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """No model is installed."""
    monkeypatch.setattr(models, "fault", lambda _name: MISSING)


def code(project: Project, name: str) -> Code:
    return next(one for one in project.codebook() if one.id == name)


def reasons(project: Project) -> list[str]:
    return [one.reason for one in suggesting.suggestions(project, learned=False)]


@pytest.fixture(autouse=True)
def _suggested_at_once(ana: Project) -> None:
    policy.settle(ana, blind=False)


@pytest.mark.usefixtures("nouns")
def test_only_what_is_so_is_suggested_and_the_reason_says_so(ana: Project) -> None:
    told = ['"ring" (noun) ← ring; keyword only', '"missed" ← miss; keyword only']
    assert reasons(ana) == told
    assert tagging.untold(ana.codebook()) == []


@pytest.mark.usefixtures("_nobody")
def test_without_a_model_all_forms_are_suggested_and_one_sentence_says_why(ana: Project) -> None:
    assert [one.split(";")[0] for one in reasons(ana)] == [
        '"read" ← read',
        '"ring" ← ring',
        '"missed" ← miss',
    ]
    assert tagging.untold(ana.codebook()) == [
        f"“read (verb)” and 1 more match any part of speech: {MISSING}"
    ]


@pytest.mark.usefixtures("_nobody")
def test_one_keyword_alone_is_named_alone_and_codes_that_ask_for_nothing_need_nobody(
    ana: Project,
) -> None:
    asking = Code("A", "A", keywords=Keywords(("plan",), ("plan (noun)",)))
    assert tagging.untold([asking])[0].startswith("“plan (noun)” matches any")
    assert tagging.tagger([asking]) is None
    silent = Code("B", "B", kind=CodeKind.CHOICE, keywords=Keywords(("plan (noun)",)))
    for bare in (code(ana, "RR"), silent):
        assert tagging.untold([bare]) == []


def test_what_asks_for_nothing_is_not_looked_into_however_many_models_there_are(
    nouns: Nouns, ana: Project
) -> None:
    assert tagging.tagger([code(ana, "RR")]) is None
    assert tagging.tagger([code(ana, "PL")]) is nouns


@pytest.mark.usefixtures("nouns")
def test_the_workshop_counts_what_is_so_and_foresees_it(ana: Project) -> None:
    found = keywords.workshop(ana, code(ana, "PL"))
    assert [(one.keyword, one.form, one.count) for one in found.forms] == [
        ("read (verb)", "read (verb)", 0),
        ("ring (noun)", "ring", 1),
        ("miss", "missed", 1),
    ]
    after = keywords.add_keyword(ana, code(ana, "PL"), "read")
    assert after.keywords.seek == ("read", "ring (noun)", "miss")
    assert len(reasons(ana)) == 3


@pytest.mark.usefixtures("nouns")
def test_what_is_learned_from_and_counted_as_respondents_are_the_same_hits(ana: Project) -> None:
    documents = ana.file.documents.all()
    hits = learning.keyword_hits(documents, ana.codebook())
    assert [one.form for found in hits.values() for one in found] == ["ring", "missed"]
    finish(ana, documents)
    [gap] = keyword_gap.keyword_gap(ana, codes=["PL"])
    assert gap.keywords == 1


def test_a_search_shows_what_is_there_whatever_it_is(ana: Project) -> None:
    forms = keywords_query(ana.codebook(), code(ana, "PL")).forms
    assert {"read", "reads", "ring", "rang"} <= set(forms)
    asking = Codebook((Code("A", "A", keywords=Keywords(("reflect* (verb)",))),))
    assert keywords_query(asking, asking.codes[0]).forms == ("reflect*",)
