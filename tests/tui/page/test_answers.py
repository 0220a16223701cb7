"""The sheet of answers: order, marks, what waits; its rows and its cards at any width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from codebook.model import Code, Codebook, CodeKind, Level, Value
from coder.model import Coding, Rating
from coder.themes.answers import Answer, Asked, Collected
from transcripts.model import Document, Kind, Span, State
from tui.page.answer_card import answer_lines, wrapped
from tui.page.answer_grid import Legend, columns, fitted, heading, line
from tui.page.answers import HIDDEN, Sheet, unnamed
from tui.page.values import choices, digit_of, value_label, value_of

LEVELS = (Level(0, "absent"), Level(1, "emerging"))
PL = Code("PL", "Planning", hotkey="p", levels=LEVELS)
EN = Code("EN", "Engaging")
FIT = Code("FIT", "Fits", kind=CodeKind.CHOICE, values=(Value("yes", "Yes"), Value("no", "No")))
LEGEND = Legend(Codebook((PL, EN, FIT)))
WORDS = ("I ask her.", "漢字 \t and e\u0301", "", "I ring the school, and then I wait. " * 9)


def answer(number: int, text: str, *, state: State = State.PRESENT, coded: bool = False) -> Answer:
    name = f"FSW {number}"
    document = Document(
        f"{name} S1", text, (), Kind.RESPONSE, name, "S1", "T2", state, guid=f"guid {number}"
    )
    spans = (Span(0, len(text)),) if text and state is State.PRESENT else ()
    codings = (Coding(document.guid, PL.guid, "ana", spans[0]),) if coded and spans else ()
    return Answer(document, spans, {"borough": f"B{number % 3}"}, codings)


def sheet(*answers: Answer) -> Sheet:
    return Sheet(Collected(Asked("S1", "a", "T2"), "What?", answers))


def names(shown: Sheet) -> list[str]:
    return [one.respondent for one in shown.shown]


FIVE = (
    answer(1, "I ask."),
    answer(2, "I ring.", coded=True),
    answer(3, ""),
    answer(10, "I go."),
    answer(11, "I stay.", state=State.WITHHELD),
)


def test_the_next_that_waits_is_found_round_the_ends() -> None:
    shown = sheet(*FIVE)
    assert shown.waiting == 2
    assert shown.go_to_waiting()
    assert shown.cursor == 3
    assert shown.go_to_waiting()
    assert shown.cursor == 0
    assert shown.go_to_waiting(-1)
    assert shown.cursor == 3
    assert not sheet(FIVE[1], FIVE[2]).go_to_waiting()
    assert not sheet().go_to_waiting()


def test_with_a_scale_those_wait_that_have_no_level() -> None:
    shown = sheet(*FIVE)
    shown.measure_by(PL)
    assert shown.waiting == 3
    guid = FIVE[0].document.guid
    rated = FIVE[0].worked_on((), [Rating(guid, PL.guid, "ana", "0")], finished=False)
    shown.renew([rated])
    assert shown.waiting == 2
    assert shown.here == rated


def test_marks_are_for_answers_with_words_that_are_seen() -> None:
    shown = sheet(*FIVE)
    assert shown.targets == [FIVE[0]]
    shown.mark_all()
    assert shown.targets == [FIVE[0], FIVE[1], FIVE[3]]
    shown.seek("ring")
    assert shown.targets == [FIVE[1]]
    shown.mark_all()
    assert shown.marks == set()
    shown.seek("")
    shown.go(2)
    assert not shown.mark()
    shown.go(99)
    assert shown.cursor == 4
    assert not sheet().mark()


def test_a_mask_hides_names_from_the_search_and_the_order_too() -> None:
    shown = sheet(*FIVE)
    assert shown.orders() == ["respondent", "time", "borough", "words"]
    shown.order_by_next()
    shown.order_by_next()
    assert shown.by == "borough"
    shown.seek("fsw")
    assert len(shown) == 5
    shown.mask()
    assert len(shown) == 0
    shown.seek("")
    assert (len(shown), shown.cursor) == (5, 0)
    assert shown.orders() == ["respondent", "words"]
    assert shown.order_by_next() == "words"
    assert unnamed("apply PL to FSW 1 S1, FSW 10", shown.all()) == f"apply PL to {HIDDEN}, {HIDDEN}"


def test_other_answers_keep_the_cursor_where_it_was() -> None:
    shown = sheet(*FIVE)
    shown.go(3)
    shown.take(Collected(shown.asked, "What?", FIVE[2:]))
    assert shown.here == FIVE[3]


def test_a_row_tells_mark_state_codes_and_levels() -> None:
    shown = sheet(*FIVE)
    row = line(FIVE[1], columns(shown, LEGEND, 70), marked=True)
    assert row.split() == ["*●", "FSW", "2", "B2", "p", "I", "ring."]
    assert "PL FIT" in heading(columns(shown, LEGEND, 70))
    rated = [Rating("x", PL.guid, "ana", "1"), Rating("x", FIT.guid, "ana", "no")]
    assert LEGEND.digits(FIVE[0].worked_on((), rated, finished=False)) == "1  2  "
    assert [code.id for code, _ in LEGEND.values(FIVE[0].worked_on((), rated, finished=False))] == [
        "PL",
        "FIT",
    ]
    assert "(no answer)" in line(FIVE[2], columns(shown, LEGEND, 70), marked=False)


@pytest.mark.parametrize("code", [PL, FIT])
def test_a_digit_and_its_value_are_each_others_way_back(code: Code) -> None:
    for digit, label in choices(code):
        value = value_of(code, digit)
        assert value is not None
        assert digit_of(code, value) == digit
        assert label in value_label(code, value)
    assert value_of(code, "9") is None


ANSWERS = st.lists(st.sampled_from(WORDS), max_size=7).map(
    lambda texts: [answer(number, text, coded=number % 2 == 0) for number, text in enumerate(texts)]
)


@given(ANSWERS, st.integers(20, 200), st.booleans())
def test_every_row_is_as_wide_as_the_window(
    answers: list[Answer],
    width: int,
    masked: bool,  # noqa: FBT001 - hypothesis gives it so
) -> None:
    shown = sheet(*answers)
    if masked:
        shown.mask()
    fitting = columns(shown, LEGEND, width)
    rows = [heading(fitting), *(line(one, fitting, marked=False) for one in shown.shown)]
    assert len({cell_len(row) for row in rows}) == 1
    if width >= 40:
        assert cell_len(rows[0]) == width
    if masked:
        assert not any("FSW" in row for row in rows)


@given(st.text(max_size=20), st.integers(0, 12))
def test_a_fitted_cell_has_its_width(text: str, width: int) -> None:
    assert cell_len(fitted(text, width)) == width


@given(st.sampled_from(WORDS[:2] + WORDS[3:]), st.integers(8, 78), st.data())
def test_a_card_shows_each_word_once_under_its_codes(
    text: str, width: int, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))
    one = answer(1, text)
    coding = Coding(one.document.guid, PL.guid, "ana", Span(start, stop))
    lines = answer_lines(one.worked_on([coding], (), finished=False), width)
    assert sum(coding in each.begins for each in lines) == 1
    shown = "".join(run.shown for each in lines for run in each.runs)
    assert "".join(shown.split()) == "".join(text.split())
    rows = ("".join(run.shown for run in each.runs).rstrip() for each in lines)
    assert all(cell_len(row) <= width for row in rows)


def test_two_stretches_of_an_answer_stand_apart() -> None:
    document = Document("x", "I ask.\nWhat?\nI go.", (), Kind.RESPONSE)
    both = Answer(document, (Span(0, 6), Span(13, 18)))
    shown = ["".join(run.shown for run in each.runs) for each in answer_lines(both, 40)]
    assert shown == ["I ask.", "", "I go."]
    assert wrapped("", 10) == [""]


@given(st.lists(st.tuples(st.sampled_from(["mark", "all", "seek", "mask", "order", "go", "next"]),
                          st.integers(0, 9)), max_size=20))  # fmt: skip
def test_whatever_is_done_the_cursor_and_the_marks_stay_on_what_is_shown(
    steps: list[tuple[str, int]],
) -> None:
    shown = sheet(*FIVE)
    for what, number in steps:
        match what:
            case "mark":
                shown.mark()
            case "all":
                shown.mark_all()
            case "seek":
                shown.seek(("", "i", "ring", "nothing")[number % 4])
            case "mask":
                shown.mask()
            case "order":
                shown.order_by_next()
            case "go":
                shown.go(number)
            case _:
                shown.go_to_waiting()
        guids = {one.document.guid for one in shown.shown}
        assert shown.marks <= guids
        assert (shown.here is None) == (not guids)
        assert sorted(names(shown)) == sorted(
            one.respondent for one in FIVE if one.document.guid in guids
        )
