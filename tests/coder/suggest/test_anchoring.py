from coder.model import Coding
from coder.suggest.anchoring import EVERY_CODE, Answers, Line, answers
from transcripts.model import Span

HERE, THERE = Span(10, 20), Span(30, 40)


def line(event: str, span: Span = HERE, *, rank: int = 1, at: str = "2") -> Line:
    return Line(event, "ana", "d", "PL", span, rank, at)


def coding(span: Span, *, at: str, document: str = "d", coder: str = "ana") -> Coding:
    return Coding(document, "PL", coder, span, at=at)


def one(lines: list[Line], codings: tuple[Coding, ...] = ()) -> Answers:
    found = answers(lines, codings)
    assert [each.code for each in found] == [EVERY_CODE, "PL"]
    return found[1]


def test_without_suggestions_there_is_nothing_to_compare() -> None:
    assert answers([], [coding(HERE, at="1")]) == []


def test_each_suggestion_counts_once_as_what_became_of_it_last() -> None:
    told = one(
        [
            line("shown"),
            line("shown", THERE, rank=2),
            line("rejected"),
            line("restored"),
            line("ignored", THERE, rank=2),
            line("accepted", THERE, rank=2),
            line("edited", THERE, rank=2),
        ]
    )
    assert (told.shown, told.open, told.edited) == (2, 1, 1)
    assert (told.accepted, told.rejected, told.ignored) == (0, 0, 0)
    assert told.median_rank == 2


def test_what_was_decided_without_being_listed_was_seen_but_has_no_rank() -> None:
    told = one([line("accepted", rank=0)])
    assert (told.shown, told.accepted, told.median_rank) == (1, 1, None)


def test_codings_are_told_apart_by_what_was_shown_before() -> None:
    made = (
        coding(Span(5, 25), at="3"),
        coding(THERE, at="1"),
        coding(THERE, at="3"),
        coding(HERE, at="3", document="e"),
    )
    told = one([line("shown"), line("accepted")], made)
    assert (told.prompted, told.before, told.after, told.elsewhere) == (1, 1, 1, 1)


def test_a_rejected_suggestion_prompts_nothing() -> None:
    told = one([line("shown"), line("rejected")], (coding(HERE, at="3"),))
    assert (told.prompted, told.after) == (0, 1)


def test_what_others_coded_is_not_the_coders() -> None:
    told = one([line("shown")], (coding(HERE, at="3", coder="ben"),))
    assert told.after == 0


def test_all_codes_together_are_the_sum_of_each() -> None:
    other = Line("accepted", "ana", "d", "RR", THERE, 4, "2")
    every, *each = answers([line("shown"), line("accepted"), other], [coding(HERE, at="3")])
    assert every.accepted == sum(one.accepted for one in each) == 2
    assert every.prompted == 1
    assert every.median_rank == 2.5
