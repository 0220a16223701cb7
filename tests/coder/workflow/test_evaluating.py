from pathlib import Path

import pytest

from coder.errors import InvalidRequestError, UnknownCodeError
from coder.suggest.evaluation import Asked
from coder.units import UnitKind
from coder.workflow.browsing import code
from coder.workflow.coded_tables import import_coded
from coder.workflow.coding import finish
from coder.workflow.evaluating import Wanted, evaluate
from coder.workflow.policy import settle
from coder.workflow.project import Project, open_project
from coder.workflow.reviewing import leave
from coder.workflow.revising import retire
from coder.workflow.sentence_vectors import choose, make
from tests.coder.exchange.tiny_model import tiny_model
from transcripts.coded_tables import Columns
from transcripts.model import Document, Span, Voice

ASKED = Asked(sizes=(50, 200), seeds=2)


def test_suggestions_are_tried_on_what_was_coded(demo_project: Path) -> None:
    said: list[str] = []
    with open_project(demo_project, coder="ana") as project:
        found = evaluate(project, ASKED, Wanted(("PL", "EN"), order=True), said.append)
    assert [one.id for one in found.codes] == ["PL", "EN"]
    assert (found.kind, found.evaluation.documents) == (UnitKind.SENTENCE, 195)
    blend, rules, chance = (one.macro["ap"][-1] for one in found.evaluation.methods)
    assert blend > rules > chance
    saved = {(one.method, one.code.id): one.to95 for one in found.read}
    assert saved["blend", "PL"] < saved["chance", "PL"]
    assert len(saved) == 6
    assert said == [
        "Reading the text", "Tried 1 of 2 splits", "Tried 2 of 2 splits",
        "Reading in order, code 1 of 2: PL", "Reading in order, code 2 of 2: EN",
    ]  # fmt: skip


def test_what_a_sentence_model_adds_is_told_apart(demo_copy: Path, tmp_path: Path) -> None:
    with open_project(demo_copy, coder="ana") as project:
        choose(project, tiny_model(tmp_path / "tiny"))
        before = evaluate(project, ASKED, Wanted(("PL",), order=False))
        *_, _ = make(project)
        found = evaluate(project, ASKED, Wanted(("PL",), order=False))
    assert [one.name for one in before.evaluation.methods] == ["blend", "rules", "chance"]
    assert [one.name for one in found.evaluation.methods] == ["blend", "words", "rules", "chance"]
    ap = [
        one.macro["ap"] for one in (*before.evaluation.methods[:1], *found.evaluation.methods[:2])
    ]
    assert ap[0] == ap[2] != ap[1]


def test_turns_may_be_tried_instead_and_reading_in_order_left_out(demo_project: Path) -> None:
    with open_project(demo_project, coder="ana") as project:
        found = evaluate(project, ASKED, Wanted(("PL",), UnitKind.TURN, order=False))
    assert (found.kind, list(found.read)) == (UnitKind.TURN, [])


def test_what_cannot_be_tried_is_told(ana: Project, response: Document) -> None:
    with pytest.raises(InvalidRequestError, match="too little to try: 0 units are reviewed"):
        evaluate(ana, ASKED)
    leave(ana, response, Span(58, 82))
    with pytest.raises(InvalidRequestError, match="1 unit is reviewed"):
        evaluate(ana, ASKED)
    with pytest.raises(InvalidRequestError, match="SUP is never suggested"):
        evaluate(ana, ASKED, Wanted(("SUP",)))
    retire(ana, code(ana, "RR"))
    with pytest.raises(InvalidRequestError, match="RR is never suggested: it is retired"):
        evaluate(ana, ASKED, Wanted(("RR",)))
    with pytest.raises(UnknownCodeError):
        evaluate(ana, ASKED, Wanted(("XX",)))
    settle(ana, suggestions=False)
    with pytest.raises(InvalidRequestError, match="switched off"):
        evaluate(ana, ASKED)


COLUMNS = Columns("words", "talk", "who", "voice", ("code",))


def talks(folder: Path, *said: str, documents: int = 10) -> Path:
    """A table of so many talks in which the same is said: rows of who, voice, words and code."""
    rows = [f"T{number},{row}" for number in range(documents) for row in said]
    path = folder / "talks.csv"
    path.write_text("\n".join(("talk,who,voice,words,code", *rows)) + "\n", encoding="utf-8")
    return path


def test_codes_on_questions_are_tried_too(ana: Project, tmp_path: Path) -> None:
    table = talks(
        tmp_path,
        "T,interviewer,How was your week?,Asked",
        "C,respondent,Hard. We fought.,Joy",
        "T,interviewer,So you fought a lot.,Echoed",
        "C,respondent,Yes and no.,",
    )
    import_coded(ana, [table], COLUMNS, defaults={"kind": "interview"})
    found = evaluate(ana, Asked(sizes=(10,), seeds=1, held_out=0.5), Wanted(order=False))
    assert [one.label for one in found.codes] == ["Asked", "Joy", "Echoed"]
    assert (found.evaluation.units, found.others) == (40, (Voice.INTERVIEWER,))


def test_questions_without_codes_are_not_tried(ana: Project, tmp_path: Path) -> None:
    table = talks(tmp_path, "T,interviewer,And?,", "C,respondent,Hard.,Joy", "C,respondent,No.,")
    import_coded(ana, [table], COLUMNS, defaults={"kind": "interview"})
    found = evaluate(ana, Asked(sizes=(5,), seeds=1, held_out=0.5), Wanted(order=False))
    assert (found.evaluation.units, found.others) == (20, ())


def test_codes_that_are_too_rare_are_told(ana: Project, tmp_path: Path) -> None:
    table = talks(tmp_path, "C,,Hard.,Joy", "C,,No.,", "C,,We fought.,Joy")
    with table.open("a", encoding="utf-8") as rows:
        rows.write("T1,C,,Never.,Fear\n")
    import_coded(ana, [table], COLUMNS, defaults={"kind": "interview"})
    asked = Asked(sizes=(5,), seeds=1, held_out=0.5)
    found = evaluate(ana, asked, Wanted(("JOY", "FEA"), order=False))
    assert [(one.code.label, one.coded, one.left) for one in found.rare] == [("Fear", 1, 30)]
    with pytest.raises(InvalidRequestError, match="31 units are reviewed, FEA stands on 1 of them"):
        evaluate(ana, asked, Wanted(("FEA",), order=False))


def test_who_has_finished_nothing_is_told_who_has(
    ana: Project, ben: Project, response: Document
) -> None:
    finish(ana, [response])
    with pytest.raises(InvalidRequestError, match="ben has finished no document, but ana did"):
        evaluate(ben, ASKED)
    with pytest.raises(InvalidRequestError, match=r"or ask for smaller --sizes\.$"):
        evaluate(ana, ASKED)


def test_where_nothing_is_settled_most_coders_decide(ana: Project, tmp_path: Path) -> None:
    said = [(f"Word {number}.", "Joy" if number % 2 else "") for number in range(6)]
    rows = [
        f"T{talk},C,,{words},{'' if (name, number) == ('cleo', 1) else code},{name}"
        for talk in range(10)
        for number, (words, code) in enumerate(said)
        for name in ("ben", "cleo", "dora")[: 3 if talk else 2]
    ]
    table = tmp_path / "votes.csv"
    table.write_text("\n".join(("talk,who,voice,words,code,rater", *rows)), encoding="utf-8")
    columns = Columns("words", "talk", "who", "voice", ("code",), "rater")
    import_coded(ana, [table], columns, defaults={"kind": "interview"})
    asked = Asked(sizes=(5,), seeds=1, held_out=0.5)
    with open_project(ana.path) as nobody:
        found = evaluate(nobody, asked, Wanted(order=False))
    assert (found.voted, found.evaluation.units) == (10, 59)  # a tie of two is left out
    assert (found.evaluation.positives, found.evaluation.left) == ([29], [30])
    with open_project(ana.path, coder="cleo") as cleo:
        found = evaluate(cleo, asked, Wanted(order=False))
    assert (found.voted, found.evaluation.positives) == (0, [20])
