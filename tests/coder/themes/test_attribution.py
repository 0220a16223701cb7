"""Attributions name who spoke as far as a report may, and warn where they tell too much."""

import pytest

from coder.errors import InvalidRequestError
from coder.themes.attribution import Alike, Attribution, Detail, template_of
from tests.coder.themes.worlds import World, response
from transcripts.model import Document


@pytest.fixture
def world() -> World:
    """Two family workers and one assessment worker in two boroughs."""
    made = World()
    made.person("FSW 01", role="family social worker", borough="Ashmere", model="integrated")
    made.person("FSW 02", role="family social worker", borough="Brackwell", model="")
    made.person("ASW 01", role="assessment social worker", borough="Ashmere", model="old")
    return made


def called(world: World, template: str, case: str = "FSW 01") -> str:
    return Attribution(world.study(), template).of(response(case))


@pytest.mark.parametrize(
    ("detail", "name"),
    [
        (Detail.FULL, "FSW 01, Ashmere"),
        (Detail.PARTIAL, "FSW, integrated"),
        (Detail.ROLE, "family social worker"),
    ],
)
def test_each_level_of_detail_has_its_rule(world: World, detail: Detail, name: str) -> None:
    assert called(world, template_of(world.study(), detail)) == name


def test_what_is_not_recorded_is_told_and_never_made_up(world: World) -> None:
    assert called(world, "{role short}, {model}", "FSW 02") == "FSW, [not recorded]"
    assert called(world, "{case} {borough}", "FSW 99") == "FSW 99 [not recorded]"
    assert called(world, "{case}", "") == "[not recorded]"


def test_fields_and_attributes_stand_in_any_words(world: World) -> None:
    assert called(world, "{Case} at {time} ({ BOROUGH })") == "FSW 01 at T2 (Ashmere)"


def test_the_levels_use_what_the_study_has() -> None:
    world = World()
    world.person("Dr A", job="nurse")
    study = world.study()
    assert template_of(study, Detail.FULL) == "{case}"
    assert template_of(study, Detail.PARTIAL) == "{role short}"
    with pytest.raises(InvalidRequestError, match="No case has a role to attribute by"):
        template_of(World().study(), Detail.ROLE)


def test_a_role_is_short_only_where_its_letters_are_its_own() -> None:
    world = World()
    world.person("P 1", role="nurse")
    world.person("P 2", role="midwife")
    world.person("7", role="cook")
    world.person("8")
    assert called(world, "{role short}", "P 1") == "nurse"
    assert called(world, "{role short}", "7") == "cook"


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ("{case}, {borogh}", "There is no 'borogh' to attribute by. Did you mean 'borough'?"),
        ("somebody", "names nobody"),
        ("{case", "braces in '{case' do not match"),
        ("", "names nobody"),
    ],
)
def test_a_template_that_cannot_be_met_is_refused_in_a_sentence(
    world: World, template: str, sentence: str
) -> None:
    with pytest.raises(InvalidRequestError) as refused:
        Attribution(world.study(), template)
    assert sentence in str(refused.value)


def test_a_name_that_is_a_field_and_an_attribute_is_refused() -> None:
    world = World()
    world.person("A", time="T1")
    with pytest.raises(InvalidRequestError, match="field of documents and an attribute"):
        Attribution(world.study(), "{time}")


def test_a_study_without_roles_knows_no_short_ones() -> None:
    with pytest.raises(InvalidRequestError, match="There is no 'role short'"):
        Attribution(World().study(), "{role short}")


def test_it_tells_of_how_many_people_an_attribution_is_true(world: World) -> None:
    study = world.study()
    role = Attribution(study, "{role}")
    assert role.alike(response("FSW 01")) == Alike(("family social worker",), 2)
    both = Attribution(study, "{role}, {borough}")
    assert both.alike(response("FSW 01")) == Alike(("family social worker", "Ashmere"), 1)


def test_the_letters_of_a_case_tell_its_role(world: World) -> None:
    full = Attribution(world.study(), "{case}, {borough}")
    assert full.alike(response("FSW 01")) == Alike(("FSW", "Ashmere"), 1)


def test_letters_that_several_roles_share_tell_none() -> None:
    world = World()
    world.person("P 1", role="nurse", borough="Ashmere")
    world.person("P 2", role="midwife", borough="Ashmere")
    full = Attribution(world.study(), "{case}, {borough}")
    assert full.alike(response("P 1")) == Alike(("Ashmere",), 2)


@pytest.mark.parametrize("template", ["{time}", "{scenario}"])
def test_what_tells_nothing_of_people_gives_nobody_away(world: World, template: str) -> None:
    assert Attribution(world.study(), template).alike(response("FSW 01")) is None


def test_a_document_of_nobody_gives_nobody_away(world: World) -> None:
    nobody = Document("talk", "Hm.", ())
    assert Attribution(world.study(), "{role}").alike(nobody) is None
