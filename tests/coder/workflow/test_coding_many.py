"""Many documents coded, rated and uncoded at once: one action, all or nothing."""

from dataclasses import replace

import pytest

from codebook.model import Code, CodeKind, Value
from coder.errors import CodingRefusedError
from coder.model import Coding
from coder.store.history import WHOLE
from coder.workflow import browsing
from coder.workflow.coding import apply_code, rate
from coder.workflow.coding_many import code_all, rate_all, uncode_all, unrate_all
from coder.workflow.defining import use_codebook
from coder.workflow.merging import merge
from coder.workflow.project import Project
from coder.workflow.revising import retire
from coder.workflow.undoing import undo
from transcripts.model import Document, Kind, Span, State, Turn, Voice

FILL = (Value("good", "Good"), Value("poor", "Poor"))


@pytest.fixture
def answers(ana: Project) -> list[Document]:
    """Three answers to the same prompt, and a choice for them in the codebook."""
    book = ana.codebook()
    choice = Code("FIT", "Fits the question", kind=CodeKind.CHOICE, values=FILL)
    use_codebook(ana, replace(book, codes=(*book.codes, choice)), source="test")
    made = [response(f"FSW 0{number} T2 S1") for number in (2, 3, 4)]
    with ana.file.action("import", "ana") as action:
        for document in made:
            ana.file.documents.add(action, document)
    return [browsing.document(ana, one.name) for one in made]


def response(name: str, state: State = State.PRESENT) -> Document:
    turns = (Turn(0, 0, 5, "S1 (a)", Voice.PROMPT), Turn(6, 6, 18, name, Voice.RESPONDENT))
    return Document(name, "What?\nI ask. I go.", turns, kind=Kind.RESPONSE, state=state)


WORDS = Span(6, 18)


def code(project: Project, name: str) -> Code:
    return browsing.code(project, name)


def places(documents: list[Document]) -> list[tuple[Document, Span]]:
    return [(one, WORDS) for one in documents]


def codings(project: Project, documents: list[Document]) -> list[list[Coding]]:
    return [browsing.codings_in(project, one) for one in documents]


def values(project: Project, documents: list[Document]) -> list[list[str]]:
    return [[one.value for one in browsing.ratings_in(project, each)] for each in documents]


def test_one_undo_takes_the_code_from_all_answers_again(
    ana: Project, answers: list[Document]
) -> None:
    made = code_all(ana, code(ana, "PL"), places(answers))
    assert codings(ana, answers) == [[one] for one in made]
    assert {(one.code, one.coder, one.span) for one in made} == {
        (code(ana, "PL").guid, ana.me().guid, WORDS)
    }
    assert all(one.at and one.version == 2 for one in made)
    assert ana.file.history.past()[-1].scope == WHOLE
    assert undo(ana) == "apply PL to 3 documents"
    assert codings(ana, answers) == [[], [], []]


def test_an_answer_coded_alone_is_undone_in_its_document(
    ana: Project, answers: list[Document]
) -> None:
    code_all(ana, code(ana, "PL"), [(answers[0], WORDS), (answers[0], Span(6, 12))])
    assert undo(ana, answers[0]) == "apply PL to FSW 02 T2 S1"
    assert codings(ana, answers) == [[], [], []]


def test_what_is_coded_already_stays_as_it_is(ana: Project, answers: list[Document]) -> None:
    there = apply_code(ana, code(ana, "PL"), document=answers[1], span=WORDS)
    made = code_all(ana, code(ana, "PL"), [*places(answers), (answers[0], WORDS)])
    assert made[1] == there
    assert made[3] == made[0]
    trail = len(ana.file.history.past())
    assert code_all(ana, code(ana, "PL"), places(answers)) == made[:3]
    assert code_all(ana, code(ana, "PL"), []) == []
    assert len(ana.file.history.past()) == trail
    undo(ana)
    assert codings(ana, answers) == [[], [there], []]


@pytest.mark.parametrize(
    ("name", "span", "sentence"),
    [
        ("PL", Span(0, 5), "FSW 04 T2 S1: Only a respondent's words are coded, not the prompt's"),
        ("PL", Span(6, 99), "FSW 04 T2 S1 ends at 18"),
        ("SUP", WORDS, "for interviews only, and FSW 02 T2 S1 is none"),
        ("FIT", WORDS, "FSW 02 T2 S1: FIT is a single choice"),
    ],
)
def test_what_cannot_be_coded_in_one_is_coded_in_none_and_the_sentence_names_it(
    ana: Project, answers: list[Document], name: str, span: Span, sentence: str
) -> None:
    wanted = [*places(answers[:2]), (answers[2], span)]
    with pytest.raises(CodingRefusedError, match=sentence):
        code_all(ana, code(ana, name), wanted)
    assert codings(ana, answers) == [[], [], []]


def test_a_code_for_all_takes_their_absent_levels_away(
    ana: Project, answers: list[Document]
) -> None:
    rate_all(ana, code(ana, "PL"), answers, value="0")
    code_all(ana, code(ana, "PL2"), places(answers))
    assert values(ana, answers) == [[], [], []]
    undo(ana)
    assert values(ana, answers) == [["0"], ["0"], ["0"]]


def test_codes_taken_away_together_take_their_levels_along(
    ana: Project, answers: list[Document]
) -> None:
    made = code_all(ana, code(ana, "PL"), places(answers))
    rate_all(ana, code(ana, "PL"), answers, value="2")
    assert uncode_all(ana, [made[0], made[0], made[1]]) == made[:2]
    assert codings(ana, answers) == [[], [], [made[2]]]
    assert values(ana, answers) == [[], [], ["2"]]
    assert uncode_all(ana, made[:2]) == []
    assert undo(ana) == "remove PL from 2 segments"
    assert values(ana, answers) == [["2"], ["2"], ["2"]]
    assert uncode_all(ana, made[2:]) == made[2:]
    assert undo(ana, answers[2]) == "remove PL"


def test_no_code_goes_where_one_is_somebody_elses(
    ana: Project, ben: Project, answers: list[Document]
) -> None:
    made = code_all(ana, code(ana, "PL"), places(answers[:1]))
    made += code_all(ben, code(ben, "PL"), places(answers[1:]))
    with pytest.raises(CodingRefusedError, match="somebody else"):
        uncode_all(ana, made)
    assert codings(ana, answers) == [[one] for one in made]


def test_a_level_above_0_codes_the_words_that_show_it_where_nothing_is_coded_yet(
    ana: Project, answers: list[Document]
) -> None:
    short = apply_code(ana, code(ana, "PL2"), document=answers[0], span=Span(6, 12))
    evidence = {one.guid: WORDS for one in answers}
    made = rate_all(ana, code(ana, "PL"), answers, value="2", evidence=evidence)
    assert [one.span for one in made] == [None, WORDS, WORDS]
    assert codings(ana, answers)[0] == [short]
    assert [one.span for [one] in codings(ana, answers)[1:]] == [WORDS, WORDS]
    assert undo(ana) == "rate PL 2: 3 documents"
    assert codings(ana, answers) == [[short], [], []]
    assert values(ana, answers) == [[], [], []]


def test_another_level_keeps_the_words_that_were_given_for_the_first(
    ana: Project, answers: list[Document]
) -> None:
    first = rate(ana, code(ana, "PL"), document=answers[0], value="1", span=Span(6, 12))
    [again] = rate_all(
        ana, code(ana, "PL"), answers[:1], value="2", evidence={answers[0].guid: WORDS}
    )
    assert (again.guid, again.value, again.span) == (first.guid, "2", Span(6, 12))
    assert undo(ana, answers[0]) == "rate PL 2: FSW 02 T2 S1"


def test_a_level_that_cannot_be_given_to_one_is_given_to_none(
    ana: Project, answers: list[Document]
) -> None:
    with pytest.raises(CodingRefusedError, match="FSW 02 T2 S1: Nothing is coded PL"):
        rate_all(ana, code(ana, "PL"), answers, value="1")
    code_all(ana, code(ana, "PL"), places(answers[2:]))
    with pytest.raises(CodingRefusedError, match="FSW 04 T2 S1: 1 segments are coded PL"):
        rate_all(ana, code(ana, "PL"), answers, value="0")
    with pytest.raises(
        CodingRefusedError, match="FSW 04 T2 S1: Only a respondent's words are coded"
    ):
        rate_all(
            ana, code(ana, "FIT"), answers, value="good", evidence={answers[2].guid: Span(0, 5)}
        )
    with pytest.raises(CodingRefusedError, match="has no value '7'"):
        rate_all(ana, code(ana, "PL"), answers, value="7")
    assert values(ana, answers) == [[], [], []]


@pytest.mark.parametrize("state", [State.BLANK, State.WITHHELD])
def test_a_blank_or_withheld_answer_is_neither_coded_nor_rated(
    ana: Project, answers: list[Document], state: State
) -> None:
    marked = replace(answers[2], state=state)
    for act in (
        lambda: code_all(ana, code(ana, "PL"), places([answers[0], marked])),
        lambda: rate_all(ana, code(ana, "PL"), [answers[0], marked], value="0"),
    ):
        with pytest.raises(CodingRefusedError, match=f"FSW 04 T2 S1 is marked {state}"):
            act()
    assert codings(ana, answers) == [[], [], []]
    assert values(ana, answers) == [[], [], []]


def test_one_value_for_all_leaves_alone_who_has_it_and_keeps_the_words(
    ana: Project, answers: list[Document]
) -> None:
    choice = code(ana, "FIT")
    there = rate(ana, choice, document=answers[0], value="good")
    rate(ana, choice, document=answers[1], value="poor")
    evidence = {one.guid: WORDS for one in answers}
    made = rate_all(ana, choice, answers, value="good", evidence=evidence)
    assert made[0] == there
    assert [(one.value, one.span) for one in made[1:]] == [("good", WORDS)] * 2
    trail = len(ana.file.history.past())
    assert rate_all(ana, choice, answers, value="good") == made
    assert len(ana.file.history.past()) == trail
    assert undo(ana) == "rate FIT good: 2 documents"
    assert values(ana, answers) == [["good"], ["poor"], []]


def test_values_are_taken_back_together(
    ana: Project, ben: Project, answers: list[Document]
) -> None:
    made = rate_all(ana, code(ana, "FIT"), answers[:2], value="good")
    rate_all(ben, code(ben, "FIT"), answers, value="poor")
    assert unrate_all(ana, code(ana, "FIT"), answers) == made
    assert values(ana, answers) == [["poor"], ["poor"], ["poor"]]
    assert unrate_all(ana, code(ana, "FIT"), answers) == []
    assert undo(ana) == "take back the value of FIT: 2 documents"
    assert [len(each) for each in values(ana, answers)] == [2, 2, 1]


def test_many_are_not_given_a_code_that_went_or_was_retired_in_another_window(
    ana: Project, ben: Project, answers: list[Document]
) -> None:
    reading_first, reflection = code(ana, "PL2"), code(ana, "RR")
    merge(ben, reading_first, code(ben, "PL"))
    with pytest.raises(CodingRefusedError, match="PL2 is not in the codebook any more"):
        code_all(ana, reading_first, places(answers))
    retire(ben, reflection)
    with pytest.raises(CodingRefusedError, match="RR is retired"):
        code_all(ana, reflection, places(answers))
    with pytest.raises(CodingRefusedError, match="RR is retired"):
        rate_all(ana, reflection, answers, value="0")
    assert codings(ana, answers) == [[], [], []]
    assert values(ana, answers) == [[], [], []]
