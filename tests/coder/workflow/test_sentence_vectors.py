import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from codebook.model import Code, Codebook, Keywords
from coder.errors import InvalidRequestError
from coder.units import UnitKind
from coder.workflow import sentence_vectors
from coder.workflow.coding import finish
from coder.workflow.copying import copy_for
from coder.workflow.learning import standing
from coder.workflow.policy import settle
from coder.workflow.project import Project, create_project, open_project
from coder.workflow.sentence_vectors import State, choose, make, state, told, vectors
from coder.workflow.undoing import undo
from tests.coder.exchange.tiny_model import tiny_model
from transcripts.model import Document, Kind, Turn, Voice

SAID = ("We planned to go.", "Nobody planned.", "We go.")
PAUSE = " "


def answer(number: int) -> Document:
    """Three sentences, the middle one of which everybody says; thirty of them are unlike."""
    text = PAUSE.join((f"{SAID[0][:-1]} {number}.", SAID[1], f"{SAID[2][:-1]} {number}."))
    turn = Turn(0, 0, len(text), "R", Voice.RESPONDENT)
    return Document(f"Answer {number:02}", text, (turn,), Kind.RESPONSE, guid=f"answer {number}")


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Project]:
    path = tmp_path / "study" / "study.coder"
    path.parent.mkdir()
    create_project(path, Codebook((Code("PL", "Planning", keywords=Keywords(("planned",))),)))
    with open_project(path, coder="ana") as project:
        with project.action("add") as action:
            for number in range(15):
                project.file.documents.add(action, answer(number))
        settle(project, blind=False)
        yield project


@pytest.fixture
def model(study: Project) -> Path:
    """A model in a folder beside the project file."""
    return tiny_model(study.path.parent / "tiny")


def all_made(project: Project) -> State:
    *_, last = make(project)
    return last


def documents(project: Project) -> tuple[Document, ...]:
    return tuple(project.file.documents.all())


def test_without_a_model_nothing_is_read_and_nothing_said(study: Project) -> None:
    assert state(study) is None
    assert told(study) == []
    with pytest.raises(InvalidRequestError, match="No sentence model is chosen"):
        next(make(study))
    assert vectors(study, documents(study), UnitKind.SENTENCE) is None
    assert standing(study).offering.material.vectors is None


def test_a_model_reads_every_text_once(study: Project, model: Path) -> None:
    choose(study, model)
    assert [one.made for one in make(study)] == [0, 16, 31]
    assert state(study) == State(model, 31, 31)
    assert [one.made for one in make(study)] == [31]
    found = vectors(study, documents(study), UnitKind.SENTENCE)
    assert found is not None
    assert found.values.shape == (45, 4)
    assert np.linalg.norm(found.values, axis=1) == pytest.approx(1, abs=0.01)
    assert np.array_equal(found.values[1], found.values[4])


def test_what_was_read_stays_where_reading_is_left_off(study: Project, model: Path) -> None:
    choose(study, model)
    list(islice(make(study), 2))
    [sentence] = told(study)
    assert "16 of 31 texts are read" in sentence
    assert vectors(study, documents(study), UnitKind.SENTENCE) is None
    assert [one.made for one in make(study)] == [16, 31]
    assert told(study) == []


def test_suggestions_learn_from_vectors_once_all_is_read(study: Project, model: Path) -> None:
    finish(study, documents(study)[:1])
    before = standing(study)
    choose(study, model)
    assert standing(study).fingerprint == before.fingerprint
    all_made(study)
    after = standing(study)
    assert after.fingerprint != before.fingerprint
    assert standing(study).offering.material is after.offering.material
    found = vectors(study, documents(study), UnitKind.SENTENCE)
    assert after.offering.material.vectors is found


def test_vectors_are_the_same_from_whichever_sitting(study: Project, model: Path) -> None:
    choose(study, model)
    all_made(study)
    here = standing(study).fingerprint
    sentence_vectors._read.cache_clear()
    assert standing(study).fingerprint == here


def test_new_text_makes_vectors_wait_until_it_is_read(study: Project, model: Path) -> None:
    choose(study, model)
    all_made(study)
    with study.action("add") as action:
        study.file.documents.add(action, answer(40))
    assert "31 of 33 texts are read" in told(study)[0]
    assert standing(study).offering.material.vectors is None
    assert all_made(study) == State(model, 33, 33)


def test_a_model_beside_the_project_moves_with_it(study: Project, model: Path) -> None:
    choose(study, model)
    elsewhere = study.path.parent.with_name("elsewhere")
    shutil.copytree(study.path.parent, elsewhere)
    with open_project(elsewhere / study.path.name, coder="ana") as moved:
        assert state(moved) == State(elsewhere / "tiny", 0, 31)


def test_a_model_from_elsewhere_is_found_where_it_was(study: Project, tmp_path: Path) -> None:
    choose(study, tiny_model(tmp_path / "models"))
    assert sentence_vectors.folder(study) == (tmp_path / "models").resolve()


def test_where_the_model_has_gone_suggestions_go_on_without(study: Project, model: Path) -> None:
    choose(study, model)
    all_made(study)
    shutil.rmtree(model)
    [sentence] = told(study)
    assert sentence.startswith("Suggestions go on without sentence vectors. There is no model.onnx")
    assert standing(study).offering.material.vectors is None
    with pytest.raises(InvalidRequestError, match=r"There is no model\.onnx"):
        list(make(study))


def test_a_folder_without_a_model_is_not_chosen(study: Project, tmp_path: Path) -> None:
    with pytest.raises(InvalidRequestError, match=r"There is no model\.onnx"):
        choose(study, tmp_path)
    assert sentence_vectors.folder(study) is None


def test_without_a_model_its_vectors_are_forgotten(study: Project, model: Path) -> None:
    choose(study, model)
    all_made(study)
    [version] = _versions(study)
    choose(study, tiny_model(model.with_name("other"), seed=2))
    assert _versions(study) == set()
    choose(study, model)
    assert study.file.vectors.count(version) == 0
    all_made(study)
    choose(study, None)
    assert _versions(study) == set()
    assert state(study) is None


def test_the_choice_is_one_action_and_undone_as_any_other(study: Project, model: Path) -> None:
    choose(study, model)
    choose(study, model)
    undo(study)
    assert state(study) is None


def test_a_copy_for_a_coder_holds_no_vectors(study: Project, model: Path, tmp_path: Path) -> None:
    choose(study, model)
    all_made(study)
    copy_for(study, tmp_path / "ana.coder")
    with open_project(tmp_path / "ana.coder") as copy:
        assert _versions(copy) == set()


def test_where_suggestions_are_off_no_model_is_chosen_or_read(study: Project, model: Path) -> None:
    choose(study, model)
    settle(study, suggestions=False)
    with pytest.raises(InvalidRequestError, match="switched off"):
        list(make(study))
    with pytest.raises(InvalidRequestError, match="switched off"):
        choose(study, model)
    choose(study, None)
    assert state(study) is None


def _versions(project: Project) -> set[str]:
    """Which models have left vectors in the file."""
    rows = project.file._db.execute("SELECT DISTINCT model FROM vectors")
    return {model for (model,) in rows}
