from pathlib import Path

import pytest

from transcripts.errors import InvalidScenariosError
from transcripts.model import Prompt
from transcripts.scenarios import read_scenarios


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "scenarios.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_scenarios_are_read_with_lettered_prompts(tmp_path: Path) -> None:
    text = """
scenarios:
  - id: S1
    title: The third
      call
    text: A nursery rings.
    prompts:
      - What first?
      - What then?
  - id: 2
    prompts: {x: "Who\\n else?"}
  - id: S3
    title: Free
    prompted: no
  - id: S4
    prompted: true
"""
    one, two, three, four = read_scenarios(written(tmp_path, text))
    assert (one.title, one.text, one.prompted) == ("The third call", "A nursery rings.", True)
    assert one.prompts == (Prompt("a", "What first?"), Prompt("b", "What then?"))
    assert (two.id, two.prompts) == ("2", (Prompt("x", "Who else?"),))
    assert (three.prompts, three.prompted, four.prompted) == ((), False, True)


def test_a_plain_list_will_do(tmp_path: Path) -> None:
    assert read_scenarios(written(tmp_path, "- id: S1\n"))[0].id == "S1"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "must begin with “scenarios:”"),
        ("scenarios: []", "must begin with"),
        ("- title: x", "scenario 1 has no id"),
        ("- S1", "scenario 1 has no id"),
        ("- id: S1\n- id: s1", "two scenarios have the id 's1'"),
        ("- id: S1\n  colour: red", "scenario 1: 'colour' is not known"),
        ("- id: S1\n  prompts: What?", "S1: prompts must be a list"),
        ("- id: S1\n  prompts: [1]", "S1: prompt a must be a text"),
        ("- id: S1\n  prompted: maybe", "S1: prompted must be yes or no"),
        ('- id: S1\n  title: "a" b', "line 2: it is not well-formed YAML"),
        ("- id: S1\n  id: S2", "line 2: it is not well-formed YAML"),
        ("- \x01", "not YAML"),
        ("[" * 900, "nested too deeply"),
        ("- " * 900, "nested too deeply"),
        (f"# {'x' * 2_000_000}", "larger than scenarios may be (2 MB)"),
        ("- id: S1\n  title: [a, b]", "scenario 1: title must be a text"),
        ("- id: S1\n  prompted: [yes]", "scenario 1: prompted must be a text"),
    ],
)
def test_a_mistake_is_told_with_scenario_and_field(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InvalidScenariosError) as error:
        read_scenarios(written(tmp_path, text))
    assert told in str(error.value)
