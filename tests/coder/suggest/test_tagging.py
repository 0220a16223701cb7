import json
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from codebook.model import Code, Codebook, Keywords, PartOfSpeech
from coder.errors import InvalidRequestError
from coder.suggest.phrases import Hit, KeywordSuggester
from coder.suggest.tagging import Model, Tags, fault, model
from transcripts.model import Document, Kind, Turn, Voice

VERB, NOUN = PartOfSpeech.VERB, PartOfSpeech.NOUN
TEXT = "I plan the visit. The plan is old. My plan is to plan it. I rang her."


class Article:
    """A tagger that takes a word for a noun behind “the”, “a” or “my”, and else for a verb."""

    fingerprint = "article 1"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def tags(self, texts: Sequence[str]) -> list[Tags]:
        self.asked.extend(texts)
        return [dict(_tags(one)) for one in texts]


def _tags(text: str) -> Iterator[tuple[int, PartOfSpeech]]:
    at, before = 0, ""
    for word in text.replace(".", " ").split():
        at = text.index(word, at)
        yield at, NOUN if before.lower() in {"the", "a", "my"} else VERB
        at, before = at + len(word), word


def answer(text: str = TEXT) -> Document:
    return Document("A", text, (Turn(0, 0, len(text), "A", Voice.RESPONDENT),), Kind.RESPONSE)


def suggester(*seek: str, avoid: tuple[str, ...] = ()) -> KeywordSuggester:
    return KeywordSuggester(
        Codebook((Code("PL", "PL", keywords=Keywords(seek, avoid)),)), Article()
    )


def hits(*seek: str, text: str = TEXT) -> list[Hit]:
    return list(suggester(*seek).hits(answer(text)))


def starts(*seek: str, text: str = TEXT) -> list[int]:
    return [one.span.start for one in hits(*seek, text=text)]


def test_a_keyword_may_ask_for_a_part_of_speech() -> None:
    assert starts("plan") == [2, 22, 38, 49]
    assert starts("plan (verb)") == [2, 49]
    assert starts("plan (noun)") == [22, 38]
    assert starts("plan (adverb)") == []


def test_the_reason_says_what_the_words_are() -> None:
    assert [one.reason for one in suggester("plan (verb)").suggest(answer())] == [
        '"plan" (verb) ← plan',
        '"plan" (verb) ← plan',
    ]


def test_where_nobody_can_tell_every_form_is_taken_and_the_reason_claims_nothing() -> None:
    code = Code("PL", "Planning", keywords=Keywords(("plan (verb)",)))
    plainly = KeywordSuggester(Codebook((code,)))
    assert [one.span.start for one in plainly.hits(answer())] == [2, 22, 38, 49]
    assert {one.reason for one in plainly.suggest(answer())} == {'"plan" ← plan'}
    assert {one.keyword for one in plainly.hits(answer())} == {"plan (verb)"}


def test_only_sentences_with_a_form_of_such_a_keyword_are_tagged() -> None:
    tagger = Article()
    code = Code("PL", "Planning", keywords=Keywords(("plan (noun)", "visit", "rang")))
    list(KeywordSuggester(Codebook((code,)), tagger).hits(answer()))
    assert tagger.asked == ["I plan the visit.", "The plan is old.", "My plan is to plan it."]
    list(KeywordSuggester(Codebook((code,)), tagger).hits(answer("I rang the school.")))
    assert len(tagger.asked) == 3


def test_without_such_a_keyword_nobody_is_asked() -> None:
    tagger = Article()
    code = Code("PL", "Planning", keywords=Keywords(("plan",)))
    list(KeywordSuggester(Codebook((code,)), tagger).hits(answer()))
    assert tagger.asked == []


def test_wildcards_and_words_in_quotation_marks_may_ask_too() -> None:
    assert starts("pla* (noun)") == [22, 38]
    assert starts('"plan" (verb)', text="I plan, I planned. The plan.") == [2]


def test_of_several_words_one_must_be_so() -> None:
    assert starts("plan it (verb)", text="We plan it. We plan it again.") == [3, 15]
    assert starts("plan it (noun)", text="We plan it. The plan it is.") == [16]


def test_words_to_avoid_may_ask_too() -> None:
    careful = suggester("visit", avoid=("plan (noun)",))
    assert [one.form for one in careful.suggest(answer("The plan of a visit."))] == []
    assert [one.form for one in careful.suggest(answer("I plan a visit."))] == ["visit"]


def test_forms_are_counted_where_they_are_what_is_asked_for() -> None:
    (form,) = suggester("plan (verb)").forms([answer()])
    assert (form.keyword, form.form, form.count) == ("plan (verb)", "plan", 2)


def test_who_told_belongs_to_the_fingerprint_where_it_makes_a_difference() -> None:
    def fingerprint(word: str, tagger: Article | None) -> str:
        code = Code("PL", "Planning", keywords=Keywords((word,)))
        return KeywordSuggester(Codebook((code,)), tagger).fingerprint

    assert fingerprint("plan", Article()) == fingerprint("plan", None)
    assert fingerprint("plan (verb)", None) == fingerprint("plan", None)
    assert fingerprint("plan (verb)", Article()) != fingerprint("plan (noun)", Article())
    other = Article()
    other.fingerprint = "article 2"
    assert fingerprint("plan (verb)", Article()) != fingerprint("plan (verb)", other)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed package `en_tiny` that says of itself that it is a model; it holds nothing."""
    folder = tmp_path / "en_tiny"
    folder.mkdir()
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "en_tiny", raising=False)
    model.cache_clear()
    describe(folder)
    return folder


def describe(folder: Path, **changed: object) -> None:
    says = {"lang": "en", "version": "3.8.0", "spacy_version": "", "pipeline": ["tagger"]}
    (folder / "meta.json").write_text(json.dumps(says | changed), encoding="utf-8")


@pytest.mark.usefixtures("package")
def test_a_model_that_fits_has_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy, "load", lambda _name, exclude: spacy.blank("en" if exclude else ""))
    assert fault("en_tiny") == fault("en_tiny") == ""
    assert Model("en_tiny").fingerprint == "en_tiny 3.8.0"


@pytest.mark.parametrize("name", ["en_nowhere", "not a name", "json", ""])
def test_where_no_model_is_installed_the_command_is_told(name: str) -> None:
    assert fault(name).endswith(f"Install it: python -m spacy download {name}")
    assert "no language model" in fault(name)


def test_a_model_for_another_spacy_is_told_with_both_versions(package: Path) -> None:
    describe(package, version="3.7.1", spacy_version=">=3.7.0,<3.8.0")
    assert fault("en_tiny") == (
        f"en_tiny 3.7.1 does not fit spaCy {version('spacy')}. "
        "Install it anew: python -m spacy download en_tiny"
    )


@pytest.mark.parametrize("changed", [{"lang": "de"}, {"pipeline": ["ner"]}, {"pipeline": []}])
def test_a_model_that_tells_no_parts_of_speech_is_refused(
    package: Path, changed: dict[str, object]
) -> None:
    describe(package, **changed)
    assert "en_tiny tells none in English" in fault("en_tiny")


@pytest.mark.parametrize("words", ["{", "[]"])
def test_a_description_that_cannot_be_read_is_no_model(package: Path, words: str) -> None:
    (package / "meta.json").write_text(words, encoding="utf-8")
    assert "no language model" in fault("en_tiny")


@pytest.mark.usefixtures("package")
def test_a_model_that_cannot_be_loaded_is_told_in_a_sentence() -> None:
    assert fault("en_tiny").startswith("en_tiny cannot be loaded. Install it anew: python -m spacy")
    with pytest.raises(InvalidRequestError, match=r"cannot be loaded\. Install it anew"):
        Model("en_tiny").tags(["I plan."])


def test_a_model_tells_verbs_and_nouns_and_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    @Language.component("tells_by_capitals")
    def tells(doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
        asked.append(doc.text)
        for word in doc:
            word.pos_ = {"I": "PRON", "Plan": "PROPN", "am": "AUX"}.get(word.text, "VERB")
        return doc

    nlp = spacy.blank("en")
    nlp.add_pipe("tells_by_capitals")
    monkeypatch.setattr(spacy, "load", lambda _name, exclude: nlp if exclude else None)
    tiny = model("en_capitals")
    assert tiny is model("en_capitals")
    assert tiny.tags(["I plan", "Plan", "I plan"]) == [{2: VERB}, {0: NOUN}, {2: VERB}]
    assert tiny.tags(["I am", "Plan"]) == [{2: VERB}, {0: NOUN}]
    assert tiny.tags(["Plan"]) == [{0: NOUN}]
    assert asked == ["I plan", "Plan", "I am"]
