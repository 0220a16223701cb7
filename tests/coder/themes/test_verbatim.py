"""Nothing is given out that is not, word for word, in the text that was imported."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.errors import InvalidRequestError
from coder.search.quoted import Fate, Quoted, Sources
from coder.themes.excerpts import Excerpt, collected
from coder.themes.selection import Question
from coder.themes.verbatim import check_sources
from coder.units import spoken
from tests.coder.themes.worlds import World, interview, response
from transcripts.model import Document, Span
from transcripts.text import canonical, fingerprint

SIGNS = st.sampled_from([*"abc äß.,!-[]()'’“”\"…🙂👩\u200d👧\n\r\t", "\r\n", " [...] ", "e\u0301"])
WORDS = st.lists(SIGNS, min_size=1, max_size=40).map("".join)
SAID = WORDS.filter(lambda text: bool(text.strip()))


def check(excerpts: list[Excerpt], document: Document, *, kept: str = "") -> None:
    prints = {document.guid: kept or fingerprint(document.text)}
    check_sources(excerpts, {document.name: document}, prints)


def quoted(document: Document, span: Span) -> list[Excerpt]:
    world = World()
    world.read(document)
    code = "REC" if document.name.startswith("Interview") else "PL1"
    world.code(document, code, span=span)
    return collected(world.study(), Question(codes=(code,)))


def test_words_that_stand_where_they_are_said_to_be_are_given_out() -> None:
    answer = response("FSW 01")
    check(quoted(answer, spoken(answer)[0]), answer)


def test_other_speakers_in_between_are_cut_and_the_rest_is_verbatim() -> None:
    talk = interview("FSW 01", ("FSW 01", "We plan."), ("INT", "Plan?"), ("FSW 01", "Always."))
    [excerpt] = quoted(talk, Span(0, len(talk.text)))
    assert excerpt.text == "We plan. [...] Always."
    check([excerpt], talk)
    with pytest.raises(InvalidRequestError, match=r"“We plan\. \[\.\.\.\] Never\.” \(REC\)"):
        check([replace(excerpt, text="We plan. [...] Never.")], talk)


def test_a_text_that_is_not_the_imported_one_is_refused_with_its_name() -> None:
    answer = response("FSW 01")
    excerpts = quoted(answer, spoken(answer)[0])
    with pytest.raises(InvalidRequestError, match="is not word for word in FSW 01 T2 S1 at 21–49"):
        check(excerpts, answer, kept="another")


def test_a_choice_without_evidence_has_nothing_to_be_found() -> None:
    answer = response("FSW 01")
    [excerpt] = quoted(answer, spoken(answer)[0])
    check([replace(excerpt, span=None, text="")], answer)
    with pytest.raises(InvalidRequestError, match=r"in FSW 01 T2 S1: its text"):
        check([replace(excerpt, span=None, text="x" * 80)], answer)


@given(WORDS, SAID, WORDS)
def test_whatever_is_quoted_is_found_again(before: str, said: str, after: str) -> None:
    answer = response("FSW 01", canonical(f"{before} {said} {after}"))
    start = answer.text.index(canonical(said), len("What would you plan?\n"))
    for excerpt in quoted(answer, Span(start, start + len(canonical(said)))):
        check([excerpt], answer)
        found = Sources([answer]).check(Quoted(1, excerpt.text, answer.name, "", excerpt.span))
        assert found.fate is Fate.FOUND


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_two_turns_say_is_found_again_whole(one: str, two: str) -> None:
    first, second = (" ".join(canonical(text).split()) for text in (one, two))
    talk = interview("A", ("A", f"we {first} go"), ("INT", "Why?"), ("A", f"so {second} it is"))
    for excerpt in quoted(talk, Span(0, len(talk.text))):
        check([excerpt], talk)
        assert Sources([talk]).check(Quoted(1, excerpt.text)).fate is Fate.FOUND
