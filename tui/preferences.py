"""What a person has chosen on this machine: own keys, and the theme that was on last."""

import json
import tomllib
from contextlib import suppress
from pathlib import Path

from platformdirs import user_config_path

THEMES = (
    *("dark", "light", "high-contrast-dark", "high-contrast-light"),
    *("colour-blind-dark", "colour-blind-light", "ansi-dark", "ansi-light"),
)


def theme() -> str:
    """The theme that was on last; dark where none was, or where it has gone."""
    name = remembered("theme")
    return name if name in THEMES else THEMES[0]


def folder() -> Path:
    """Where this machine keeps a person's settings, as $XDG_CONFIG_HOME/practice-coder."""
    return user_config_path("practice-coder", appauthor=False)


def keymap_file() -> Path:
    return folder() / "keymap.toml"


def remembered(name: str) -> str:
    """What was kept under this name; empty if nothing was, or if it cannot be read."""
    value = _all().get(name, "")
    return value if isinstance(value, str) else ""


def remember(name: str, value: str) -> None:
    """Keep a word for the next time; a folder that cannot be written to is no reason to stop."""
    kept = {**_all(), name: value}
    lines = [f"{one} = {json.dumps(word)}" for one, word in kept.items() if isinstance(word, str)]
    with suppress(OSError):
        folder().mkdir(parents=True, exist_ok=True)
        _settings().write_text("\n".join([*lines, ""]), encoding="utf-8")


def _settings() -> Path:
    return folder() / "settings.toml"


def _all() -> dict[str, object]:
    with suppress(OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return tomllib.loads(_settings().read_text(encoding="utf-8"))
    return {}
