"""The invented study, built once for all the stories that are told in it."""

import shutil
from pathlib import Path

import pytest

from coder.demo.build import build


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
