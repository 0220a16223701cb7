"""Make the pictures of the docs from the program itself, on the invented study."""

import asyncio
import re
import shlex
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from coder.cli import main as coder  # noqa: E402 - the program is found beside the docs
from coder.demo.build import build  # noqa: E402 - the program is found beside the docs
from coder.workflow.project import open_project  # noqa: E402 - found beside the docs
from tui.app import CoderApp  # noqa: E402 - found beside the docs

FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)  # a picture fetches nothing from elsewhere
EXAMPLE = re.compile(r"^coder (chart .+) -o .+\n(?:coder .+\n)*```\n\n!.+\((.+)\)", re.MULTILINE)
NARROW, WIDE = (80, 24), (134, 34)


@dataclass(frozen=True)
class Picture:
    """A picture: who opens which document, and the keys that lead to what is seen."""

    name: str
    coder: str
    document: str
    keys: str
    size: tuple[int, int] = NARROW


INTERVIEW, RESPONSE = "ASW 05 interview", "ASW 05 T2 S1"
PICTURES = (
    Picture("coding-screen", "ana", RESPONSE, "] ] s", WIDE),
    Picture("tutorial-documents", "dana", "", ""),
    Picture("tutorial-selected", "dana", RESPONSE, "s"),
    Picture("tutorial-picker", "dana", RESPONSE, "s enter s c h o o l"),
    Picture("tutorial-ends", "dana", RESPONSE, "s p escape e ) +"),
    Picture("tutorial-codebook", "dana", RESPONSE, "T down", WIDE),
    Picture("tutorial-memo", "dana", RESPONSE, "s p escape m"),
    Picture("tutorial-search", "dana", "", "F s c h o o l enter"),
    Picture("tutorial-cards", "dana", RESPONSE, "R"),
    Picture("lead-agreement", "lead", "", "A", WIDE),
    Picture("lead-settling", "lead", "", "D s", WIDE),
)


async def drawn(picture: Picture, study: Path) -> str:
    """The screen as an SVG, in a copy of the study that nobody else has touched."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(study, folder))
        with open_project(copy, coder=picture.coder) as project:
            app = CoderApp(project, document=picture.document)
            async with app.run_test(size=picture.size) as pilot:
                await pilot.pause(0.5)
                for key in picture.keys.split():
                    await pilot.press(key)
                    await app.workers.wait_for_complete()  # what is counted in a thread
                await pilot.pause(0.5)
                title = f"coder open demo.coder --as {picture.coder}"
                return FONTS.sub("", app.export_screenshot(title=title))


def charts() -> dict[str, list[str]]:
    """Each picture on the page of charts, and the words of the example that stands before it."""
    shown = EXAMPLE.findall((HERE / "charts.md").read_text("utf-8"))
    return {picture: shlex.split(command) for command, picture in shown}


def main() -> None:
    wanted = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        study = build(Path(folder), tell=lambda _: None)
        for picture in PICTURES:
            if not wanted or picture.name in wanted:
                svg = asyncio.run(drawn(picture, study))
                (HERE / f"{picture.name}.svg").write_text(svg, encoding="utf-8")
        for name, words in charts().items():
            if not wanted or name.removesuffix(".svg") in wanted:
                coder(["-p", str(study), *words, "-o", str(HERE / name)], standalone_mode=False)


if __name__ == "__main__":
    main()
