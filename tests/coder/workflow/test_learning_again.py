"""The same decisions give the same scores, and nobody's depend on what another coder does."""

import json
import random
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from codebook.model import Code, Codebook, CodeKind, Keywords, Value
from coder.model import CONSENSUS, Coder, CoderKind, Finish, Review
from coder.workflow.coding import apply_code, finish
from coder.workflow.learning import Standing, standing
from coder.workflow.policy import settle
from coder.workflow.project import Project, create_project, open_project
from coder.workflow.suggesting import reject, suggestions
from tests.coder.suggest.corpus import BOATS, DOGS, NEITHER
from transcripts.model import Document, Kind, Turn, Voice

DOG = Code("D", "Dogs", keywords=Keywords(("dog",)), guid="dogs")
BOAT = Code("B", "Boats", keywords=Keywords(("boat",)), guid="boats")
MOOD = Code("M", "Mood", kind=CodeKind.CHOICE, values=(Value("good", "Good"),), guid="mood")
SAID = (*DOGS, *BOATS, *NEITHER)
TOLD = """
import json, sys
from pathlib import Path
from coder.workflow.learning import standing
from coder.workflow.project import open_project
with open_project(Path(sys.argv[1]), coder="ana") as project:
    found = standing(project)
print(json.dumps([found.fingerprint, found.scores.round(9).tolist()]))
"""


def answer(number: int) -> Document:
    """One answer of four sentences, each a turn of its own."""
    lines = [SAID[(number * 5 + place * 7) % len(SAID)] for place in range(4)]
    turns, start = [], 0
    for line in lines:
        turns.append(Turn(start, start, start + len(line), "R", Voice.RESPONDENT))
        start += len(line) + 1
    name = f"Answer {number}"
    return Document(name, "\n".join(lines), tuple(turns), Kind.RESPONSE, guid=name)


ANSWERS = tuple(answer(number) for number in range(8))
CODED = ANSWERS[:6]


def project_at(path: Path, codes: Sequence[Code] = (DOG, BOAT)) -> Path:
    """A project with the answers, of which nobody has coded one."""
    create_project(path, Codebook(tuple(codes)))
    with open_project(path, coder="lead") as project:
        settle(project, blind=False)
        with project.action("add") as action:
            for one in ANSWERS:
                project.file.documents.add(action, one)
    return path


def give(project: Project, documents: Sequence[Document], order: random.Random) -> None:
    """Code all that is said of dogs and boats there, in some order, and finish as one goes."""
    given = [
        (code, one, turn.span)
        for one in documents
        for turn in one.turns
        for code, texts in ((DOG, DOGS), (BOAT, BOATS))
        if turn.span.of(one.text) in texts
    ]
    for code, one, span in order.sample(given, len(given)):
        apply_code(project, code, document=one, span=span)
    for one in order.sample(list(documents), len(documents)):
        finish(project, [one])


def of_ana(path: Path) -> Standing:
    with open_project(path, coder="ana") as project:
        return standing(project)


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    """Ana has coded and finished six of the eight answers."""
    path = project_at(tmp_path / "coded.coder")
    with open_project(path, coder="ana") as ana:
        give(ana, CODED, random.Random(1))
    return path


def test_the_order_in_which_it_was_coded_changes_no_score(coded: Path, tmp_path: Path) -> None:
    other = project_at(tmp_path / "other.coder")
    with open_project(other, coder="ana") as ana:
        give(ana, CODED, random.Random(2))
    one, another = of_ana(coded), of_ana(other)
    assert one.fingerprint == another.fingerprint
    assert (one.scores == another.scores).all()


def test_a_new_process_finds_the_same_scores(coded: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", TOLD, str(coded)], capture_output=True, check=True, text=True
    )
    fingerprint, scores = json.loads(run.stdout)
    here = of_ana(coded)
    assert fingerprint == here.fingerprint
    assert np.allclose(scores, here.scores, rtol=0, atol=1e-8)


def test_nothing_that_others_decide_changes_what_a_coder_is_told(coded: Path) -> None:
    before = of_ana(coded)
    with open_project(coded, coder="ben") as ben:
        give(ben, ANSWERS[4:], random.Random(3))
        reject(ben, next(one for one in suggestions(ben) if one.document == ANSWERS[0].guid))
        with ben.action("no code") as action:
            span = ANSWERS[1].turns[0].span
            review = Review(ANSWERS[1].guid, "", ben.me().guid, span, at=action.at)
            ben.file.reviews.add(action, review)
    with open_project(coded, coder=CONSENSUS) as consensus:
        give(consensus, ANSWERS[5:], random.Random(4))
    with open_project(coded, coder="ana") as ana, ana.action("exercise") as action:
        exercise = Coder("ana again", CoderKind.EXERCISE, person=ana.me().guid)
        ana.file.coders.ensure(action, exercise)
        ana.file.finishes.add(action, Finish(ANSWERS[7].guid, exercise.guid, action.at))
    after = of_ana(coded)
    assert after.fingerprint == before.fingerprint
    assert (after.lessons == before.lessons).all()


def test_a_coder_who_has_decided_nothing_has_no_lesson(coded: Path) -> None:
    with open_project(coded, coder="cleo") as cleo:
        found = standing(cleo)
    assert (found.lessons == -1).all()
    assert found.scores.max() > 0  # by the keywords


def test_where_two_have_finished_and_nothing_is_settled_nothing_is_learned(coded: Path) -> None:
    with open_project(coded, coder="ben") as ben:
        give(ben, CODED[:2], random.Random(5))
    with open_project(coded) as nobody:
        found = standing(nobody)
    names = [unit.document for unit in found.units]
    learned = {name for name, row in zip(names, found.lessons, strict=True) if (row >= 0).any()}
    assert learned == {one.guid for one in CODED[2:]}


def test_projects_that_differ_in_nothing_but_their_codes_guids_are_kept_apart(
    coded: Path, tmp_path: Path
) -> None:
    dog = replace(DOG, guid="other dogs")
    other = project_at(tmp_path / "other.coder", (dog, BOAT))
    assert of_ana(coded).codes == ("dogs", "boats")
    assert of_ana(other).codes == ("other dogs", "boats")


def test_a_codebook_of_values_alone_has_nothing_to_suggest(tmp_path: Path) -> None:
    found = of_ana(project_at(tmp_path / "moods.coder", (MOOD,)))
    assert found.scores.shape == (4 * len(ANSWERS), 0)


def test_a_project_without_a_document_has_nothing_to_suggest(tmp_path: Path) -> None:
    path = tmp_path / "empty.coder"
    create_project(path, Codebook((DOG, BOAT)))
    assert of_ana(path).scores.shape == (0, 2)
