from pathlib import Path

import pytest

from codebook.model import Codebook
from coder.errors import InvalidRequestError
from coder.workflow import policy
from coder.workflow.project import Project, create_project, open_project
from coder.workflow.suggesting import suggestions
from coder.workflow.undoing import undo


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A policy file of the machine, which is not there yet."""
    path = tmp_path / "rules.yaml"
    monkeypatch.setenv("CODER_POLICY", str(path))
    return path


def test_suggestions_are_on_and_blind_first_unless_somebody_decides(ana: Project) -> None:
    assert policy.settings(ana) == policy.Settings("", blind_first=True)


def test_the_owner_switches_suggestions_off_and_on_again(ana: Project) -> None:
    assert "switched off in this project" in policy.settle(ana, suggestions=False).why_off
    with pytest.raises(InvalidRequestError, match="coder suggest settings --on"):
        suggestions(ana)
    assert policy.settle(ana, suggestions=True).why_off == ""


def test_a_setting_can_be_undone_and_saying_the_same_again_is_no_act(ana: Project) -> None:
    policy.settle(ana, blind=False)
    acts = len(ana.file.history.past())
    assert not policy.settle(ana, blind=False).blind_first
    assert len(ana.file.history.past()) == acts
    undo(ana)
    assert policy.blind_first(ana)


def test_a_project_may_be_made_without_suggestions(tmp_path: Path) -> None:
    create_project(tmp_path / "silent.coder", Codebook(), suggestions=False)
    with open_project(tmp_path / "silent.coder") as project:
        assert "switched off" in policy.why_off(project)


def test_a_policy_holds_for_every_project_and_no_owner_can_lift_it(
    ana: Project, rules: Path
) -> None:
    rules.write_text("suggestions: off\n", encoding="utf-8")
    assert "your organisation's policy" in policy.why_off(ana)
    with pytest.raises(InvalidRequestError, match="your organisation's policy"):
        policy.settle(ana, suggestions=True)
    rules.write_text("suggestions: on\n", encoding="utf-8")
    assert policy.why_off(ana) == ""
    rules.write_text("other: 1\n", encoding="utf-8")
    assert policy.why_off(ana) == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("suggestions: [", "cannot be read"),
        ("suggestions: perhaps", "says neither"),
        ("- off", "says neither"),
        ("", "says neither"),
    ],
)
def test_a_policy_that_cannot_be_understood_means_off(
    ana: Project, rules: Path, words: str, told: str
) -> None:
    rules.write_text(words, encoding="utf-8")
    assert told in policy.why_off(ana)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("language model: en_core_web_md", "en_core_web_md"),
        ("suggestions: on\nlanguage model: en_core_web_md", "en_core_web_md"),
        ("suggestions: on", ""),
        ("language model: [a, b]", ""),
        ("", ""),
        ("language model: {", ""),
    ],
)
def test_a_policy_may_name_the_language_model(rules: Path, words: str, named: str) -> None:
    assert policy.language_model() == ""
    rules.write_text(words, encoding="utf-8")
    assert policy.language_model() == named


def test_a_policy_that_only_names_a_model_leaves_suggestions_on(rules: Path, ana: Project) -> None:
    rules.write_text("language model: en_core_web_md", encoding="utf-8")
    assert policy.settings(ana).why_off == ""
