from pathlib import Path

import pytest

from codebook.model import Codebook
from coder.errors import InvalidRequestError, NoCoderError, UnknownCodeError
from coder.measures.joint import JointReport, Link
from coder.model import Quotation
from coder.workflow import merging
from coder.workflow.browsing import code, document
from coder.workflow.coding import apply_code, finish, rate
from coder.workflow.joint import Asked, joint
from coder.workflow.joint_notes import NewNote, note, remove_note
from coder.workflow.measure_loading import Wanted, load_measures
from coder.workflow.project import Project, open_project
from coder.workflow.undoing import undo
from transcripts.model import Case, Document, Kind, Span, Turn, Voice

WORKERS = ("W 1", "W 2", "W 3", "W 4")
PLANNERS = WORKERS[:2]
SAID = "I'd read the file first."
KEY = "id: trouble\nkind: count\ndirection: lower\n"
FAMILIES = {"F 1": "W 1", "F 2": "w-01", "F 3": "W 2", "F 4": "W 3", "F 5": "W 4"}


def answer(case: str, kind: Kind = Kind.RESPONSE) -> Document:
    turns = (Turn(0, 0, len(SAID), case, Voice.RESPONDENT),)
    scenario = "S1" if kind is Kind.RESPONSE else ""
    name = f"{case} T2 {scenario}".strip()
    return Document(name=name, text=SAID, turns=turns, kind=kind, case=case, time="T2")


@pytest.fixture
def world(ana: Project, tmp_path: Path) -> Project:
    """Four workers with an answer each, two of whom plan; five families of three of them."""
    boroughs = ("north", "north", "south", "south")
    with ana.action("cases") as action:
        for case, borough in zip(WORKERS, boroughs, strict=True):
            ana.file.cases.save(action, Case(case, {"borough": borough}))
            ana.file.documents.add(action, answer(case))
            ana.file.documents.add(action, answer(case, Kind.INTERVIEW))
        for family, worker in FAMILIES.items():
            borough = "north" if worker in {"W 1", "w-01"} else "south"
            ana.file.cases.save(action, Case(family, {"worker": worker, "borough": borough}))
    for case in PLANNERS:
        there = document(ana, f"{case} T2 S1")
        apply_code(ana, code(ana, "PL2"), document=there, span=Span(0, 8))
        rate(ana, code(ana, "SUP"), document=document(ana, f"{case} T2"), value="changed")
    rate(ana, code(ana, "SUP"), document=document(ana, "W 3 T2"), value="none")
    finish(ana, [document(ana, f"{case} T2{end}") for case in WORKERS for end in ("", " S1")])
    load(ana, tmp_path, dict(zip(WORKERS, ((9, 4), (8, 6), (7, 7), (6, 8)), strict=True)))
    return ana


def load(project: Project, folder: Path, counts: dict[str, tuple[int, int]]) -> None:
    rows = "".join(
        f"{case},{time},{count}\n"
        for case, both in counts.items()
        for time, count in zip(("T1", "T2"), both, strict=True)
    )
    (folder / "counts.csv").write_text("case,time,value\n" + rows, encoding="utf-8")
    (folder / "trouble.yaml").write_text(KEY, encoding="utf-8")
    load_measures(project, folder / "counts.csv", Wanted(str(folder / "trouble.yaml")))


def shown(project: Project, *codes: str, by: str = "", link: str = "") -> JointReport:
    return joint(project, Asked("trouble", codes or ("PL",), by=by, link=link))


def test_those_who_plan_stand_beside_those_who_do_not(world: Project) -> None:
    [found] = shown(world).codes
    with_it, without = (one.row for one in found.rows)
    assert (with_it.people, without.people) == (("W 1", "W 2"), ("W 3", "W 4"))
    assert (with_it.moved, without.moved) == ((-5, -2), (0, 2))
    assert found.display.test.name == "Mann-Whitney U, exact"


def test_a_row_quotes_somebody_who_is_in_it(world: Project) -> None:
    [found] = shown(world).codes
    with_it, without = found.rows
    assert with_it.quotation is not None
    assert (with_it.quotation.case, with_it.quotation.text) == ("W 1", "I'd read")
    assert without.quotation is None


def test_a_quotation_that_was_chosen_for_the_report_goes_before_the_first(world: Project) -> None:
    there = document(world, "W 2 T2 S1")
    [chosen] = world.file.codings.of_document(there.guid)
    with world.action("chosen") as action:
        mine = Quotation(coding=chosen.guid, coder=world.me().guid, at=action.at)
        world.file.quotations.save(action, mine)
    quotation = shown(world).codes[0].rows[0].quotation
    assert quotation is not None
    assert (quotation.case, quotation.chosen) == ("W 2", True)


def test_a_choice_is_set_beside_its_other_values_of_those_who_were_rated(world: Project) -> None:
    [found] = shown(world, "SUP=changed").codes
    assert [one.row.people for one in found.rows] == [("W 1", "W 2"), ("W 3",)]
    assert (found.value, found.display.unthemed) == ("changed", 1)


def test_families_are_linked_to_workers_by_an_attribute(world: Project, tmp_path: Path) -> None:
    undo(world)
    load(world, tmp_path, {family: (9, place) for place, family in enumerate(FAMILIES)})
    found = shown(world, link="Worker")
    assert (found.link, found.attribute) == (Link.ATTRIBUTE, "worker")
    [one] = found.codes
    with_it, without = (row.row for row in one.rows)
    assert (with_it.measured, with_it.moved) == (2, (-8.5, -7))  # W 1 has two: one mean
    assert (without.measured, without.moved) == (2, (-6, -5))


def test_groups_are_set_side_by_side_where_nothing_links(world: Project, tmp_path: Path) -> None:
    undo(world)
    load(world, tmp_path, {family: (9, place) for place, family in enumerate(FAMILIES)})
    found = shown(world, by="borough")
    [one] = found.codes
    assert found.link is Link.GROUP
    assert [(row.row.name, row.row.n, row.row.base, row.row.measured) for row in one.rows] == [
        ("north", 2, 2, 2),
        ("south", 0, 2, 3),
    ]


def test_groups_are_narrowed_on_both_sides_by_the_attributes_that_each_has(
    world: Project,
) -> None:
    found = joint(world, Asked("trouble", ["PL"], by="borough", where={"borough": ["South"]}))
    assert [(one.row.base, one.row.measured) for one in found.codes[0].rows] == [(0, 0), (2, 2)]
    whole = joint(world, Asked("trouble", ["PL"], by="borough", where={"worker": ["W 3"]}))
    assert [one.row.measured for one in whole.codes[0].rows] == [2, 2]  # workers have no worker


def test_strangers_are_not_set_side_by_side_in_silence(world: Project, tmp_path: Path) -> None:
    undo(world)
    load(world, tmp_path, dict.fromkeys(FAMILIES, (1, 2)))
    with pytest.raises(
        InvalidRequestError, match="None of the 4 people asked about PL has numbers"
    ):
        shown(world)


def test_numbers_that_would_count_twice_are_refused(world: Project) -> None:
    with world.action("cases") as action:
        for case in world.file.cases.all():
            if case.id in {"W 1", "W 2"}:
                mended = Case(case.id, {**case.attributes, "family": "A"}, case.guid)
                world.file.cases.save(action, mended)
    with pytest.raises(InvalidRequestError, match="W 1 and W 2 both speak for the family A"):
        shown(world, link="family")


def test_only_one_way_to_link_can_be_asked_for(world: Project) -> None:
    with pytest.raises(InvalidRequestError, match="Either set groups side by side"):
        shown(world, by="borough", link="worker")


def test_where_narrows_whose_words_count(world: Project) -> None:
    found = joint(world, Asked("trouble", ["PL"], where={"borough": ["south"]}))
    assert found.scope == "borough south"
    assert [one.row.people for one in found.codes[0].rows] == [(), ("W 3", "W 4")]


@pytest.mark.parametrize(
    ("written", "told"),
    [("SUP", "name one of its values, as in SUP=changed"), ("PL=1", "PL is no choice and has no")],
)
def test_a_choice_needs_a_value_and_no_other_code_has_one(
    world: Project, written: str, told: str
) -> None:
    with pytest.raises(InvalidRequestError, match=told):
        shown(world, written)


def test_an_unknown_code_is_refused(world: Project) -> None:
    with pytest.raises(UnknownCodeError):
        shown(world, "PX")


# Notes -----------------------------------------------------------------------------------------


def remarks(project: Project, *codes: str, by: str = "") -> list[tuple[str, str, str, str]]:
    return [
        (row.row.name, remark.coder, remark.says, remark.text)
        for one in shown(project, *codes, by=by).codes
        for row in one.rows
        for remark in row.remarks
    ]


def test_a_note_stands_by_its_row_until_undo_takes_it_away(world: Project) -> None:
    note(world, NewNote("trouble", "PL", "Present", "extends", " They tell how. "))
    assert remarks(world) == [("present", "ana", "extends", "They tell how.")]
    undo(world)
    assert remarks(world) == []


def test_a_second_note_on_a_row_replaces_the_first(world: Project) -> None:
    for says in ("agree", "differ"):
        note(world, NewNote("trouble", "PL", "present", says))
    assert remarks(world) == [("present", "ana", "differ", "")]


def test_each_coder_has_a_note_of_their_own(world: Project) -> None:
    note(world, NewNote("trouble", "PL", "absent", "agree"))
    with open_project(world.path, coder="ben") as ben:
        note(ben, NewNote("trouble", "PL", "absent", "differ"))
    assert [(coder, says) for _, coder, says, _ in remarks(world)] == [
        ("ana", "agree"),
        ("ben", "differ"),
    ]


def test_notes_on_groups_and_on_values_stand_by_theirs_alone(world: Project) -> None:
    note(world, NewNote("trouble", "PL", "north", "agree", by="Borough"))
    note(world, NewNote("trouble", "SUP=changed", "present", "differ"))
    assert remarks(world) == []
    assert remarks(world, by="borough") == [("north", "ana", "agree", "")]
    assert remarks(world, "SUP=changed") == [("present", "ana", "differ", "")]
    assert remarks(world, "SUP=none") == []


def test_a_note_can_be_taken_away(world: Project) -> None:
    note(world, NewNote("trouble", "PL", "present", "agree"))
    remove_note(world, NewNote("trouble", "PL", "present", ""))
    assert remarks(world) == []
    with pytest.raises(InvalidRequestError, match="You have no note on PL, present"):
        remove_note(world, NewNote("trouble", "PL", "present", ""))


@pytest.mark.parametrize(
    ("row", "says", "by", "told"),
    [
        ("presnt", "agree", "", r"no row 'presnt'\. Did you mean 'present'\? There are: present"),
        ("east", "agree", "borough", "There are: north, south"),
        ("present", "agrees", "", "'agrees' is none of agree, differ, extends"),
    ],
)
def test_a_note_on_nothing_is_refused(
    world: Project, row: str, says: str, by: str, told: str
) -> None:
    with pytest.raises(InvalidRequestError, match=told):
        note(world, NewNote("trouble", "PL", row, says, by=by))


def test_a_note_is_somebody_s(world: Project) -> None:
    with open_project(world.path) as nobody, pytest.raises(NoCoderError):
        note(nobody, NewNote("trouble", "PL", "present", "agree"))


def test_notes_go_with_a_code_that_is_merged_and_with_one_that_is_taken_away(
    world: Project,
) -> None:
    for id_ in ("PL2", "RR"):
        note(world, NewNote("trouble", id_, "present", "agree", id_))
    note(world, NewNote("trouble", "PL", "absent", "differ", "PL"))
    note(world, NewNote("trouble", "PL2", "absent", "differ", "PL2"))
    merging.merge(world, code(world, "PL2"), code(world, "PL"))
    kept = {(one.row, one.text) for one in world.file.joint_notes.of_code(code(world, "PL").guid)}
    assert kept == {("present", "PL2"), ("absent", "PL")}
    kept_codes = tuple(one for one in world.codebook() if one.id != "RR")
    with world.action("RR goes") as action:
        world.save_codebook(action, Codebook(kept_codes))
    assert {one.text for one in world.file.joint_notes.all()} == {"PL2", "PL"}
