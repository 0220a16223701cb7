"""The screen as plain text, and its comparison with a text file beside the test."""

import os
from pathlib import Path
from typing import Any

from textual.app import App


def screen_text(app: App[Any]) -> str:
    """What the terminal shows, without colours; the one place that touches a private name."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips).rstrip()


def assert_looks_like(app: App[Any], picture: Path) -> None:
    """Compare the screen with a file; with REWRITE_SCREENS set, write the file instead."""
    text = screen_text(app)
    if os.environ.get("REWRITE_SCREENS"):
        picture.parent.mkdir(exist_ok=True)
        picture.write_text(f"{text}\n", encoding="utf-8")
    assert text == picture.read_text(encoding="utf-8").removesuffix("\n")
