import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from codebook.model import Code, Codebook, Keywords
from coder.cli import main
from coder.exchange.keyword_tables import form_remark
from coder.suggest.precision import FormUse
from coder.workflow import browsing
from coder.workflow.coding import apply_code, finish
from coder.workflow.project import open_project
from transcripts.model import Span

READ = "I'd read the file first."


@pytest.fixture
def codebook() -> Codebook:
    """Planning with a child, each with keywords; one of planning's is never said."""
    return Codebook(
        (
            Code("PL", "Planning", keywords=Keywords(("ask", "chronology"), ("miss",))),
            Code("PL2", "Reading first", parent="PL", keywords=Keywords(("read",))),
            Code("RR", "Reflection"),
        )
    )


def run(path: Path, *words: str) -> tuple[int, str, str]:
    done = CliRunner(env={"CODER_NAME": None}).invoke(main, ["-p", str(path), "keywords", *words])
    return done.exit_code, done.stdout, done.stderr


def coded(path: Path) -> None:
    """The first sentence is coded as planning, and the answer is finished."""
    with open_project(path, coder="ana") as project:
        [document] = project.file.documents.all()
        start = document.text.index(READ)
        span = Span(start, start + len(READ))
        apply_code(project, browsing.code(project, "PL"), document=document, span=span)
        finish(project, [document])


def shown(path: Path, *words: str) -> dict[str, Any]:
    code, out, _ = run(path, "show", *words, "--format", "json")
    assert code == 0
    found: dict[str, Any] = json.loads(out)
    return found


def test_what_keywords_do_is_told_for_scripts_with_every_sentence(study_path: Path) -> None:
    coded(study_path)
    found = shown(study_path, "PL", "--as", "ana")
    assert found["suggested"] == {
        "sentences": 1,
        "coded": 1,
        "otherwise": 0,
        "left": 0,
        "undecided": 0,
    }
    assert found["missed"] == 0
    assert found["cases"] == {"suggested": 1, "coded": 1}
    forms = {one["form"]: one for one in found["forms"]}
    assert forms["read"]["code"] == "PL2"
    assert (forms["read"]["coded"], forms["read"]["decided"]) == (1, 1)
    assert forms["read"]["where"][0]["sentence"] == READ
    assert forms["read"]["where"][0]["decided"] == "coded"
    assert forms["missed"]["where"][0]["decided"] == "left"
    assert forms["chronology"]["said"] == 0


def test_people_read_it_as_two_tables(study_path: Path) -> None:
    coded(study_path)
    code, out, _ = run(study_path, "show", "PL", "--as", "ana")
    assert code == 0
    assert "1 of 1" in out
    assert "1 sentence with a keyword: 1 coded so." in out
    assert "No word stands out yet" in out


def test_a_code_that_nobody_coded_and_whose_keywords_nobody_says_is_told_so(
    study_path: Path,
) -> None:
    code, out, _ = run(study_path, "show", "RR", "--where", "time=T2")
    assert code == 0
    assert "No keyword is said here." in out


def test_every_figure_has_a_column_of_its_own_in_csv(study_path: Path) -> None:
    code, out, _ = run(study_path, "show", "PL", "--format", "csv")
    assert code == 0
    assert out.startswith("code,keyword,form,avoid,said,documents,cases,sentences,decided,coded")


def test_keywords_are_added_avoided_and_dropped_and_what_it_changes_is_told(
    study_path: Path,
) -> None:
    coded(study_path)
    code, _, err = run(study_path, "add", "PL", "ring", "school", "--as", "ana")
    assert code == 0
    assert "Keywords of PL: ask, chronology, ring, school." in err
    assert "1 sentence hit now: 1 left." in err
    assert "version 2" in err
    code, _, err = run(study_path, "drop", "PL2", "read", "--as", "ana")
    assert "Keywords of PL2: none." in err
    assert "1 sentence hit no longer: 1 undecided." not in err
    code, _, err = run(study_path, "avoid", "PL", "school")
    assert code == 0
    assert "Avoided: miss, school." in err
    code, _, err = run(study_path, "add", "PL", "genogram")
    assert "No sentence is hit that was not, and none is lost." in err


def test_who_drops_what_is_not_there_reads_a_sentence(study_path: Path) -> None:
    code, _, err = run(study_path, "drop", "PL", "genogram")
    assert code == 1
    assert "“genogram” is no keyword of PL. It has “ask”, “chronology”, “miss”." in err


def test_candidates_are_listed_with_their_figures(demo_project: Path) -> None:
    found = shown(demo_project, "PL", "--as", "ana")
    first = found["candidates"][0]
    assert first["coded"] + first["elsewhere"] == len(first["where"])
    assert {"read", "find out"} <= {one["words"] for one in found["candidates"]}
    planning = next(one for one in found["forms"] if one["form"] == "planning")
    assert planning["misleads"]
    code, out, _ = run(demo_project, "show", "PL", "--as", "ana")
    assert code == 0
    assert "one case" in out
    assert "misleads" in out


def test_the_demo_shows_where_keywords_and_people_part(demo_project: Path) -> None:
    who = ["--where", "time=T2", "--where", "role=family social worker"]
    assert shown(demo_project, "PL", *who)["cases"] == {"suggested": 25, "coded": 22}
    assert shown(demo_project, "RR", *who)["cases"] == {"suggested": 15, "coded": 11}


def test_a_remark_tells_all_that_is_to_be_known_of_a_form() -> None:
    use = FormUse("PL", "plan", "planning", avoid=False, decided=4, accepted=1, rejected=2)
    assert form_remark(use) == "misleads, 1 accepted, 2 rejected"
    new = FormUse("PL", "care plan", "care plan", avoid=True, coded=1, new=True)
    assert form_remark(new) == "avoid, new, silences coded text"
