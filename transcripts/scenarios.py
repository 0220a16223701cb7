"""A file of scenarios and their prompts, written by hand in YAML."""

from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

from transcripts.errors import InvalidScenariosError
from transcripts.model import Prompt, Scenario
from transcripts.text import decode

LARGEST = 2_000_000
_DEEPEST_BRACKETS = 60
_FIELDS = ("id", "title", "text", "prompts", "prompted")
_YES = frozenset({"yes", "true"})
_NO = frozenset({"no", "false"})


def read_scenarios(path: Path) -> list[Scenario]:
    """The scenarios in a YAML file: `scenarios:` and under it `- id: S1`, title, text, prompts.

    Prompts are a list, lettered a, b, c in its order, or `letter: text`. `prompted: no` says that
    no prompts were printed. InvalidScenariosError names the scenario and the field.
    """
    content = _parsed(path)
    listed = content.get("scenarios") if isinstance(content, Mapping) else content
    if not isinstance(listed, list) or not listed:
        raise InvalidScenariosError(
            path, "it must begin with “scenarios:” and list them, each with “- id: …”."
        )
    found: dict[str, Scenario] = {}
    for number, entry in enumerate(listed, start=1):
        scenario = _scenario(path, number, entry)
        if scenario.id.casefold() in found:
            raise InvalidScenariosError(path, f"two scenarios have the id {scenario.id!r}.")
        found[scenario.id.casefold()] = scenario
    return list(found.values())


def _parsed(path: Path) -> Any:
    from ruamel.yaml import YAML  # noqa: PLC0415 - not needed to read a transcript
    from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: PLC0415 - as above

    if path.stat().st_size > LARGEST:
        what = f"it is larger than scenarios may be ({LARGEST // 1_000_000} MB)."
        raise InvalidScenariosError(path, what)
    text, _ = decode(path.read_bytes())
    nested = InvalidScenariosError(path, "it is nested too deeply: one list in another is enough.")
    if _bracket_depth(text) > _DEEPEST_BRACKETS:
        raise nested
    try:
        return YAML(typ="safe", pure=True).load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark
        line = f"line {mark.line + 1}: " if mark else ""
        raise InvalidScenariosError(path, f"{line}{_plainly(error.problem)}") from error
    except RecursionError:
        raise nested from None
    except YAMLError as error:
        raise InvalidScenariosError(path, "it is not YAML.") from error


def _bracket_depth(text: str) -> int:
    """How deep the brackets go. The parser's time grows with the square of it."""
    steps = (1 if sign in "[{" else -1 for sign in text if sign in "[{]}")
    return max(accumulate(steps), default=0)


def _plainly(problem: str | None) -> str:
    return (
        f"it is not well-formed YAML ({problem or 'unknown'}). Put quotation marks around a text "
        "with a colon or a quotation mark in it, and look at the line before, too."
    )


def _scenario(path: Path, number: int, entry: object) -> Scenario:
    if not isinstance(entry, Mapping) or not entry.get("id"):
        raise InvalidScenariosError(path, f"scenario {number} has no id, such as “- id: S1”.")
    for field in entry:
        if field not in _FIELDS:
            raise InvalidScenariosError(
                path, f"scenario {number}: {field!r} is not known. Use {', '.join(_FIELDS)}."
            )
        # Written out, a list of lists that YAML repeats by name can fill the whole memory.
        if field != "prompts" and isinstance(entry[field], (list, dict)):
            raise InvalidScenariosError(path, f"scenario {number}: {field} must be a text.")
    scenario = str(entry["id"]).strip()
    prompts = tuple(_prompts(path, scenario, entry.get("prompts") or []))
    return Scenario(
        id=scenario,
        title=" ".join(str(entry.get("title") or "").split()),
        text=str(entry.get("text") or "").strip(),
        prompts=prompts,
        prompted=_prompted(path, scenario, entry.get("prompted", bool(prompts))),
    )


def _prompts(path: Path, scenario: str, prompts: object) -> list[Prompt]:
    if isinstance(prompts, list):
        prompts = {chr(ord("a") + place): text for place, text in enumerate(prompts)}
    if not isinstance(prompts, Mapping):
        raise InvalidScenariosError(path, f"scenario {scenario}: prompts must be a list of texts.")
    for letter, text in prompts.items():
        if not isinstance(text, str) or not text.strip():
            raise InvalidScenariosError(
                path, f"scenario {scenario}: prompt {letter} must be a text."
            )
    return [Prompt(str(letter), " ".join(text.split())) for letter, text in prompts.items()]


def _prompted(path: Path, scenario: str, value: object) -> bool:
    word = str(value).casefold()
    if word not in _YES | _NO:
        raise InvalidScenariosError(path, f"scenario {scenario}: prompted must be yes or no.")
    return word in _YES
