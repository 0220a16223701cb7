from codebook.model import Code, Codebook, Keywords
from coder.suggest.phrases import KeywordSuggester
from coder.suggest.wildcards import Wildcards, stands_alone
from transcripts.model import Document, Kind, Span, Turn, Voice


def answer(text: str) -> Document:
    return Document("A", text, (Turn(0, 0, len(text), "A", Voice.RESPONDENT),), Kind.RESPONSE)


def test_words_that_were_told_before_are_not_told_again() -> None:
    wildcards = Wildcards({7: "reflect*"})
    assert list(wildcards.news("We reflected, and reflecting helps.")) == [
        (7, ("reflected", "reflecting"))
    ]
    assert list(wildcards.news("We reflected, and reflection helps.")) == [(7, ("reflection",))]


def test_several_words_with_a_wildcard_are_found_together() -> None:
    wildcards = Wildcards({0: "check* in"})
    assert list(wildcards.news("She checked in. She checked it.")) == [(0, ("checked in",))]
    assert 0 in wildcards
    assert 1 not in wildcards


def test_what_a_wildcard_hits_here_does_not_depend_on_what_was_said_elsewhere() -> None:
    code = Code("C", "Can", keywords=Keywords(("can*",)))
    suggester = KeywordSuggester(Codebook((code,)))
    cannot = answer("She cannot come.")
    alone = list(suggester.hits(cannot))
    assert list(suggester.hits(answer("She can come.")))
    assert list(suggester.hits(cannot)) == alone
    assert [one.form for one in alone] == ["cannot"]


def test_a_part_of_a_word_does_not_stand_alone() -> None:
    assert not stands_alone(Span(0, 3), "cannot")
    assert not stands_alone(Span(3, 6), "re_not")
    assert stands_alone(Span(0, 3), "can")
    assert stands_alone(Span(1, 4), "“can”")
