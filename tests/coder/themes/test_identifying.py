"""Words that may identify somebody are found by rules, and nothing is changed."""

import pytest

from coder.themes.identifying import left_out, marked
from tests.coder.themes.worlds import World


def looks(text: str, before: str = "", known: tuple[str, ...] = ()) -> list[str]:
    return [str(mark) for mark in marked([text], [before], known)[0]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to ana.b@council.gov.uk please", ["ana.b@council.gov.uk (e-mail)"]),
        ("I rang 020 7946 0958 twice", ["020 7946 0958 (phone)"]),
        ("or +44 20 7946 0958", ["+44 20 7946 0958 (phone)"]),
        ("born on 3 March 2015 there", ["3 March 2015 (date)"]),
        ("on the 3rd of May we went", ["3rd of May (date)"]),
        ("since April 2019", ["April 2019 (date)"]),
        ("on 03/04/19", ["03/04/19 (date)"]),
        ("on 2019-04-03.", ["2019-04-03 (date)"]),
        ("in SE15 4QN", ["SE15 4QN (postcode)"]),
        ("and then Maria came", ["Maria (name)"]),
        ("with Mary O’Brien and Jo", ["Mary O’Brien (name)", "Jo (name)"]),
        ("with Mary, Jo", ["Mary (name)", "Jo (name)"]),
        ("at Mary’s house", ["Mary (name)"]),
        ("I saw Dr. Khan", ["Khan (name)"]),
        ("we met Élodie", ["Élodie (name)"]),
    ],
)
def test_it_is_seen(text: str, found: list[str]) -> None:
    assert looks(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Then I'd ring. She said: Well, no. “Look,” I said",
        "the GP and I'm on Monday in June",
        "after 12 of 25 in 2019",
        "I’d say so, I've been",
        "it was été",
        "We went.\nThen home… No! Yes? (Maybe)",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert looks(text) == []


def test_what_stands_before_tells_whether_a_sentence_begins() -> None:
    assert looks("Maria came", before="and then ") == ["Maria (name)"]
    assert looks("Maria came", before="So. ") == []


def test_a_name_that_is_found_once_is_found_at_the_beginning_of_sentences_too() -> None:
    first, second = marked(["Maria came.", "I saw Maria"], ["", ""])
    assert [str(mark) for mark in (*first, *second)] == ["Maria (name)", "Maria (name)"]


def test_words_of_the_codebook_and_of_the_ids_of_cases_are_nobody() -> None:
    world = World()
    world.person("Fsw 01")
    known = left_out(world.study())
    assert {"fsw", "planning", "changed"} <= known
    assert looks("the Fsw and Planning", known=tuple(known)) == []


def test_a_name_within_an_address_is_told_once() -> None:
    assert looks("I know Maria; mail me at Maria@home.org") == [
        "Maria (name)",
        "Maria@home.org (e-mail)",
    ]
