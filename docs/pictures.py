"""Make the pictures of the docs from the program itself, on the invented study."""

import asyncio
import re
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from coder.demo.build import build  # noqa: E402 - the program is found beside the docs
from coder.workflow.project import open_project  # noqa: E402 - found beside the docs
from tui.app import CoderApp  # noqa: E402 - found beside the docs

DOCUMENT = "ASW 05 T2 S1"
SIZE = (134, 34)
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)  # a picture fetches nothing from elsewhere
KEYS = ("right_square_bracket", "right_square_bracket", "s")


async def coding_screen(project_file: Path) -> str:
    """The coding screen with some words selected, as an SVG."""
    with open_project(project_file, coder="ana") as project:
        app = CoderApp(project, document=DOCUMENT)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await pilot.pause()
            await pilot.press(*KEYS)
            await pilot.pause()
            picture = app.export_screenshot(title="coder open demo.coder --as ana")
    return FONTS.sub("", picture)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        study = build(Path(folder), tell=lambda _: None)
        picture = asyncio.run(coding_screen(study))
    (HERE / "coding-screen.svg").write_text(picture, encoding="utf-8")
