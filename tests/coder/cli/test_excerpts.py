"""`coder excerpts` and `coder quotations`, as a researcher, an editor and a script see them."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from coder.cli import main

T2 = ("--where", "time=T2", "--where", "role=family social worker")


def run(path: Path, *words: str) -> Result:
    return CliRunner(env={"COLUMNS": "80"}).invoke(main, ["-p", str(path), *words])


def rows(path: Path, *words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run(path, *words, "--format", "json").stdout)
    return found


def test_quotations_stand_in_groups_under_their_heads(demo_project: Path) -> None:
    shown = run(demo_project, "excerpts", "--code", "PL2", *T2, "--by", "borough").stdout
    heads = [line for line in shown.splitlines() if line.startswith("borough: ")]
    assert heads == ["borough: Ashmere (5)", "borough: Brackwell (4)", "borough: Corringford (4)"]
    assert all(len(line) <= 88 for line in shown.splitlines())


@pytest.mark.parametrize(
    ("style", "name"),
    [
        (("--detail", "full"), "FSW 04, Ashmere"),
        (("--detail", "partial"), "FSW, transferral"),
        (("--detail", "role"), "family social worker"),
        (("--attribution", "{case} ({time}, {training})"), "FSW 04 (T2, none)"),
    ],
)
def test_who_spoke_is_named_as_far_as_is_asked(
    demo_project: Path, style: tuple[str, str], name: str
) -> None:
    where = ("--where", "document=FSW 04 T2 S1")
    found = rows(demo_project, "excerpts", "--code", "PL", *where, *style)
    assert {one["attribution"] for one in found} == {name}


def test_a_script_finds_what_it_needs_to_place_a_quotation(demo_project: Path) -> None:
    [one, *_] = rows(demo_project, "excerpts", "--code", "PL", *T2, "--by", "borough")
    assert (one["group"], one["chosen"], one["people_alike"], one["look_at"]) == (
        "Ashmere",
        False,
        None,
        [],
    )


def test_an_attribution_that_is_true_of_few_is_told(demo_project: Path) -> None:
    style = ("--attribution", "{role}, {borough}, {experience}")
    told = run(demo_project, "excerpts", "--code", "PL", *style).stderr
    assert "true of fewer than 5 people in the study: assessment social worker, Ashmere, " in told
    assert "(1); " in told
    assert "more, told by --format csv." in told
    assert "who spoke" not in run(
        demo_project, "excerpts", "--code", "PL", *style, "--warn-under", "0"
    ).stderr  # fmt: skip
    full = run(demo_project, "excerpts", "--code", "PL", "--detail", "full", "--warn-under", "9")
    assert "study: ASW, Ashmere (8); ASW, Brackwell (8)" in full.stderr
    assert "and " not in full.stderr.split("study: ")[1].split(".")[0]


def test_what_cannot_be_asked_together_is_refused(demo_project: Path) -> None:
    assert "Say which code" in run(demo_project, "excerpts").stderr
    both = run(demo_project, "excerpts", "--code", "PL", "--detail", "full", "--attribution", "{x}")
    assert "not both" in both.stderr
    assert "Say which" in run(demo_project, "quotations", "choose", "--as", "ana").stderr
    none = run(demo_project, "quotations", "drop", "--as", "ana", "--code", "PL", "--text", "zz")
    assert "No coded segments with words are like that." in none.stderr


def test_who_is_quoted_too_often_is_told_and_counted(demo_project: Path) -> None:
    asked = ("excerpts", "--code", "PL2", "--where", "case=FSW 04", "--by", "time")
    told = run(demo_project, *asked).stderr
    assert "FSW 04 supplies 2 of 2 quotations, more than a fifth." in told
    [row] = csv.DictReader(
        io.StringIO(run(demo_project, *asked, "--balance", "--format", "csv").stdout)
    )
    assert (row["respondent"], row["quotations"], row["percent"]) == ("FSW 04", "2", "100.0")
    [all_] = rows(demo_project, *asked, "--balance")
    assert all_["more_than_a_fifth"] == ["FSW 04"]
    assert all_["groups_without"]


def test_many_warnings_are_not_a_flood(demo_project: Path) -> None:
    codes = [word for code in ("PL", "EN", "RR") for word in ("--code", code)]
    told = run(demo_project, "excerpts", *codes, "--where", "case=FSW 04").stderr
    assert "more like it: --balance tells all." in told
    assert len(told.splitlines()) < 12


def test_quotations_are_chosen_listed_and_given_out(demo_copy: Path, tmp_path: Path) -> None:
    asked = ("--code", "PL2", "--where", "case=FSW 04", "--as", "lead")
    told = run(demo_copy, "quotations", "choose", *asked, "--used", "3.1").stderr
    assert told == "2 segments chosen, 2 of them new or changed.\n"
    shown = run(demo_copy, "quotations", "list").stdout
    assert shown.count("3.1") == 2
    found = rows(demo_copy, "excerpts", "--chosen", "--detail", "role")
    assert [one["used"] for one in found] == ["3.1", "3.1"]
    assert "Used: 3.1" in run(demo_copy, "excerpts", "--chosen").stdout
    guid = str(found[0]["guid"])
    dropped = run(demo_copy, "quotations", "drop", guid[:8], "--as", "lead")
    assert dropped.stderr == "1 quotation chosen no longer.\n"
    markdown = run(demo_copy, "excerpts", "--chosen", "--format", "markdown").stdout
    assert markdown.count("| PL2 |") == 1
    book = tmp_path / "chosen.xlsx"
    run(demo_copy, "excerpts", "--chosen", "-o", str(book))
    sheet = load_workbook(book).worksheets[0]
    assert sheet.max_row == 2


def test_nothing_chosen_is_said(demo_project: Path) -> None:
    result = run(demo_project, "excerpts", "--chosen", "--format", "markdown")
    assert result.stderr == "No coded segments.\n"
    assert "| quotation | attribution | code |" in result.stdout


def test_words_that_may_identify_are_marked_and_left_as_they_are(demo_project: Path) -> None:
    result = run(demo_project, "excerpts", "--code", "PL")
    assert "words that may identify somebody: English (name). Nothing was changed." in result.stderr
    assert result.stdout.count("Look at: English (name)") == 1


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".json"])
def test_everything_that_is_exported_is_found_again(
    demo_project: Path, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"all{suffix}"
    assert run(demo_project, "excerpts", "--code", "PL", "-o", str(path)).exit_code == 0
    result = run(demo_project, "quotations", "check", str(path))
    assert result.exit_code == 0, result.stdout
    assert ": 172 found word for word, 0 found but changed, 0 not found." in result.stderr


def test_an_edited_file_is_shown_with_the_nearest_places(
    demo_project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "edited.json"
    quotes = [
        {"text": "“I’d ring […] health visitor”"},
        {"text": "I’d phone the health visitor", "case": "FSW 04"},
        {"text": "Submarines under the ice of Europa, twelve of them."},
    ]
    path.write_text(json.dumps(quotes), encoding="utf-8")
    result = run(demo_project, "quotations", "check", str(path))
    assert result.exit_code == 1
    assert "Row 2: found but changed. “phone” for “ring”" in result.stdout
    assert "I’d ring the health visitor" in result.stdout
    assert "Row 3: not found." in result.stdout
    assert "Row 1" not in result.stdout
    told = rows(demo_project, "quotations", "check", str(path))
    assert [one["found"] for one in told] == ["found", "changed", "not found"]
    shown = run(demo_project, "quotations", "check", str(path), "--format", "markdown").stdout
    assert "Found word for word, not listed: 1." in shown
