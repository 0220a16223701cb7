"""Whether anything is suggested at all, and when: an organisation's policy, and the owner's word.

A policy is a file in YAML that says `suggestions: off`. It holds for every project on the machine,
and no project can switch on what it has switched off. It may also name the language model that is
installed: `language model: en_core_web_md`.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import site_config_path, user_config_path

from coder.errors import InvalidRequestError
from coder.workflow.project import OFF, SUGGESTIONS, Project

BLIND_FIRST = "blind first"
FROM_ACCEPTED = "learn from accepted"
ON = "on"
_MODEL = "language model"
_FILE = "policy.yaml"
_APP = "practice-coder"


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds in a project; `why_off` is a sentence where nothing is suggested.

    Without `learn_from_accepted` suggestions learn from unprompted coding alone.
    """

    why_off: str
    blind_first: bool
    learn_from_accepted: bool = True


def settings(project: Project) -> Settings:
    """What policy and owner have decided; everything is on by default."""
    return Settings(why_off(project), blind_first(project), learn_from_accepted(project))


def why_off(project: Project) -> str:
    """Why nothing is suggested here, in a sentence; empty where suggestions are on."""
    if told := policy():
        return told
    if project.file.settings.of(SUGGESTIONS) == OFF:
        return (
            "Suggestions are switched off in this project. Its owner switches them on with: coder "
            "suggest settings --on"
        )
    return ""


def check_on(project: Project) -> None:
    """Raises InvalidRequestError where suggestions are off."""
    if told := why_off(project):
        raise InvalidRequestError(told)


def blind_first(project: Project) -> bool:
    """Whether a coder reads each document through before anything is suggested there."""
    return project.file.settings.of(BLIND_FIRST) != OFF


def learn_from_accepted(project: Project) -> bool:
    """Whether accepted suggestions teach, too; else what steered the coder is not learned again."""
    return project.file.settings.of(FROM_ACCEPTED) != OFF


def settle(
    project: Project,
    *,
    suggestions: bool | None = None,
    blind: bool | None = None,
    from_accepted: bool | None = None,
) -> Settings:
    """Decide for everybody who works in the project; None leaves a setting as it is.

    InvalidRequestError: a policy forbids to switch suggestions on.
    """
    if suggestions and (told := policy()):
        raise InvalidRequestError(told)
    wanted = {SUGGESTIONS: suggestions, BLIND_FIRST: blind, FROM_ACCEPTED: from_accepted}
    new = {name: ON if value else OFF for name, value in wanted.items() if value is not None}
    changed = {name: value for name, value in new.items() if _value(project, name) != value}
    if changed:
        what = ", ".join(f"{name} {value}" for name, value in changed.items())
        with project.action(f"setting {what}") as action:
            for name, value in changed.items():
                project.file.settings.save(action, name, value)
    return settings(project)


def policy() -> str:
    """Why this machine's policy forbids suggestions, in a sentence; empty where it does not.

    A policy that cannot be read forbids them: who wrote one meant something by it.
    """
    for path in _policies():
        if path.is_file():
            told = _told(path)
            if told:
                return told
    return ""


def language_model() -> str:
    """The installed package that tells parts of speech; empty where no policy names one."""
    read = (_read(path) for path in _policies() if path.is_file())
    named = (said.get(_MODEL) for said in read if isinstance(said, dict))
    return next((one for one in named if isinstance(one, str)), "")


def _policies() -> Iterator[Path]:
    """Where a policy may lie: $CODER_POLICY, the machine's settings, this person's settings."""
    if named := os.environ.get("CODER_POLICY"):
        yield Path(named)
    yield site_config_path(_APP, appauthor=False) / _FILE
    yield user_config_path(_APP, appauthor=False) / _FILE


def _told(path: Path) -> str:
    said = _read(path)
    if said is None:
        return f"Suggestions are off: the policy in {path} cannot be read. Ask who looks after it."
    value = said.get(SUGGESTIONS, ON) if isinstance(said, dict) else None
    if value in (ON, True):
        return ""
    if value in (OFF, False):
        return f"Suggestions are switched off by your organisation's policy ({path})."
    return (
        f"Suggestions are off: the policy in {path} says neither `suggestions: on` nor "
        "`suggestions: off`. Ask who looks after it."
    )


def _read(path: Path) -> Any:
    """What the file says; None where nobody can read it."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")) or ""
    except (OSError, UnicodeDecodeError, YAMLError):
        return None


def _value(project: Project, name: str) -> str:
    return project.file.settings.of(name) or ON
