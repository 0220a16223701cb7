"""`coder report` writes the whole study into one file."""

import json
import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from codebook.model import Codebook
from coder.cli import main
from coder.model import Quotation
from coder.workflow import browsing, coding
from coder.workflow.project import Project, create_project, open_project
from tests.coder.report.page_reading import Page
from transcripts.model import Case, Span

FSW_AFTER = ("--where", "role=family social worker", "--where", "time=T2")
OUTCOMES = ("--code", "PL", "--code", "EN", "--code", "RR")


def run(project: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-p", str(project), *words])


def written(project: Path, target: Path, *words: str) -> str:
    result = run(project, "report", *words, "-o", str(target))
    assert result.exit_code == 0, result.output
    assert f"Written: {target}" in result.stderr
    return target.read_text("utf-8") if target.suffix == ".html" else result.stderr


@pytest.fixture(scope="module")
def page(demo_project: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report of the demo on family social workers, by borough and before and after."""
    target = tmp_path_factory.mktemp("report") / "report.html"
    return written(demo_project, target, *FSW_AFTER, "--by", "borough", "--pair", "time")


def test_the_planted_truths_stand_in_the_report(page: str) -> None:
    words = " ".join(Page(page).words.split())
    for told in ("22 of 25", "17 of 25", "11 of 25", "18 of 25", "70.0–95.8", "7/8"):
        assert told in words
    assert "PL Planning before the visit 25 14 1 8 2 60* 88* .0391" in words
    assert "PL Planning before the visit 40 27 1 2 10 92.5 0.817 0.819" in words
    assert (
        "15 differences were settled after that: 12 (80 %) by discussion, 3 (20 %) by a lead"
        in words
    )
    assert "Caution, fewer than 20 units: PL (levels), EN (levels)." in words


def test_it_counts_as_coder_themes_does(page: str, demo_project: Path) -> None:
    found = json.loads(run(demo_project, "themes", *FSW_AFTER, "--format", "json").stdout)
    words = " ".join(Page(page).words.split())
    for one in found["codes"]:
        if one["base"] and one["kind"] == "presence":
            assert f"{one['code']} {one['label']} {one['n']} of {one['base']}" in words


def test_it_has_all_sections_named_pictures_and_captions(page: str) -> None:
    found = Page(page)
    assert [words for level, words in found.headings if level == 2] == [
        "How to read the numbers",
        "What was found",
        "Levels",
        "Groups compared",
        "Before and after",
        "Codes that go together",
        "In their words",
        "Agreement between coders",
        "Methods",
        "The codebook",
        "Reporting items",
    ]
    assert len(found.all("svg")) == 5
    assert len(found.all("svg")) <= page.count("<desc>")
    assert len(found.all("table")) == len(found.all("caption"))
    ids = [one["id"] for _, one in found.opened if "id" in one]
    assert len(ids) == len(set(ids))
    targets = {str(one["href"]).removeprefix("#") for one in found.all("a")}
    assert targets <= set(ids)


def test_what_the_project_does_not_hold_is_not_invented(page: str) -> None:
    words = " ".join(Page(page).words.split())
    assert "How respondents were sampled: [not recorded]" in words
    assert "COREQ 21 how long it took [not recorded]" in words
    assert "SRQR 9 ethics approval and consent [not recorded]" in words


def test_picked_quotations_stand_word_for_word_in_their_sources(
    page: str, demo_project: Path
) -> None:
    quotes = re.findall(r"<blockquote>“(.*?)”</blockquote>", page, re.DOTALL)
    with open_project(demo_project) as project:
        said = "\n".join(one.text for one in project.file.documents.all())
    plain = [one.replace("&#39;", "'").replace("&amp;", "&") for one in quotes]
    assert len(plain) > 10
    assert all(part in said for one in plain for part in one.split(" [...] "))
    assert "nobody has chosen them" in " ".join(Page(page).words.split())


def test_the_same_study_makes_the_same_report(
    page: str, demo_project: Path, tmp_path: Path
) -> None:
    again = written(
        demo_project, tmp_path / "again.html", *FSW_AFTER, "--by", "borough", "--pair", "time"
    )
    assert again == page


def test_a_word_document_holds_the_same(demo_project: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "report.docx", tmp_path / "again.docx"
    asked = (*FSW_AFTER, *OUTCOMES, "--title", "What changed", "--detail", "role")
    said = written(demo_project, first, *asked)
    assert "hide them with: --suppress 5" in said
    written(demo_project, second, *asked)
    assert first.read_bytes() == second.read_bytes()
    document = docx.Document(str(first))
    assert document.paragraphs[0].text == "What changed"
    cells = [cell.text for table in document.tables for cell in table._cells]
    assert "22 of 25" in cells
    assert len(document.inline_shapes) == 3
    for shape in document.inline_shapes:
        assert "planning" in shape._inline.docPr.get("descr").lower()
    headings = [
        one.text for one in document.paragraphs if one.style and one.style.name == "Heading 1"
    ]
    assert headings[0] == "How to read the numbers"
    told = [one.text for one in document.paragraphs]
    assert any(one == "— family social worker" for one in told)
    assert not any("--suppress" in one for one in told)


def test_small_numbers_are_hidden_throughout(demo_project: Path, tmp_path: Path) -> None:
    asked = (*FSW_AFTER, *OUTCOMES, "--suppress", "5", "--by", "model")
    text = written(demo_project, tmp_path / "small.html", *asked, "--sections", "groups,checklist")
    words = " ".join(Page(text).words.split())
    assert "[c]" in words
    assert "5/17" not in words
    assert "COREQ 16 who the sample is [hidden]" in words
    assert "What was found" not in words


def test_more_groups_than_a_chart_can_tell_apart_stand_in_a_table_alone(
    demo_project: Path, tmp_path: Path
) -> None:
    asked = (*FSW_AFTER, "--code", "PL", "--by", "case", "--sections", "groups")
    made = Page(written(demo_project, tmp_path / "cases.html", *asked))
    assert "By case" in made.words
    assert "FSW 25 (1)" in made.words


def test_chosen_quotations_are_quoted_and_unbalanced_ones_told(
    demo_copy: Path, tmp_path: Path
) -> None:
    with open_project(demo_copy, coder="ana") as project:
        consensus = browsing.coder(project, "consensus")
        mine = [one for one in project.file.codings.all() if one.coder == consensus.guid]
        document = browsing.document(project, "FSW 04 T2 S1")
        chosen = [one for one in mine if one.document == document.guid][:3]
        with project.action("choose") as action:
            for one in chosen:
                project.file.quotations.save(
                    action, Quotation(one.guid, project.me().guid, at=action.at)
                )
    target = tmp_path / "chosen.html"
    result = run(demo_copy, "report", "--sections", "quotations", "-o", str(target))
    text = target.read_text("utf-8")
    assert "marked [...]" in text
    assert text.count("<blockquote>") >= 3
    assert "FSW 04 supplies" in result.stderr


def test_a_report_of_an_unfinished_study_says_so_first(ana: Project, tmp_path: Path) -> None:
    text = written(ana.path, tmp_path / "open.html")
    words = " ".join(Page(text).words.split())
    assert "Provisional: 1 document is not coded to the end." in words
    assert "as of [not recorded]" in words
    assert "Agreement between coders: [not recorded]." in words
    assert "COREQ 24 who coded [not recorded]" in words
    written(ana.path, tmp_path / "open.docx")
    told = [one.text for one in docx.Document(str(tmp_path / "open.docx")).paragraphs]
    assert any(one.startswith("Provisional") for one in told)


def test_a_study_without_codes_has_a_report_without_counts(tmp_path: Path) -> None:
    path = tmp_path / "bare.coder"
    create_project(path, Codebook())
    words = " ".join(Page(written(path, tmp_path / "bare.html")).words.split())
    assert "All respondents: 0 respondents." in words
    assert "What was found" not in words


def test_where_nobody_was_there_twice_nothing_is_paired(ana: Project, tmp_path: Path) -> None:
    one = browsing.document(ana, "FSW 01 T2 S1")
    with ana.action("x") as action:
        ana.file.documents.add(action, replace(one, name="before", guid="before", time="T1"))
    text = written(ana.path, tmp_path / "once.html", "--pair", "time")
    assert "Before and after" in text
    assert "T1 to T2" not in text


def test_without_roles_quotations_tell_case_time_and_scenario(ana: Project, tmp_path: Path) -> None:
    document = browsing.document(ana, "FSW 01 T2 S1")
    start = document.text.index("Then I'd ring")
    span = Span(start, len(document.text))
    coding.apply_code(ana, browsing.code(ana, "RR"), document=document, span=span)
    coding.finish(ana, [document])
    text = written(ana.path, tmp_path / "plain.html", "--code", "RR")
    assert "<figcaption>FSW 01 T2 S1</figcaption>" in text
    refused = run(ana.path, "report", "--detail", "role", "-o", str(tmp_path / "no.html"))
    assert refused.exit_code == 1
    assert "No case has a role" in refused.stderr


def test_agreement_stands_by_itself_where_nothing_is_settled_yet(
    ana: Project, ben: Project, tmp_path: Path
) -> None:
    document = browsing.document(ana, "FSW 01 T2 S1")
    for project in (ana, ben):
        coding.finish(project, [browsing.document(project, document.name)])
    text = written(ana.path, tmp_path / "before.html", "--sections", "agreement", "--coder", "ana")
    assert "Agreement of ana and ben, before differences were settled" in text
    assert "settled after that" not in text


def test_two_coders_who_share_no_document_have_no_agreement(
    ana: Project, ben: Project, tmp_path: Path
) -> None:
    one = browsing.document(ana, "FSW 01 T2 S1")
    with ana.action("x") as action:
        ana.file.cases.save(action, Case("FSW 02", {"role": "worker", "note": "n"}))
        ana.file.documents.add(action, replace(one, name="other", guid="other", case="FSW 02"))
    coding.finish(ana, [one])
    coding.finish(ben, [browsing.document(ben, "other")])
    text = written(ana.path, tmp_path / "apart.html", "--code", "PL")
    assert "No unit was coded by two coders." in text


def test_agreement_is_told_where_nothing_was_settled(
    ana: Project, ben: Project, tmp_path: Path
) -> None:
    for one in (ana, ben):
        document = browsing.document(one, "FSW 01 T2 S1")
        start = document.text.index("Then I'd ring")
        span = Span(start, len(document.text))
        coding.apply_code(one, browsing.code(one, "RR"), document=document, span=span)
        coding.finish(one, [document])
    text = written(ana.path, tmp_path / "apart.html", "--coder", "ana")
    assert "Agreement of ana and ben" in text
    assert "Differences settled" not in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("-o", "report.pdf"), "Let the name end in .html or .docx"),
        (("--sections", "thanks", "-o", "report.html"), "A report has no section 'thanks'"),
        (("-o", "nowhere/report.html"), "cannot be written"),
    ],
)
def test_what_cannot_be_written_is_told(
    study_path: Path, words: tuple[str, ...], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(study_path.parent)
    result = run(study_path, "report", *words)
    assert result.exit_code == 1
    assert told in result.stderr
