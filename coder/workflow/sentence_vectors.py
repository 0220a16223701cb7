"""Sentence vectors: made in the background where the project's owner has named a model's folder.

They help suggestions and are never needed: where the model cannot be used, or has not read all
the text yet, suggestions go on without.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from coder.errors import InvalidRequestError
from coder.units import UnitKind
from coder.workflow.policy import check_on
from coder.workflow.project import OFF, Project
from transcripts.model import Document

if TYPE_CHECKING:
    from coder.store.vectors import Vectors as Store
    from coder.suggest.units import Unit
    from coder.suggest.vectors import Embedder, Vectors

SENTENCE_MODEL = "sentence model"
"""A setting of the project's owner: a folder, or OFF."""
_AT_A_TIME = 16  # texts that are read, and then kept, together


@dataclass(frozen=True, slots=True)
class State:
    """How far a project is with its sentence model.

    Of `of` different texts, `made` have a vector. `why_not` is a sentence where the model cannot
    be used on this machine.
    """

    folder: Path
    made: int = 0
    of: int = 0
    why_not: str = ""


def folder(project: Project) -> Path | None:
    """Where the model lies; None where none was chosen."""
    named = project.file.settings.of(SENTENCE_MODEL)
    return project.path.parent / named if named and named != OFF else None


def choose(project: Project, chosen: Path | None) -> None:
    """Use the model in that folder from now on, for everybody; None: none, and forget its vectors.

    A folder beside or below the project file is kept as seen from there, so that a team may move
    both. InvalidRequestError: the folder holds no model that can be used.
    """
    from coder.exchange.sentence_model import SentenceModel

    named, version = OFF, ""
    if chosen is not None:
        check_on(project)
        model: Embedder = SentenceModel(chosen)
        model.encode(["Short.", "One that is longer than any model looks at. " * 100])
        named, version = _named(chosen.resolve(), project.path.resolve().parent), model.version
    if (project.file.settings.of(SENTENCE_MODEL) or OFF) != named:
        with project.action(f"setting {SENTENCE_MODEL} {named}") as action:
            project.file.settings.save(action, SENTENCE_MODEL, named)
    project.file.vectors.keep_only(version)


def _named(chosen: Path, home: Path) -> str:
    inside = chosen.is_relative_to(home)
    return chosen.relative_to(home).as_posix() if inside else str(chosen)


def state(project: Project) -> State | None:
    """How far it is; None where no model was chosen."""
    from coder.exchange.sentence_model import version

    where = folder(project)
    if where is None:
        return None
    try:
        there = project.file.vectors.texts(version(where))
    except InvalidRequestError as error:
        return State(where, why_not=str(error))
    wanted = _by_mark(_usual_units(project)).keys()
    return State(where, made=len(wanted & there), of=len(wanted))


def told(project: Project) -> list[str]:
    """A sentence where suggestions go on without a model that was chosen."""
    now = state(project)
    if now is None or (now.made == now.of and not now.why_not):
        return []
    if now.why_not:
        return [f"Suggestions go on without sentence vectors. {now.why_not}"]
    far = f"{now.made} of {now.of} texts are read. Read the rest with: coder suggest vectors"
    return [f"Suggestions go on without sentence vectors: {far}"]


def make(project: Project) -> Iterator[State]:
    """Read what was not read yet, a few texts at a time; tells after each how far it is.

    What was made is kept, wherever it is left off. Raises InvalidRequestError where no model was
    chosen, or it cannot be used.
    """
    from coder.exchange.sentence_model import SentenceModel

    check_on(project)
    where = folder(project)
    if where is None:
        raise InvalidRequestError(
            "No sentence model is chosen. Name its folder with: coder suggest settings "
            "--sentence-model FOLDER"
        )
    model: Embedder = SentenceModel(where)
    store = project.file.vectors
    texts = _by_mark(_usual_units(project))
    missing = sorted(texts.keys() - store.texts(model.version))
    made = len(texts) - len(missing)
    yield State(where, made, len(texts))
    for first in range(0, len(missing), _AT_A_TIME):
        marks = missing[first : first + _AT_A_TIME]
        found = model.encode([texts[mark] for mark in marks]).astype("<f2")
        store.save(
            model.version, {mark: one.tobytes() for mark, one in zip(marks, found, strict=True)}
        )
        made += len(marks)
        yield State(where, made, len(texts))


def vectors(project: Project, documents: tuple[Document, ...], kind: UnitKind) -> "Vectors | None":
    """The vectors of all units; None where there is no model, or it has not read all of them."""
    from coder.exchange.sentence_model import version

    where = folder(project)
    if where is None:
        return None
    try:
        model = version(where)
    except InvalidRequestError:
        return None
    store = project.file.vectors
    return _read(_Shelf(project.path, model, store.count(model), store), units_in(documents, kind))


@lru_cache(maxsize=2)
def units_in(documents: tuple[Document, ...], kind: UnitKind) -> "tuple[Unit, ...]":
    """The units, cut once while the text stays."""
    from coder.suggest.units import units_of

    return units_of(documents, kind)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What a model has made so far in one project; equal while nothing is added."""

    path: Path
    model: str
    count: int
    store: "Store" = field(compare=False)


@lru_cache(maxsize=2)
def _read(shelf: _Shelf, units: "tuple[Unit, ...]") -> "Vectors | None":
    import numpy as np

    from coder.suggest.vectors import Vectors

    marks = [_mark(unit.text) for unit in units]
    if not marks or not shelf.store.texts(shelf.model).issuperset(marks):
        return None
    made = shelf.store.of(shelf.model)
    values = np.stack([np.frombuffer(made[mark], dtype="<f2") for mark in marks])
    return Vectors(shelf.model, values.astype(np.float64))


def _usual_units(project: Project) -> "tuple[Unit, ...]":
    from coder.suggest.lessons import usual_kind
    from coder.workflow.decided import decided

    documents = tuple(project.file.documents.all())
    return units_in(documents, usual_kind(documents, decided(project).coded))


def _by_mark(units: "Sequence[Unit]") -> dict[str, str]:
    """The hash of each text, and the text."""
    return {_mark(unit.text): unit.text for unit in units}


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
