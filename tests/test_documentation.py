"""The manual tells the truth: its commands exist, its examples run."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from coder.cli import COMMANDS, main
from coder.cli.manual import manual

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ON_A_SCREEN = "open"  # needs a terminal; its own tests drive it


def examples(heading: str) -> list[list[str]]:
    """The `coder` commands under a heading of the README, as words."""
    section = README.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = re.findall(r"^uv run coder (.+)$", section, flags=re.MULTILINE)
    return [shlex.split(line, comments=True) for line in lines]


def shown(page: Path) -> list[list[str]]:
    """The `coder` commands in the `sh` blocks of a page, as words."""
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)
    lines = re.findall(r"^coder (.+)$", "\n".join(blocks), flags=re.MULTILINE)
    return [shlex.split(line, comments=True) for line in lines]


OF_OTHER_STUDIES = {"agreement", "copies", "file-formats", "lead"}  # before or without a demo
PAGES_WITH_EXAMPLES = [
    page
    for page in sorted((ROOT / "docs").glob("*.md"))
    if shown(page) and page.stem not in OF_OTHER_STUDIES
]


def run(words: list[str]) -> None:
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, f"coder {shlex.join(words)}\n{result.output}"


@pytest.fixture
def in_demo(demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(demo_folder, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CODER_PROJECT", raising=False)
    return tmp_path


@pytest.mark.usefixtures("in_demo")
def test_the_examples_of_the_readme_run_on_the_demo() -> None:
    commands = examples("Five minutes with the demo")
    assert len(commands) >= 5
    for words in commands:
        run(words)


@pytest.mark.usefixtures("in_demo")
@pytest.mark.parametrize("page", PAGES_WITH_EXAMPLES, ids=lambda page: page.stem)
def test_the_examples_of_a_page_run_on_the_demo(page: Path) -> None:
    for words in shown(page):
        run(words)


def test_the_examples_on_copies_run_on_a_copy_that_was_worked_in(
    in_demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CODER_NAME", "lead")
    (in_demo / "demo.coder").rename(in_demo / "study.coder")
    commands = shown(ROOT / "docs" / "copies.md")
    for words in (one for one in commands if "copy" in one):
        (in_demo / "ben.coder").unlink(missing_ok=True)
        run(words)
    run(["-p", "ben.coder", "memos", "write", "--code", "PL", "--text", "Mine.", "--as", "ben"])
    for words in (one for one in commands if "copy" not in one):
        run(words)


@pytest.mark.usefixtures("in_demo")
def test_what_the_lead_looks_at_is_there_in_the_demo() -> None:
    looks = [
        words
        for words in shown(ROOT / "docs" / "lead.md")
        if words[0] in {"agreement", "themes"} or words[1:2] in (["show"], ["list"], ["summary"])
    ]
    assert len(looks) >= 8
    for words in looks:
        run(words)


def test_a_study_of_one_s_own_is_made_as_the_readme_says(in_demo: Path) -> None:
    (in_demo / "demo.coder").unlink()
    files = in_demo / "demo-files"
    for name in ("scenarios.yaml", "cases.csv", "documents.csv"):
        shutil.copy(files / name, in_demo / name)
    (in_demo / "interviews").mkdir()
    for path in sorted(files.glob("*.docx")):
        shutil.copy(path, in_demo / "interviews")
    [table] = files.glob("*.xlsx")
    shutil.copy(table, in_demo / "answers.xlsx")
    keep_only_imported(in_demo)
    for words in examples("Your own study"):
        if ON_A_SCREEN not in words and "consensus" not in words and "agreement" not in words:
            run([part for word in words for part in spread(word, in_demo)])


def spread(word: str, folder: Path) -> list[str]:
    """What a shell makes of a word with a star."""
    found = sorted(str(path) for path in folder.glob(word)) if "*" in word else []
    return found or [word]


def keep_only_imported(folder: Path) -> None:
    """documents.csv may only name documents that this smaller study imports."""
    lines = (folder / "documents.csv").read_text(encoding="utf-8").splitlines()
    names = {path.stem for path in (folder / "interviews").iterdir()}
    kept = [line for line in lines[1:] if line.split(",")[0] in names]
    (folder / "documents.csv").write_text("\n".join([lines[0], *kept]) + "\n", encoding="utf-8")


def test_the_manual_has_every_command() -> None:
    text = manual()
    for names in COMMANDS.values():
        for name in names:
            assert f"### coder {name}\n" in text


def test_every_file_on_the_page_of_formats_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs" / "file-formats.md").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CODER_PROJECT", raising=False)
    for name, body in re.findall(r"^```\w+\n# file: (.+)\n((?:.*\n)*?)```$", page, re.MULTILINE):
        (tmp_path / name).write_text(body, encoding="utf-8")
    commands = re.findall(r"^coder (.+)$", page, flags=re.MULTILINE)
    assert len(commands) == 16
    for command in commands:
        run(shlex.split(command))
    exported = (tmp_path / "all-codings.csv").read_text(encoding="utf-8")
    assert "I'd read the file first" in exported


AGREEMENT = ROOT / "docs" / "agreement.md"
MADE = re.compile(r"<!-- \[\[\[cog.*?]]] -->\n(.*?)<!-- \[\[\[end]]] -->\n", re.DOTALL)
# The two lines of Krippendorff, how far another program is off, and a distance of Passonneau's.
KNOWN = {".667", ".800", ".001", ".05", "0.667"}


def test_the_page_of_agreement_is_what_its_tables_compute() -> None:
    check = [sys.executable, "-m", "cogapp", "--check", "docs/agreement.md"]
    done = subprocess.run(check, capture_output=True, check=False, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_figure_in_the_words_on_agreement_stands_in_a_table_above_it() -> None:
    page = AGREEMENT.read_text(encoding="utf-8").split("## Every measure")[0]
    for section in page.split("\n## ")[1:]:
        computed = "".join(MADE.findall(section))
        words = MADE.sub("", section)
        for figure in re.findall(r"(?<![\w.])\d*\.\d{2,}", words):
            assert figure in KNOWN or figure in computed, f"{figure}: {section[:40]}"


def test_the_commands_on_the_page_of_agreement_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CODER_PROJECT", raising=False)
    tables = {
        "ratings.csv": "unit,ana,ben\n1,PL,PL\n2,EN,\n3,EN,PL\n4,PL,PL\n",
        "sets.csv": "ana,ben\nPL; EN,PL\n;,;\nEN,EN\n",
        "turns.csv": "document,ana,ben\na,1,1\na,0,1\nb,0,0\nb,1,1\n",
    }
    for name, text in tables.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    book = Workbook()
    for row in (("ana", "ben"), (0, 0), (1, 2), (3, 3)):
        book.worksheets[0].append(row)
    book.save(tmp_path / "levels.xlsx")
    page = AGREEMENT.read_text(encoding="utf-8")
    commands = re.findall(r"^coder (agreement --data .+)$", page, flags=re.MULTILINE)
    assert len(commands) == 4
    for command in commands:
        run(shlex.split(command))
