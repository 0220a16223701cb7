from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from codebook.model import Code, Codebook, CodeUnit, Keywords
from coder.model import Suggestion
from coder.workflow.coding import apply_code, finish
from coder.workflow.learning import standing
from coder.workflow.policy import settle
from coder.workflow.project import Project, create_project, open_project
from coder.workflow.suggesting import suggestions
from coder.workflow.suggestion_list import listed
from tests.coder.suggest.corpus import BOATS, DOGS, NEITHER
from transcripts.model import Document, Kind, Turn, Voice

DOG = Code("D", "Dogs", keywords=Keywords(("dog",)))
BARK = Code("D1", "Barking", parent="D")
TALK = Code("T", "Talk", unit=CodeUnit.INTERVIEW)
TOLD = 20


def answer(number: int) -> Document:
    """Six answers of nine, in an order of their own, one to a line."""
    said = [*DOGS, *BOATS, *NEITHER]
    lines = [said[(number * 5 + place * 7) % len(said)] for place in range(6)]
    text = "\n".join(lines)
    ends = np.cumsum([len(line) + 1 for line in lines]).tolist()
    turns = (
        Turn(stop - 1 - len(line), stop - 1 - len(line), stop - 1, "R", Voice.RESPONDENT)
        for line, stop in zip(lines, ends, strict=True)
    )
    name = f"Answer {number:02}"
    return Document(name, text, tuple(turns), Kind.RESPONSE, guid=name)


@pytest.fixture
def dogs(tmp_path: Path) -> Iterator[Project]:
    """Ana has coded what is said of dogs in twenty of thirty answers, and finished those."""
    path = tmp_path / "dogs.coder"
    create_project(path, Codebook((DOG, BARK, TALK)))
    with open_project(path, coder="ana") as project:
        documents = [answer(number) for number in range(30)]
        with project.action("add") as action:
            for one in documents:
                project.file.documents.add(action, one)
        settle(project, blind=False)
        for one in documents[:TOLD]:
            for turn in one.turns:
                if turn.span.of(one.text) in DOGS:
                    apply_code(project, DOG, document=one, span=turn.span)
        finish(project, documents[:TOLD])
        yield project


def of_dogs(found: list[Suggestion], project: Project) -> set[str]:
    return {row.sentence for row in listed(project, found) if row.code == "D"}


def test_what_was_learned_is_suggested_where_no_keyword_stands(dogs: Project) -> None:
    keywords = of_dogs(suggestions(dogs, learned=False), dogs)
    learned = of_dogs(suggestions(dogs), dogs)
    assert "The puppy barked." not in keywords
    assert keywords < learned
    assert learned == set(DOGS)


def test_the_reason_tells_keyword_learned_words_and_band(dogs: Project) -> None:
    found = [one for one in suggestions(dogs) if one.form == "dog"]
    assert found[0].reason.startswith('"dog" ← dog; high; learned: ')
    assert found[0].method == "blend"


def test_scores_and_lessons_stand_for_units_and_codes(dogs: Project) -> None:
    found = standing(dogs)
    assert found.scores.shape == found.lessons.shape == (180, 3)
    assert (found.lessons[: 6 * TOLD, 0] >= 0).all()
    assert (found.lessons[6 * TOLD :] == -1).all()
    assert np.isneginf(found.scores[:, 2]).all()  # a code of interviews
    assert not np.isneginf(found.scores[:, :2]).any()


def test_the_same_coding_gives_the_same_scores_and_more_gives_others(dogs: Project) -> None:
    first, again = standing(dogs), standing(dogs)
    assert first.fingerprint == again.fingerprint
    assert (first.scores == again.scores).all()
    finish(dogs, [answer(TOLD)])
    assert standing(dogs).fingerprint != first.fingerprint


def test_a_second_look_is_not_told_what_the_first_one_found(dogs: Project) -> None:
    assert (standing(dogs, apart="Answer 00").lessons[:6] == -1).all()
    missed = replace(answer(3), guid="Answer 0x", name="Answer 0x")
    with dogs.action("add") as action:
        dogs.file.documents.add(action, missed)
    finish(dogs, [missed])  # without any code
    assert "The puppy barked." in of_dogs(suggestions(dogs, [missed]), dogs)


def test_without_a_coding_keywords_are_all_there_is(dogs: Project) -> None:
    with open_project(dogs.path, coder="ben") as ben:
        found = suggestions(ben)
    assert {one.note for one in found} == {"keyword only"}
    with open_project(dogs.path) as nobody:
        assert {one.reason for one in suggestions(nobody)} == {'"dog" ← dog'}


def test_a_codebook_without_keywords_learns_too(dogs: Project) -> None:
    book = dogs.codebook()
    bare = tuple(replace(one, keywords=Keywords()) for one in book)
    with dogs.action("bare") as action:
        dogs.save_codebook(action, replace(book, codes=bare))
    assert of_dogs(suggestions(dogs), dogs)
