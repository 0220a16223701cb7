"""Five responses to one prompt, two of them without words to code."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from codebook.model import Codebook
from coder.workflow.project import Project, create_project, open_project
from tests.tui.screens.responses.stage import BLANK, CASES, WITHHELD
from transcripts.model import Case, Document, State


@pytest.fixture
def project(tmp_path: Path, codebook: Codebook, response: Document) -> Iterator[Project]:
    """Five responses that ana has not coded: three with words, a blank and a withheld one."""
    path = tmp_path / "study.coder"
    create_project(path, codebook)
    with open_project(path, coder="lead") as lead, lead.file.action("x", "lead") as act:
        for case, (borough, role) in CASES.items():
            lead.file.cases.save(act, Case(case, {"borough": borough, "role": role}))
            state = {BLANK: State.BLANK, WITHHELD: State.WITHHELD}.get(case, State.PRESENT)
            one = replace(response, name=f"{case} T2 S1", case=case, guid=case, state=state)
            lead.file.documents.add(act, one)
    with open_project(path, coder="ana") as project:
        yield project
