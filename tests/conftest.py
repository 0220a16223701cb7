"""Small named worlds that many stories are told in."""

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from codebook.model import Code, Codebook, CodeKind, CodeUnit, Level, Value
from coder.demo.build import build
from coder.workflow import policy
from coder.workflow.project import Project, create_project, open_project
from transcripts.model import Document, Kind, Turn, Voice
from tui import preferences

settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")

SPEECH = "I'd read the file first. Then I'd ring the school. Afterwards I'd ask what I missed."


def pytest_report_header() -> str:
    return f"SQLite {sqlite3.sqlite_version}"


@pytest.fixture(autouse=True)
def settings_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where this test's settings are kept: never those of whoever runs it; and no own keys."""
    folder = tmp_path / "settings"
    monkeypatch.setattr(preferences, "folder", lambda: folder)
    yield folder
    if "tui.keys" in sys.modules:
        sys.modules["tui.keys"].use({})


@pytest.fixture(autouse=True)
def no_policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No policy of whoever runs the tests says what is suggested."""
    monkeypatch.delenv("CODER_POLICY", raising=False)
    for name in ("site_config_path", "user_config_path"):
        monkeypatch.setattr(policy, name, lambda *_, **__: tmp_path / "policies")


@pytest.fixture
def codebook() -> Codebook:
    """Planning with a child, reflection with levels, and a single choice for interviews."""
    levels = (Level(0, "absent"), Level(1, "emerging"), Level(2, "embedded"))
    return Codebook(
        (
            Code("PL", "Planning", hotkey="p", levels=levels),
            Code("PL2", "Reading first", parent="PL", hotkey="r"),
            Code("RR", "Reflection", hotkey="e", levels=levels),
            Code(
                "SUP",
                "Supervision",
                kind=CodeKind.CHOICE,
                unit=CodeUnit.INTERVIEW,
                values=(Value("changed", "Changed"), Value("none", "No change")),
            ),
        ),
        title="A small codebook",
    )


@pytest.fixture
def response() -> Document:
    """One answer under a printed question."""
    question = "What would you do before you go?"
    text = f"{question}\n{SPEECH}"
    start = len(question) + 1
    return Document(
        name="FSW 01 T2 S1",
        text=text,
        turns=(
            Turn(0, 0, len(question), "S1 (a)", Voice.PROMPT),
            Turn(start, start, len(text), "FSW 01", Voice.RESPONDENT),
        ),
        kind=Kind.RESPONSE,
        time="T2",
        scenario="S1",
    )


@pytest.fixture
def study_path(tmp_path: Path, codebook: Codebook, response: Document) -> Path:
    """A project file with one document that nobody has coded."""
    path = tmp_path / "study.coder"
    create_project(path, codebook)
    with open_project(path, coder="lead") as project, project.file.action("x", "lead") as action:
        project.file.documents.add(action, response)
    return path


@pytest.fixture
def ana(study_path: Path) -> Iterator[Project]:
    with open_project(study_path, coder="ana") as project:
        yield project


@pytest.fixture
def ben(study_path: Path) -> Iterator[Project]:
    with open_project(study_path, coder="ben") as project:
        yield project


@pytest.fixture(scope="session")
def demo_told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The project of the demo, and what was said while it was built."""
    said: list[str] = []
    path = build(tmp_path_factory.mktemp("demo"), tell=said.append)
    return path, said


@pytest.fixture(scope="session")
def demo_folder(demo_told: tuple[Path, list[str]]) -> Path:
    """The folder with demo.coder and demo-files; do not write to it."""
    return demo_told[0].parent


@pytest.fixture(scope="session")
def demo_project(demo_folder: Path) -> Path:
    """The demo's project file; do not write to it."""
    return demo_folder / "demo.coder"


@pytest.fixture
def demo_copy(demo_project: Path, tmp_path: Path) -> Path:
    """A copy of the demo's project file to write to."""
    return Path(shutil.copy(demo_project, tmp_path / "demo.coder"))
