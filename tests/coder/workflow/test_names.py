"""Documents, codes and coders are known by their names."""

from pathlib import Path

import pytest

from coder.errors import UnknownCodeError, UnknownCoderError, UnknownDocumentError
from coder.model import CONSENSUS, CoderKind
from coder.workflow import browsing
from coder.workflow.coding import finish
from coder.workflow.project import Project, open_project
from transcripts.model import Document


@pytest.fixture
def answer(ana: Project) -> Document:
    return browsing.document(ana, "FSW 01 T2 S1")


def test_a_wrong_name_brings_the_closest_right_one(ana: Project, answer: Document) -> None:
    finish(ana, [answer])
    with pytest.raises(UnknownDocumentError, match="Did you mean 'FSW 01 T2 S1'"):
        browsing.document(ana, "FSW 1 T2 S1")
    with pytest.raises(UnknownCodeError, match="Did you mean 'PL2'"):
        browsing.code(ana, "PLx2")
    with pytest.raises(UnknownCoderError, match="Did you mean 'ana'"):
        browsing.coder(ana, "anna")
    assert browsing.coder(ana, "ANA") == ana.me()


def test_the_consensus_coder_is_known_by_its_name(study_path: Path, answer: Document) -> None:
    with open_project(study_path, coder=CONSENSUS) as project:
        finish(project, [answer])
        assert browsing.coder(project, CONSENSUS).kind is CoderKind.CONSENSUS


def test_a_login_without_a_name_is_somebody(
    study_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nameless() -> str:
        raise KeyError

    monkeypatch.setattr("getpass.getuser", nameless)
    with open_project(study_path) as project:
        assert project.who() == "somebody"
