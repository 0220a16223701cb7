import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.model import Code, Codebook, CodeKind, CodeUnit, Keywords
from coder.model import Suggestion
from coder.suggest.phrases import Form, KeywordSuggester
from transcripts.model import Document, Kind, Span, State, Turn, Voice

PLAN = Code("PL", "Planning", keywords=Keywords(("plan", "before I go"), ("care plan",)))
REFLECT = Code("RR", "Reflection", keywords=Keywords(("reflect*",)))


def answer(text: str, *, voice: Voice = Voice.RESPONDENT, kind: Kind = Kind.RESPONSE) -> Document:
    return Document("FSW 04 T2 S1", text, (Turn(0, 0, len(text), "FSW 04", voice),), kind)


def suggested(text: str, *codes: Code) -> list[Suggestion]:
    return KeywordSuggester(Codebook(codes or (PLAN,))).suggest(answer(text))


def forms(text: str, *codes: Code) -> list[str]:
    return [one.form for one in suggested(text, *codes)]


def test_a_keyword_is_found_in_all_its_forms_and_the_reason_says_so() -> None:
    (one,) = suggested("First I planned the visit.")
    assert one.span == Span(8, 15)
    assert one.reason == '"planned" ← plan'
    assert one.code == PLAN.guid


def test_case_makes_no_difference() -> None:
    assert forms("PLANNING comes first.") == ["PLANNING"]


def test_the_longest_hit_of_a_code_speaks_for_its_sentence() -> None:
    assert forms("I plan it all before I go.") == ["before I go"]


def test_among_hits_of_one_length_the_first_speaks() -> None:
    (one,) = suggested("I plan, and then I plan again.")
    assert one.span == Span(2, 6)


def test_each_sentence_and_each_code_speaks_for_itself() -> None:
    found = suggested("I plan and reflect. Then I plan again.", PLAN, REFLECT)
    assert [(one.code, one.form) for one in found] == [
        (PLAN.guid, "plan"),
        (REFLECT.guid, "reflect"),
        (PLAN.guid, "plan"),
    ]


def test_words_to_avoid_silence_their_own_sentence_only() -> None:
    assert forms("The care plan was planned. I plan.") == ["plan"]


def test_words_to_avoid_silence_their_own_code_only() -> None:
    assert forms("I reflect on the care plan.", PLAN, REFLECT) == ["reflect"]


def test_a_phrase_is_found_across_a_line_break_and_wide_blanks() -> None:
    assert forms("I ring them before\n I\u00a0go.") == ["before I go"]


def test_a_phrase_never_reaches_into_the_next_sentence() -> None:
    assert forms("We met before. I go there often.") == []


def test_a_keyword_inside_another_word_is_no_hit() -> None:
    assert forms("The plane and the planet explain it.") == []


@pytest.mark.parametrize("mark", ["'", "’", "‘", "\u02bc"])
def test_every_apostrophe_meets_every_other(mark: str) -> None:
    code = Code("EN3", "Strengths", keywords=Keywords(("what’s working",)))
    assert forms(f"Ask what{mark}s working here.", code) == ["what's working"]


@pytest.mark.parametrize("voice", [Voice.INTERVIEWER, Voice.PROMPT])
def test_only_respondents_are_listened_to(voice: Voice) -> None:
    asked = answer("What would you plan before I go?", voice=voice)
    assert KeywordSuggester(Codebook((PLAN,))).suggest(asked) == []


def test_a_speakers_label_is_not_speech() -> None:
    document = Document("A", "Plan: go.", (Turn(0, 6, 9, "Plan", Voice.RESPONDENT),), Kind.RESPONSE)
    assert KeywordSuggester(Codebook((PLAN,))).suggest(document) == []


def test_a_code_looks_only_into_its_own_kind_of_document() -> None:
    safer = Code("OC", "Safer", unit=CodeUnit.INTERVIEW, keywords=Keywords(("plan",)))
    suggester = KeywordSuggester(Codebook((PLAN, safer)))
    (one,) = suggester.suggest(answer("A plan.", kind=Kind.INTERVIEW))
    assert one.code == safer.guid
    assert list(KeywordSuggester(Codebook((safer,))).hits(answer("A plan."))) == []


def test_nothing_is_suggested_in_a_withheld_document() -> None:
    text = "A plan."
    turns = (Turn(0, 0, len(text), "FSW 26", Voice.RESPONDENT),)
    withheld = Document("FSW 26", text, turns, Kind.RESPONSE, state=State.WITHHELD)
    assert KeywordSuggester(Codebook((PLAN,))).suggest(withheld) == []


def test_codes_without_keywords_and_choice_codes_are_left_alone() -> None:
    bare = Code("EN", "Engaging")
    choice = Code("OC", "Safer", kind=CodeKind.CHOICE, keywords=Keywords(("plan",)))
    assert forms("A plan.", bare, choice) == []


@pytest.mark.parametrize(
    "before", ["😀 🏽 ", "q̃ e\u0323\u0302 ", "计划。访问 ", "👩‍👧 (", "\u202b"]
)
def test_offsets_are_code_points_whatever_stands_before(before: str) -> None:
    text = f"{before}plan the visit."
    (one,) = suggested(text)
    assert one.span.of(text) == "plan"


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_suggestion_always_lies_on_the_words_that_it_names(before: str, after: str) -> None:
    text = f"{before} reflecting {after}"
    for one in suggested(text, PLAN, REFLECT):
        assert " ".join(one.span.of(text).split()).replace("’", "'") == one.form


def test_the_forms_are_listed_with_their_counts_and_silent_keywords_too() -> None:
    documents = [answer("I plan. We planned, they planned."), answer("I reflected.")]
    listed = KeywordSuggester(Codebook((PLAN, REFLECT))).forms(documents)
    assert listed == [
        Form(PLAN.guid, "plan", "planned", 2, avoid=False),
        Form(PLAN.guid, "plan", "plan", 1, avoid=False),
        Form(PLAN.guid, "before I go", "before I go", 0, avoid=False),
        Form(PLAN.guid, "care plan", "care plan", 0, avoid=True),
        Form(REFLECT.guid, "reflect*", "reflected", 1, avoid=False),
    ]


def test_the_fingerprint_changes_with_the_keywords_and_with_nothing_else() -> None:
    same = Code("PL", "Planning ahead", keywords=PLAN.keywords)
    assert (
        KeywordSuggester(Codebook((PLAN,))).fingerprint
        == KeywordSuggester(Codebook((same,))).fingerprint
        != KeywordSuggester(Codebook((REFLECT,))).fingerprint
    )


def test_every_keyword_that_is_said_is_a_hit_and_those_that_are_silenced_say_so() -> None:
    document = answer("The care plan was planned. I plan.")
    hits = list(KeywordSuggester(Codebook((PLAN,))).hits(document))
    assert [(one.keyword, one.form, one.avoid, one.silenced) for one in hits] == [
        ("care plan", "care plan", True, True),
        ("plan", "plan", False, True),
        ("plan", "planned", False, True),
        ("plan", "plan", False, False),
    ]
    assert all(one.code == PLAN.guid for one in hits)
    assert [one.span.of(document.text) for one in hits] == [one.form for one in hits]
