"""The people behind a number, so that their words can be opened."""

from dataclasses import replace

from coder.themes.people import movers, with_all
from coder.themes.selection import Question
from tests.coder.themes.worlds import World, interview, response


def test_who_moved_is_named() -> None:
    world = World()
    for case, had in {"A": ("T1", "T2"), "B": ("T1",), "C": ("T2",), "D": ()}.items():
        for time in ("T1", "T2"):
            world.read(response(case, time=time), *(["EN"] if time in had else []))
    world.read(response("E", time="T2"), "EN")
    found = movers(world.study(), Question(codes=["EN"], pair="time"))
    assert found == ({"A"}, {"B"}, {"C"}, {"D"}, {"E"})


def test_who_moved_to_a_value_is_named() -> None:
    world = World()
    for time, value in (("T1", "none"), ("T2", "changed")):
        talk = world.read(replace(interview("A"), name=f"A {time}", guid=time, time=time))
        world.rate(talk, "SUP", value)
    found = movers(world.study(), Question(codes=["SUP"], pair="time"), "changed")
    assert (found.gained, found.lost) == ({"A"}, set())


def test_who_has_all_codes_is_named() -> None:
    world = World()
    world.read(response("A"), "EN", "PL1")
    world.read(response("B"), "EN")
    assert with_all(world.study(), Question(codes=["EN", "PL"])) == {"A"}
