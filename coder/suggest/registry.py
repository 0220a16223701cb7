"""Which suggesters there are: those of the program, and those that other packages bring."""

from importlib.metadata import entry_points

from coder.suggest.blend import Blend, Rules
from coder.suggest.chance import Chance
from coder.suggest.protocol import Make

GROUP = "coder.suggesters"
"""Entry points of this group name what makes a suggester of a `Material`."""
USUAL = Blend.name
_OWN: dict[str, Make] = {one.name: one for one in (Blend, Rules, Chance)}


def suggesters() -> list[str]:
    """The names of those that are installed; none of other packages' is loaded."""
    return sorted({*_OWN, *(one.name for one in entry_points(group=GROUP))})


def suggester(name: str) -> Make:
    """What makes the suggester of that name; the program's own names stay its own.

    Raises KeyError where none of that name is installed.
    """
    if name in _OWN:
        return _OWN[name]
    found = {one.name: one for one in entry_points(group=GROUP)}
    make: Make = found[name].load()
    return make
