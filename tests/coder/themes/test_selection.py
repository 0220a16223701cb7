"""Documents are chosen by what they and their people are known by."""

import pytest

from coder.errors import InvalidRequestError
from coder.model import Study
from coder.themes.selection import respondents, selected, trait, understood
from tests.coder.themes.worlds import World, interview, response


@pytest.fixture
def study() -> Study:
    world = World()
    world.person("FSW 01", Role="family social worker", borough="Ashmere")
    world.person("FSW 10", Role="family social worker", borough="Brackwell")
    world.person("ASW 01", Role="assessment social worker")
    for case in ("FSW 01", "FSW 10"):
        for time in ("T1", "T2"):
            world.unread(response(case, time=time))
    world.unread(interview("ASW 01"))
    return world.study()


def names(study: Study, **where: list[str]) -> list[str]:
    return [document.name for document in selected(study, where)]


def test_all_documents_are_chosen_where_nothing_is_asked(study: Study) -> None:
    assert selected(study, {}) == study.documents


def test_a_name_given_twice_means_either_and_two_names_mean_both(study: Study) -> None:
    assert names(study, time=["T1", "T2"], case=["FSW 01"]) == ["FSW 01 T1 S1", "FSW 01 T2 S1"]


def test_fields_of_documents_and_attributes_of_cases_are_found_alike(study: Study) -> None:
    assert names(study, kind=["interview"]) == ["Interview ASW 01"]
    assert names(study, state=["present"], borough=["ashmere"], time=["t2"]) == ["FSW 01 T2 S1"]
    assert names(study, document=["interview asw 01"]) == ["Interview ASW 01"]
    assert names(study, borough=[""]) == ["Interview ASW 01"]


def test_a_case_is_found_by_any_variant_of_its_id(study: Study) -> None:
    assert names(study, case=["asw1"]) == ["Interview ASW 01"]


def test_a_question_is_repeated_in_the_studys_own_words(study: Study) -> None:
    asked = {"role": ["Family  Social Worker"], "TIME": ["t1"], "time": ["T2", "t2"]}
    assert understood(study, asked) == {"Role": ["family social worker"], "time": ["T1", "T2"]}


def test_an_unknown_name_is_a_sentence_with_what_there_is(study: Study) -> None:
    with pytest.raises(
        InvalidRequestError,
        match=r"no 'bourough' to select by\. Did you mean 'borough'\? There are: document, case,",
    ):
        names(study, bourough=["Ashmere"])


def test_an_unknown_value_is_a_sentence_with_what_there_is(study: Study) -> None:
    with pytest.raises(
        InvalidRequestError,
        match=r"Nothing has borough 'Ashmore'\. Did you mean 'Ashmere'\? There are: Ashmere, Br",
    ):
        names(study, borough=["Ashmore"])


def test_a_value_of_what_nothing_has_yet_is_a_sentence_too() -> None:
    with pytest.raises(InvalidRequestError, match="No document has a scenario yet"):
        selected(World().study(), {"scenario": ["S1"]})


def test_many_values_are_not_all_listed() -> None:
    world = World()
    for number in range(30):
        world.unread(response(f"P {number}"))
    with pytest.raises(InvalidRequestError, match=r"P 10, P 11 and 18 more\.$"):
        selected(world.study(), {"case": ["zz"]})


def test_a_name_of_both_a_field_and_an_attribute_is_refused() -> None:
    world = World()
    world.person("FSW 01", Time="full")
    with pytest.raises(InvalidRequestError, match="not clear which is meant"):
        trait(world.study(), "time")


def test_who_has_no_document_at_that_time_could_still_have_been_asked(study: Study) -> None:
    assert respondents(study, {"time": ["T1"]}) == {"FSW 01", "FSW 10", "ASW 01"}
    assert respondents(study, {"time": ["T1"], "borough": ["Ashmere"]}) == {"FSW 01"}
    assert respondents(study, {"case": ["FSW 10"]}) == {"FSW 10"}
    assert respondents(study, {"document": ["FSW 01 T1 S1"]}) == {"FSW 01"}


def test_a_case_that_no_table_describes_is_a_respondent_too() -> None:
    world = World()
    world.unread(response("FSW 01"))
    world.person("FSW 02", borough="Ashmere")
    assert respondents(world.study(), {}) == {"FSW 01", "FSW 02"}
    assert trait(world.study(), "borough").of(world.documents[0]) == ""
