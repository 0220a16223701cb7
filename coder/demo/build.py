"""Build the invented study: write its files, then read them back as a user would."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from codebook import files as codebook_files
from coder.demo import coders, families, sheets, texts
from coder.demo.booklets import booklets, write_booklets
from coder.demo.interviews import interviews, withheld
from coder.demo.model import Interview, Person, Response
from coder.demo.recordings import write_interviews
from coder.demo.responses import responses
from coder.demo.settlements import LEAD, settle_all
from coder.errors import DiskFullError, InvalidRequestError
from coder.workflow import rounds
from coder.workflow.coding import finish
from coder.workflow.drawing import Plan
from coder.workflow.importing import import_files
from coder.workflow.loading import load_cases, load_documents, load_scenarios
from coder.workflow.measure_loading import Wanted, load_measures
from coder.workflow.project import Project, create_project, open_project
from coder.workflow.transferring import import_codings
from transcripts.model import State

PROJECT, FILES = "demo.coder", "demo-files"
# What SQLite may leave beside a project that was not closed.
_BESIDE = ("-wal", "-shm", "-journal")

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class _Study:
    """All that the files are made of."""

    people: tuple[Person, ...]
    responses: tuple[Response, ...]
    interviews: tuple[Interview, ...]


def build(folder: Path, *, again: bool = False, tell: Tell = lambda _: None) -> Path:
    """Make `demo.coder` and `demo-files` in the folder; gives the project's path.

    Both are there as a whole or not at all. `tell` hears what is being done. Raises
    InvalidRequestError where one of them is there already, unless `again` replaces them, and
    DiskFullError where the folder cannot be written to.
    """
    targets = [folder / FILES, folder / PROJECT]
    there = [target.name for target in targets if target.exists()]
    if there and not again:
        raise InvalidRequestError(
            f"{' and '.join(there)} {'are' if len(there) > 1 else 'is'} already here. "
            "Build the demo in another folder with --folder, or replace it with --again."
        )
    try:
        with _workshop(folder) as workshop:
            write_files(workshop / FILES, tell)
            read_back(workshop / PROJECT, workshop / FILES, tell)
            _move_in(workshop, targets)
    except OSError as error:
        raise DiskFullError from error
    return folder / PROJECT


def write_files(folder: Path, tell: Tell) -> None:
    """Write every file of the study: interviews, booklets and tables."""
    folder.mkdir()
    study = _study()
    filled = booklets(study.people, study.responses)
    written = [
        *write_booklets(folder, filled),
        *write_interviews(folder, study.interviews),
    ]
    sheets.write_codebook(folder / "codebook.yaml")
    sheets.write_scenarios(folder / "scenarios.yaml")
    sheets.write_cases(folder / "cases.csv", (*study.people, texts.WITHHELD))
    sheets.write_documents(folder / "documents.csv", study.interviews)
    sheets.write_measures(folder, study.people)
    sheets.write_codings(folder / "codings.csv", coders.codings(study.responses, study.interviews))
    sheets.write_disagreements(folder / "disagreements.csv", coders.disagreements())
    tables = len(list(folder.iterdir())) - len(written)
    sheets.write_guide(folder / "README.md")
    tell(f"{len(written)} files of interviews and answers, and {tables} tables, written")


def read_back(path: Path, folder: Path, tell: Tell) -> None:
    """Make the project from the files, in the steps and the order of a real study."""
    create_project(path, codebook_files.read(folder / "codebook.yaml"))
    with open_project(path) as project:
        load_scenarios(project, folder / "scenarios.yaml")
        cases = load_cases(project, folder / "cases.csv")
        imported = import_files(project, _transcripts(folder))
        load_documents(project, folder / "documents.csv")
        measured = sum(_measured(project, folder, name) for name in families.KEYS)
        tell(f"{len(imported.documents)} documents of {cases.count} people imported")
        for remark in (*imported.remarks, *imported.refused):
            tell(f"  {remark}")
        tell(f"{measured} numbers of the families and the office loaded")
        given = import_codings(project, folder / "codings.csv")
        tell(f"{given.codings} codings and {given.ratings} values and levels imported")
    with open_project(path, coder=LEAD) as project:
        drawn = rounds.begin(project, Plan((coders.ANA, coders.BEN), documents=coders.sample()))
        tell(f"{len(drawn.names)} responses chosen by hand for {drawn.round.name}")
    for coder in (coders.ANA, coders.BEN):
        tell(f"{_finished(path, coder)} documents finished by {coder}")
    with open_project(path, coder=LEAD) as project:
        rounds.close(project, drawn.round.number)
    tell(f"{settle_all(path)} disagreements settled")
    tell(f"{_finished(path, coders.CONSENSUS)} documents finished by {coders.CONSENSUS}")


def _study() -> _Study:
    people = texts.people()
    return _Study(people, responses(people), (*interviews(people), withheld()))


def _transcripts(folder: Path) -> list[Path]:
    """What is imported: interviews, booklets, and the table of answers; not what defines them."""
    return sorted(path for path in folder.iterdir() if path.suffix not in {".csv", ".yaml", ".md"})


def _measured(project: Project, folder: Path, name: str) -> int:
    wanted = Wanted(str(folder / f"{name}.yaml"))
    return load_measures(project, folder / f"{name}.csv", wanted).new


def _finished(path: Path, coder: str) -> int:
    with open_project(path, coder=coder) as project:
        documents = {
            document.name: document
            for document in project.file.documents.all()
            if document.state is not State.WITHHELD
        }
        chosen = coders.finished_by(coder, list(documents))
        finish(project, [documents[name] for name in chosen])
    return len(chosen)


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """A place beside the targets, so that moving in is only renaming; it goes in any case."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".demo-", dir=folder) as workshop:
        yield Path(workshop)


def _move_in(workshop: Path, targets: Sequence[Path]) -> None:
    """Rename what was built into its place; what stood there goes with the workshop."""
    old = workshop / "old"
    old.mkdir()
    for target in targets:
        for stale in (target, *(Path(f"{target}{ending}") for ending in _BESIDE)):
            if stale.exists():
                stale.rename(old / stale.name)
        (workshop / target.name).rename(target)
