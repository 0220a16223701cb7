"""Respondents by codes: found, not found, and what nobody can know."""

from codebook.model import Code, Codebook
from coder.charts.heat import CaseCodes, heat_map
from coder.charts.style import shade
from coder.themes.incidence import incidence
from coder.themes.selection import Question
from coder.themes.table import theme_table
from tests.coder.charts.reading import root, shapes, texts, whole_text
from tests.coder.themes.worlds import CODEBOOK, World, interview, response
from transcripts.model import State


def cases(
    world: World, by: str = "", codes: tuple[str, ...] = (), *, codebook: Codebook = CODEBOOK
) -> CaseCodes:
    study, question = world.study(codebook), Question(codes=codes)
    found = incidence(study, question)
    values = {case: one.attributes.get(by, "") for case, one in study.cases.items()} if by else {}
    return CaseCodes(found, theme_table(study, question), by, values)


def three() -> World:
    """One who plans twice, one who does not, one who was not asked; an interview is withheld."""
    world = World()
    for number, borough in enumerate(("Brackwell", "Ashmere", ""), start=1):
        world.person(f"FSW {number}", **({"borough": borough} if borough else {}))
    world.read(response("FSW 1"), "PL1", "PL1")
    world.read(response("FSW 2"))
    world.unread(interview("FSW 2", state=State.WITHHELD))
    world.unread(interview("FSW 3"))
    return world


def test_each_standing_has_a_look_of_its_own_and_stands_in_the_key() -> None:
    chart = heat_map(cases(three(), codes=("PL", "REC")))
    key = {"found", "not found", "not asked, or no answer", "withheld", "not finished"}
    assert key <= set(texts(chart))
    assert shapes(chart, shade(1)) == 2  # a cell and the key's sign
    assert shapes(chart, shade(0)) == 2
    assert len(list(root(chart).iter("{http://www.w3.org/2000/svg}pattern"))) == 3


def test_rows_are_sorted_by_the_attribute_and_those_without_it_come_last() -> None:
    shown = texts(heat_map(cases(three(), "borough", ("PL",))))
    names = [one for one in shown if one.startswith(("FSW", "Ash", "Brack", "(not"))]
    assert names == ["Ashmere", "FSW 2", "Brackwell", "FSW 1", "(not recorded)", "FSW 3"]


def test_mentions_are_shaded_and_said() -> None:
    chart = heat_map(cases(three(), codes=("PL", "PL1", "PL2")), mentions=True)
    assert texts(chart).count("2") == 2
    assert "2 mentions, paler for fewer" in texts(chart)
    assert "found" not in texts(chart)


def test_mentions_of_nothing_need_no_sign() -> None:
    chart = heat_map(cases(three(), codes=("EN",)), mentions=True)
    assert "mentions" not in whole_text(chart).replace("not mentioned", "")


def test_single_choices_are_left_out_and_named() -> None:
    chart = heat_map(cases(three()))
    assert "Single choices are not shown: SUP." in whole_text(chart)
    assert "SUP Supervision" not in texts(chart)


def test_columns_that_do_not_fit_go_on_below() -> None:
    codebook = Codebook(tuple(Code(f"C{number}", "A code") for number in range(40)))
    drawn = (heat_map(cases(three(), codebook=codebook), width=width) for width in (160, 80))
    counts = [texts(chart).count("FSW 1") for chart in drawn]
    assert counts == [1, 3]


def test_nothing_to_show_is_told_in_a_sentence() -> None:
    assert "There is nothing to show" in whole_text(heat_map(cases(World())))
    assert "There is nothing to show" in whole_text(heat_map(cases(three(), codes=("SUP",))))


def test_the_description_counts_each_code() -> None:
    assert "PL  Planning: 1 of 2." in heat_map(cases(three(), codes=("PL",))).description
