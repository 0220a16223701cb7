"""What must be read with tests, pairs and small numbers stands under the table."""

from coder.exchange.theme_notes import FEW, notes
from coder.themes.selection import Question
from coder.themes.suppression import suppressed
from coder.themes.table import ThemeTable, theme_table
from tests.coder.exchange.test_theme_tables import counted, two_boroughs
from tests.coder.themes.test_pairs import twice
from tests.coder.themes.worlds import World, interview, response


def said(table: ThemeTable, *, levels: bool = False) -> str:
    return "\n".join(notes(table, levels=levels))


def test_a_test_is_named_and_called_exploratory() -> None:
    one = said(counted(two_boroughs(), by="borough", codes=("PL",)))
    assert "Fisher exact test, two-sided. p is exploratory: it belongs to this sample." in one
    several = said(counted(two_boroughs(), by="borough"))
    assert "it belongs to this sample and is not adjusted for 8 tests." in several


def test_each_sort_of_test_is_named() -> None:
    world = two_boroughs()
    world.person("FSW 09", borough="Corringford")
    world.read(response("FSW 09"))
    text = said(counted(world, by="borough", codes=("PL", "REC")))
    assert "Fisher exact test and Fisher-Freeman-Halton exact test, two-sided." in text


def test_who_stands_outside_the_tests_is_told() -> None:
    world = two_boroughs()
    world.person("FSW 05")
    world.read(response("FSW 05"))
    world.person("FSW 06", borough="Corringford")
    world.unread(response("FSW 06"))
    text = said(counted(world, by="borough", codes=("EN",)))
    assert "(not recorded) is no group: it stands outside the tests." in text
    assert "Nobody of Corringford is in a base: no test has them." in text


def test_why_there_is_no_test_is_told() -> None:
    world = two_boroughs()
    world.read(response("FSW 01", time="T1"))
    text = said(counted(world, by="time"))
    assert (
        "No test of PL, PL1, PL2, EN: some respondents stand in more than one group. "
        "Compare them with: --pair time"
    ) in text
    assert "No test of REC, SUP: fewer than two groups have anybody in the base." in text
    assert "No test of any code: fewer" in said(counted(two_boroughs(), by="time"))


def test_who_was_dropped_from_pairs_is_told() -> None:
    world = twice(both=1, gained=1)
    assert "Nobody was in the base at one time only." in said(counted(world, pair="time"))
    world.read(response("FSW 7", time="T1"))
    text = said(counted(world, pair="time", codes=("PL", "EN")))
    assert "Dropped, since in the base at one time only: PL 1, EN 1." in text
    assert "McNemar exact test of lost against gained. p is exploratory" in text
    assert "adjusted for 2 tests" in text


def test_where_nobody_was_there_twice_there_is_no_test() -> None:
    world = World()
    world.read(response("FSW 1", time="T1"))
    world.read(response("FSW 2", time="T2"))
    assert "McNemar" not in said(counted(world, pair="time"))


def test_choices_are_those_after() -> None:
    world = twice(both=1)
    world.rate(world.read(interview("both 0")), "SUP", "none")
    text = said(counted(world, pair="time"))
    assert "Numbers of choices outside the pairs are those at T2" in text


def levelled() -> ThemeTable:
    world = World()
    for time, level in (("T1", "1"), ("T2", "2")):
        world.rate(world.read(response("FSW 1", time=time), "PL"), "PL", level)
    return theme_table(world.study(), Question(codes=("PL", "EN"), pair="time"))


def test_with_levels_alone_only_their_test_is_told() -> None:
    assert "McNemar" in said(levelled())
    assert "Sign test of up against down." in said(levelled())
    assert "McNemar" not in said(levelled(), levels=True)
    assert "Sign test" in said(levelled(), levels=True)
    assert "Fisher" not in said(counted(two_boroughs(), by="borough"), levels=True)


def test_small_numbers_are_warned_of_until_they_are_hidden() -> None:
    table = counted(two_boroughs())
    assert notes(table)[-1] == FEW
    assert notes(suppressed(table, 5))[-1].startswith("[c] Hidden: under 5 have the code")
    assert FEW not in notes(counted(twice(both=20, neither=5), codes=("PL", "EN")))
    assert FEW in notes(counted(twice(both=20, lost=1), codes=("EN",), pair="time"))
    assert FEW in notes(counted(twice(both=20, lost=1), codes=("EN",), pair="time", by="model"))
