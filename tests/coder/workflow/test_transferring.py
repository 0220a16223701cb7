"""Codings that come as a table, and leave as one."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from codebook.model import Code, Codebook, CodeKind, CodeUnit, Value
from coder.errors import InvalidTableError, UnknownCoderError
from coder.exchange.tables import csv_text
from coder.model import Coding, Rating
from coder.workflow import browsing
from coder.workflow.coding import apply_code, rate
from coder.workflow.defining import use_codebook
from coder.workflow.project import Project, create_project, open_project
from coder.workflow.transferring import export_codings, import_codings
from coder.workflow.undoing import undo
from transcripts.model import Document, Span, Turn, Voice

HEAD = "document,start,stop,code,coder,value,quote\n"
NAME = "FSW 01 T2 S1"
Told = tuple[str, str, int | None, int | None]
Take = Callable[..., object]


@pytest.fixture
def interview(ana: Project) -> Document:
    text = "INT: Has it changed?\nFSW 01: It has, yes."
    turns = (
        Turn(0, 5, 20, "INT", Voice.INTERVIEWER),
        Turn(21, 29, 41, "FSW 01", Voice.RESPONDENT),
    )
    document = Document("talk", text, turns)
    with ana.file.action("x", "lead") as action:
        ana.file.documents.add(action, document)
    return document


def table(tmp_path: Path, *rows: str, head: str = HEAD) -> Path:
    path = tmp_path / "codings.csv"
    path.write_text(head + "".join(f"{row}\n" for row in rows))
    return path


def codings(project: Project) -> list[tuple[str, str, str]]:
    """(code, coder, words) of every coding."""
    study = browsing.study(project)
    texts = {one.guid: one.text for one in study.documents}
    return [(*_names(project, one), one.span.of(texts[one.document])) for one in study.codings]


def values(project: Project) -> list[tuple[str, str, str]]:
    """(code, coder, value) of every rating."""
    return [(*_names(project, one), one.value) for one in browsing.study(project).ratings]


def _names(project: Project, one: Coding | Rating) -> tuple[str, str]:
    study = browsing.study(project)
    [code] = [code.id for code in study.codebook if code.guid == one.code]
    [coder] = [coder.name for coder in study.coders if coder.guid == one.coder]
    return code, coder


def test_a_segment_is_named_by_its_place_or_by_its_words(ana: Project, tmp_path: Path) -> None:
    path = table(
        tmp_path,
        f"{NAME},33,41,PL,ana,,",
        f'{NAME.lower()},,,pl2,ben,,"ring the  school"',
        f"{NAME},,,RR,Dana,,I’d ask",
    )
    done = import_codings(ana, path)
    assert (done.codings, done.ratings, done.skipped) == (3, 0, 0)
    assert done.coders == ("ana", "ben", "Dana")
    assert done.remarks == ()
    assert codings(ana) == [
        ("PL", "ana", "I'd read"),
        ("PL2", "ben", "ring the school"),
        ("RR", "Dana", "I'd ask"),
    ]


def test_a_table_with_quotations_alone_is_enough(ana: Project, tmp_path: Path) -> None:
    path = table(tmp_path, f"{NAME},read the file,PL,ana", head="document,quote,code,coder\n")
    import_codings(ana, path)
    assert codings(ana) == [("PL", "ana", "read the file")]


def test_a_workbook_is_read_too(ana: Project, tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["Document", "Start", "Stop", "Code", "Coder"])
    book.worksheets[0].append([NAME, 33, 41, "PL", "ana"])
    book.save(tmp_path / "codings.xlsx")
    import_codings(ana, tmp_path / "codings.xlsx")
    assert codings(ana) == [("PL", "ana", "I'd read")]


def test_an_import_is_one_action(ana: Project, tmp_path: Path) -> None:
    import_codings(ana, table(tmp_path, f"{NAME},33,41,PL,ana,,", f"{NAME},33,41,RR,ben,1,"))
    assert undo(ana) == "import codings from codings.csv"
    assert (codings(ana), values(ana)) == ([], [])


def test_what_is_there_already_is_skipped(ana: Project, tmp_path: Path) -> None:
    rows = (f"{NAME},33,41,PL,ana,,", f"{NAME},33,41,PL,ana,,", f"{NAME},,,PL,ana,1,")
    first = import_codings(ana, table(tmp_path, *rows, f"{NAME},,,PL,ana,1,"))
    assert (first.codings, first.ratings, first.skipped) == (1, 1, 2)
    second = import_codings(ana, table(tmp_path, *rows))
    assert (second.codings, second.ratings, second.skipped) == (0, 0, 3)
    assert [past.name for past in ana.file.history.past()][-1] == "import codings from codings.csv"
    undo(ana)
    assert codings(ana) == []


def test_a_level_brings_the_coding_that_it_needs(ana: Project, tmp_path: Path) -> None:
    done = import_codings(ana, table(tmp_path, f"{NAME},33,41,PL,ana,embedded,"))
    assert (done.codings, done.ratings) == (1, 1)
    assert codings(ana) == [("PL", "ana", "I'd read")]
    assert values(ana) == [("PL", "ana", "2")]


def test_a_level_rests_on_a_coding_of_a_code_below_in_any_order(
    ana: Project, tmp_path: Path
) -> None:
    import_codings(ana, table(tmp_path, f"{NAME},,,PL,ana,1,", f"{NAME},33,41,PL2,ana,,"))
    assert codings(ana) == [("PL2", "ana", "I'd read")]
    assert values(ana) == [("PL", "ana", "1")]


def test_a_level_without_any_words_is_refused(ana: Project, tmp_path: Path) -> None:
    with pytest.raises(InvalidTableError, match="Row 2: PL is level 1, but ana coded nothing so"):
        import_codings(ana, table(tmp_path, f"{NAME},,,PL,ana,1,", f"{NAME},33,41,PL2,ben,,"))


def test_a_value_called_0_is_no_level_and_stays(
    ana: Project, interview: Document, tmp_path: Path
) -> None:
    asked = Code(
        "ASK",
        "Was asked",
        kind=CodeKind.CHOICE,
        unit=CodeUnit.INTERVIEW,
        values=(Value("0", "No"), Value("1", "Yes")),
    )
    below = Code("ASK1", "Says by whom", parent="ASK", unit=CodeUnit.INTERVIEW)
    use_codebook(ana, replace(ana.codebook(), codes=(*ana.codebook(), asked, below)), source="x")
    rate(ana, asked, document=interview, value="0")
    import_codings(ana, table(tmp_path, "talk,29,35,ASK1,ana,,"))
    assert values(ana) == [("ASK", "ana", "0")]


def test_absent_needs_no_words(ana: Project, tmp_path: Path) -> None:
    import_codings(ana, table(tmp_path, f"{NAME},,,PL,ana,absent,"))
    assert values(ana) == [("PL", "ana", "0")]


def test_absent_is_refused_beside_codings_of_the_same_table(ana: Project, tmp_path: Path) -> None:
    path = table(tmp_path, f"{NAME},,,PL,ana,0,", f"{NAME},33,41,PL2,ana,,")
    with pytest.raises(InvalidTableError, match="Row 2: PL is level 0, but ana coded it"):
        import_codings(ana, path)


def test_absent_goes_when_words_are_coded(ana: Project, tmp_path: Path) -> None:
    import_codings(ana, table(tmp_path, f"{NAME},,,PL,ana,0,", f"{NAME},,,RR,ana,0,"))
    import_codings(ana, table(tmp_path, f"{NAME},33,41,PL2,ana,,"))
    assert values(ana) == [("RR", "ana", "0")]


def test_a_new_value_takes_the_place_of_the_old_one_and_is_told(
    ana: Project, interview: Document, tmp_path: Path
) -> None:
    import_codings(ana, table(tmp_path, f"{interview.name},,,SUP,ana,Changed,"))
    assert values(ana) == [("SUP", "ana", "changed")]
    done = import_codings(ana, table(tmp_path, "talk,29,31,SUP,ana,none,"))
    assert values(ana) == [("SUP", "ana", "none")]
    assert done.remarks == ("Row 2: SUP by ana in talk was changed, and is none now.",)
    again = import_codings(ana, table(tmp_path, "talk,29,35,SUP,ana,none,"))
    assert (again.ratings, again.remarks) == (1, ())


def test_two_values_for_one_document_are_refused(
    ana: Project, interview: Document, tmp_path: Path
) -> None:
    rows = (f"{interview.name},,,SUP,ana,none,", "talk,,,SUP,ana,changed,")
    with pytest.raises(InvalidTableError, match="Row 3: Another row gives SUP the value 'none'"):
        import_codings(ana, table(tmp_path, *rows))


def test_words_that_are_not_a_respondents_are_taken_with_a_warning(
    ana: Project, interview: Document, tmp_path: Path
) -> None:
    rows = (f"{NAME},0,10,PL,ana,,", f"{interview.name},5,31,SUP,ana,none,")
    done = import_codings(ana, table(tmp_path, *rows))
    assert (done.codings, done.ratings) == (1, 1)
    assert done.remarks[0] == (
        f"Row 2, {NAME}: Only a respondent's words are coded, not the prompt's. "
        "It was taken, but does not count."
    )
    assert "the interviewer's" in done.remarks[1]


def test_what_is_exported_comes_back_the_same(
    ana: Project, ben: Project, interview: Document, tmp_path: Path
) -> None:
    answer = browsing.document(ana, NAME)
    apply_code(ana, browsing.code(ana, "PL2"), document=answer, span=Span(33, 57))
    apply_code(ben, browsing.code(ben, "PL2"), document=answer, span=Span(33, 50))
    rate(ana, browsing.code(ana, "PL"), document=answer, value="2")
    rate(ana, browsing.code(ana, "RR"), document=answer, value="1", span=Span(90, 100))
    rate(ben, browsing.code(ben, "RR"), document=answer, value="0")
    rate(ana, browsing.code(ana, "SUP"), document=interview, value="none", span=Span(29, 40))
    path = tmp_path / "codings.csv"
    path.write_text(csv_text(export_codings(ana)))
    copy = _copy(tmp_path / "copy.coder", ana.codebook(), answer, interview)
    with open_project(copy) as project:
        done = import_codings(project, path)
        assert done.skipped == 0
        assert _facts(project) == _facts(ana)
        assert import_codings(project, path).skipped == 7


def test_an_export_can_be_narrowed_down(ana: Project, ben: Project) -> None:
    answer = browsing.document(ana, NAME)
    for project in (ana, ben):
        for code in ("PL", "RR"):
            found = browsing.code(project, code)
            apply_code(project, found, document=answer, span=Span(33, 41))
    every = export_codings(ana)
    assert len(every.rows) == 4
    assert every.rows[0][:7] == (NAME, 33, 41, "PL", "ana", None, "I'd read")
    kept = export_codings(ana, documents=[NAME], codes=["rr"], coders=["Ben"])
    assert [row[3:5] for row in kept.rows] == [("RR", "ben")]
    with pytest.raises(UnknownCoderError):
        export_codings(ana, coders=["nobody"])


def _copy(path: Path, codebook: Codebook, *documents: Document) -> Path:
    create_project(path, codebook)
    with open_project(path) as project, project.file.action("x", "lead") as action:
        for document in documents:
            project.file.documents.add(action, document)
    return path


def _facts(project: Project) -> set[tuple[object, ...]]:
    study = browsing.study(project)
    names = {document.guid: document.name for document in study.documents}
    facts = {(names[c.document], *_names(project, c), c.span, "") for c in study.codings}
    return facts | {
        (names[r.document], *_names(project, r), r.span, r.value) for r in study.ratings
    }
