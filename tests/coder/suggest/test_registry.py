from importlib.metadata import EntryPoint

import pytest

from coder.suggest import registry
from coder.suggest.blend import Blend, Rules
from coder.suggest.chance import Chance


@pytest.fixture
def others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another package brings suggesters, one of them under a name of ours."""
    found = [
        EntryPoint(name, "coder.suggest.chance:Chance", registry.GROUP)
        for name in ("guess", "blend")
    ]
    monkeypatch.setattr(registry, "entry_points", lambda group: found if group else [])


def test_the_program_brings_its_own_suggesters() -> None:
    assert {"blend", "rules", "chance"} <= set(registry.suggesters())
    assert registry.suggester("blend") is Blend
    assert registry.suggester("rules") is Rules


@pytest.mark.usefixtures("others")
def test_another_package_may_bring_one_but_never_takes_our_names() -> None:
    assert registry.suggesters() == ["blend", "chance", "guess", "rules"]
    assert registry.suggester("guess") is Chance
    assert registry.suggester("blend") is Blend
    with pytest.raises(KeyError):
        registry.suggester("gone")
