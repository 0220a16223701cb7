import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from coder.cli import main

T2 = ("--where", "time=T2", "--where", "role=family social worker")


@pytest.fixture
def folder(demo_folder: Path, demo_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the demo's project, and its files where they are."""
    monkeypatch.setenv("CODER_PROJECT", str(demo_copy))
    monkeypatch.delenv("CODER_NAME", raising=False)
    return demo_folder / "demo-files"


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == code, result.output
    return result


def data(*words: str) -> Any:
    return json.loads(run(*words, "--format", "json").stdout)


@pytest.mark.usefixtures("folder")
def test_the_list_says_what_was_measured_and_how_much_is_missing() -> None:
    found = {one["id"]: one for one in data("measures", "list")}
    assert (found["score15"]["cases"], found["score15"]["missing"]) == (25, 8)
    assert (found["rereferrals"]["cases"], found["rereferrals"]["kind"]) == (49, "count")
    assert "SCORE-15" in run("measures", "list").stdout


def test_a_project_without_numbers_says_how_to_load_some(
    study_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CODER_PROJECT", str(study_path))
    assert "Load a table: coder measures load" in run("measures", "list").stdout


def test_score15_is_loaded_as_the_team_states_it_and_twice_changes_nothing(folder: Path) -> None:
    load = ("measures", "load", str(folder / "score15.csv"), "--key", "score15")
    assert "score15: 0 new, 0 changed, 0 taken away, of 25 cases." in run(*load).stderr
    anew = run(*load, "--direction", "lower", "--response-coding", "agree-is-1")
    assert anew.stderr == "score15: 0 new, 0 changed, 0 taken away, of 25 cases.\n"
    other = run(*load, "--direction", "lower", "--response-coding", "agree is 5", "--as", "ana")
    assert "The key of score15 is another now: coding, reversed." in other.stderr
    assert "agree is 5" in run("measures", "show", "score15").stdout


@pytest.mark.usefixtures("folder")
def test_show_gives_scores_change_and_which_way_people_went_with_its_rules() -> None:
    words = run("measures", "show", "score15").stdout
    assert "SCORE-15: lower is better" in words
    assert "Change, of those who have both" in words
    assert "How many went which way" in words
    for note in ("A local choice", "Quartiles lie between", "p is exploratory", "* Fewer than 30"):
        assert note in " ".join(words.split())


@pytest.mark.usefixtures("folder")
def test_show_counts_whom_it_could_not_pair() -> None:
    total = data("measures", "show", "score15")["scores"][-1]
    assert total["score"] == "total"
    assert [(at["time"], at["n"], at["missing"]) for at in total["times"]] == [
        ("T1", 25, 0),
        ("T2", 22, 1),
    ]
    assert (total["change"]["pairs"], total["change"]["only_first"]) == (22, 3)
    assert sum(total["turns"].values()) == 22


@pytest.mark.usefixtures("folder")
def test_show_splits_and_narrows_by_attributes_of_cases() -> None:
    north = ("--by", "model", "--where", "borough=Ashmere", "--where", "borough=Corringford")
    found = data("measures", "show", "rereferrals", *north)
    assert [one["group"] for one in found["scores"]] == [None, "integrated", "transferral"]
    assert [one["times"][0]["n"] for one in found["scores"]] == [33, 16, 17]


@pytest.mark.usefixtures("folder")
def test_one_time_alone_has_no_table_of_change() -> None:
    words = run("measures", "show", "rereferrals", "--from", "T2", "--to", "T2").stdout
    assert "Change" not in words
    found = data("measures", "show", "rereferrals", "--to", "T1")
    assert found["scores"][0]["change"] is None
    as_csv = run("measures", "show", "rereferrals", "--to", "T1", "--format", "csv").stdout
    assert as_csv.count("score,group,") == 1


def test_a_cutoff_and_a_reliable_change_are_shown_with_their_sources(
    folder: Path, tmp_path: Path
) -> None:
    key = (folder / "score15.yaml").read_text(encoding="utf-8") + (
        "cutoff: {value: 40, direction: lower, source: Invented 2020}\n"
        "reliable change: {value: 5, source: Invented 2021}\n"
    )
    (tmp_path / "ours.yaml").write_text(key, encoding="utf-8")
    run("measures", "load", str(folder / "score15.csv"), "--key", str(tmp_path / "ours.yaml"))
    words = " ".join(run("measures", "show", "score15", "--by", "borough").stdout.split())
    assert "Cut-off 40, lower is better: Invented 2020." in words
    assert "Reliably: the total changed by 5 or more: Invented 2021." in words
    whole = run("measures", "show", "score15", "--by", "borough", "--format", "markdown").stdout
    assert "reliably better" in whole
    total = [one for one in data("measures", "show", "score15")["scores"] if one["reliable"]]
    assert [one["score"] for one in total] == ["total"]
    assert sum(total[0]["reliable"].values()) == 22


@pytest.mark.usefixtures("folder")
def test_scores_are_a_row_for_each_case_and_time() -> None:
    rows = list(
        csv.DictReader(io.StringIO(run("measures", "scores", "score15", "--format", "csv").stdout))
    )
    assert len(rows) == 48
    assert (rows[0]["case"], rows[0]["time"]) == ("FSW 01", "T1")
    blank = [row for row in rows if not row["total"]]
    assert [(row["time"], row["missing"]) for row in blank] == [("T2", "5")]
    as_data = data("measures", "scores", "score15")["rows"]
    assert [row["scores"]["total"] for row in as_data if row["missing"]].count(None) == 1


@pytest.mark.usefixtures("folder")
def test_numbers_stay_numbers_in_a_spreadsheet(tmp_path: Path) -> None:
    run("measures", "show", "score15", "--format", "xlsx", "-o", str(tmp_path / "m.xlsx"))
    book = load_workbook(tmp_path / "m.xlsx")
    assert isinstance(book.worksheets[0].cell(2, 6).value, float)


def test_counts_without_a_better_end_have_no_turns(folder: Path, tmp_path: Path) -> None:
    del folder
    (tmp_path / "hours.yaml").write_text(
        "id: hours\ntitle: Hours with families\nkind: hours\nmax: 168\ndirection: neither\n",
        encoding="utf-8",
    )
    table = tmp_path / "hours.csv"
    table.write_text("case,time,hours\nFSW 1,T1,7.5\nFSW 1,T2,7.5\n", encoding="utf-8")
    run("measures", "load", str(table), "--key", str(tmp_path / "hours.yaml"))
    words = run("measures", "show", "hours").stdout
    assert words.startswith("Hours with families\n")
    assert "which way" not in words
    assert "exploratory)" in words
    table.write_text("case,time,hours\nFSW 1,T1,200\n", encoding="utf-8")
    wrong = run("measures", "load", str(table), "--key", "hours", code=1)
    assert "row 2, column hours: 200 is not 0 to 168" in wrong.stderr


# Joint displays --------------------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
def test_a_joint_display_sets_families_beside_what_their_workers_said() -> None:
    [found] = data("joint", "--measure", "score15", "--code", "RR", *T2)["codes"]
    with_it, without = found["rows"]
    assert (with_it["n"], with_it["base"], with_it["measured"]) == (11, 11, 11)
    assert (without["base"], without["measured"]) == (14, 14)
    assert with_it["change"]["mean"] < without["change"]["mean"] < 0
    assert found["test"]["name"] == "Mann-Whitney U, normal approximation"
    assert with_it["quotation"]["case"].startswith("FSW")


@pytest.mark.usefixtures("folder")
def test_a_joint_display_reads_as_numbers_words_and_rules() -> None:
    run(
        *("joint", "note", "--measure", "score15", "--code", "RR", "--row", "present"),
        *("--says", "extends", "--text", "They tell how.", "--as", "ana"),
    )
    words = " ".join(run("joint", "--measure", "score15", "--code", "RR", *T2).stdout.split())
    for part in (
        "RR Review and reflection (time T2, role family social worker) beside SCORE-15: lower",
        "(exploratory)",
        "extends (ana): They tell how.",
        "linked by the case's id",
        "(auto): the first that there is",
    ):
        assert part in words
    run(
        *("joint", "note", "--measure", "score15", "--code", "RR", "--row", "present"),
        *("--remove", "--as", "ana"),
    )
    assert "They tell how" not in run("joint", "--measure", "score15", "--code", "RR", *T2).stdout


@pytest.mark.usefixtures("folder")
def test_groups_stand_side_by_side_with_n_of_n() -> None:
    words = run("joint", "--measure", "score15", "--code", "PL", "--by", "borough", *T2).stdout
    assert "Kruskal-Wallis" in words
    assert "8 of 9" in words
    assert "nothing is linked below the group" in " ".join(words.split())


@pytest.mark.usefixtures("folder")
def test_one_time_of_a_measure_has_scores_beside_the_theme_and_no_change() -> None:
    asked = ("joint", "--measure", "rereferrals", "--code", "OC_SUP=changed", "--from", "T2")
    words = run(*asked, "--score", "total").stdout
    assert "OC_SUP  Change in supervision = changed beside" in words
    assert "T2: Mann-Whitney U" in words
    [found] = data(*asked)["codes"]
    assert (found["value"], found["rows"][0]["change"]) == ("changed", None)
    flat = run(*asked, "--format", "csv").stdout
    assert flat.splitlines()[1].startswith("OC_SUP,Change in supervision,changed,present,10,10,10")


@pytest.mark.usefixtures("folder")
def test_a_row_without_anybody_has_neither_mean_nor_test() -> None:
    asked = ("joint", "--measure", "score15", "--code", "EN", "--score", "disrupted communication")
    words = run(*asked, "--where", "case=FSW 1", "--where", "time=T1").stdout
    assert "no test, fewer than two groups have numbers" in " ".join(words.split())
    assert "SCORE-15: lower is better, disrupted communication" in " ".join(words.split())
    one_time = run(*asked, "--where", "case=FSW 1", "--where", "time=T1", "--to", "T1").stdout
    assert "–" in one_time
    as_csv = run(*asked, "--where", "case=FSW 1", "--where", "time=T1", "--format", "csv").stdout
    assert len(as_csv.splitlines()) == 3


def test_numbers_of_families_are_linked_by_an_attribute(folder: Path, tmp_path: Path) -> None:
    del folder
    (tmp_path / "cases.csv").write_text("id,worker\nF 1,FSW 1\nF 2,FSW 2\n", encoding="utf-8")
    run("cases", "load", str(tmp_path / "cases.csv"))
    (tmp_path / "visits.yaml").write_text(
        "id: visits\nkind: count\ndirection: higher\n", encoding="utf-8"
    )
    (tmp_path / "visits.csv").write_text("case,visits\nF 1,3\nF 2,4\n", encoding="utf-8")
    run(
        *("measures", "load", str(tmp_path / "visits.csv"), "--time", "T2"),
        *("--key", str(tmp_path / "visits.yaml")),
    )
    asked = ("joint", "--measure", "visits", "--code", "PL", *T2)
    assert "say how they belong together" in run(*asked, code=1).stderr
    words = run(*asked, "--link", "worker").stdout
    assert "they belong together by worker" in " ".join(words.split())


@pytest.mark.usefixtures("folder")
def test_what_a_joint_display_needs_is_asked_for() -> None:
    assert "--measure ID --code CODE" in run("joint", "--measure", "score15", code=2).stderr
    note = ("joint", "note", "--measure", "score15", "--code", "RR", "--row", "present")
    assert "--says agree, differ or extends; or --remove" in run(*note, code=2).stderr
    assert "Say who is coding" in run(*note, "--says", "agree", code=1).stderr
