"""The rules of the house that neither the type checker nor the linter can hold."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("codebook", "coder", "transcripts", "tui")
MODULES = sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))
EVERY_FILE = [
    *MODULES,
    *(path for name in ("tests", "benchmarks") for path in sorted((ROOT / name).rglob("*.py"))),
]

LIGHT = (
    *("coder.cli", "coder.store.project_file", "coder.workflow.coding"),
    *("coder.workflow.suggesting", "codebook.files", "transcripts.files", "tui.command"),
)
HEAVY = {
    *("docx", "lemminflect", "matplotlib", "numpy", "openpyxl", "pandas", "rich"),
    *("scipy", "sklearn", "spacy", "textual"),
}
LONGEST_FILE = 300
SAYS_NOTHING = {
    *("utils", "util", "helpers", "helper", "manager", "managers", "core", "common", "misc"),
}
HISTORY = ROOT / "coder" / "store" / "history.py"
WRITING = re.compile(r"\s*(INSERT|REPLACE|UPDATE|DELETE)\b")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
WRITING_METHODS = {"insert_all", "upsert", "upsert_all", "delete_where", "create_table"}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def syntax(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def python(script: str) -> subprocess.CompletedProcess[str]:
    """What a fresh interpreter says to the script."""
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=False, text=True, cwd=ROOT
    )


def loaded_after(script: str) -> set[str]:
    """The packages that a fresh interpreter has loaded after the script."""
    done = python(f"{script}\nimport sys\nprint()\nprint(*sys.modules)")
    assert done.returncode == 0, done.stderr
    return {name.split(".")[0] for name in done.stdout.splitlines()[-1].split()}


def writes(path: Path) -> Iterator[str]:
    """Every SQL statement or sqlite-utils call in a module that would write rows."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if WRITING.match(node.value):
                yield node.value
        elif isinstance(node, ast.Attribute) and node.attr in WRITING_METHODS:
            yield node.attr


def test_every_import_keeps_to_the_contracts() -> None:
    done = python(
        "import sys; from importlinter.cli import lint_imports; "
        "sys.exit(lint_imports(no_cache=True, no_logo=True))"
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_picture_in_the_docs_is_the_one_that_is_checked() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    page = " ".join((ROOT / "docs" / "architecture.md").read_text("utf-8").split())
    inside = [one for one in contracts["contracts"] if "containers" in one]
    assert len(inside) == len(PACKAGES)
    for contract in inside:
        layers = " → ".join(contract["layers"]).replace("(", "").replace(")", "")
        assert f"{contract['containers'][0]}: {layers}" in page


def test_every_link_in_the_docs_leads_somewhere() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    links = [(page, link) for page in pages for link in LINK.findall(page.read_text("utf-8"))]
    assert [link for page, link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("module", LIGHT)
def test_a_light_module_loads_nothing_heavy(module: str) -> None:
    assert not HEAVY & loaded_after(f"import {module}")


def test_asking_for_help_loads_nothing_heavy() -> None:
    ask = "from coder.cli import main\nmain(['--help'], standalone_mode=False)"
    assert not HEAVY & loaded_after(ask)


def test_no_file_is_too_long_to_read_in_one_go() -> None:
    lines = {named(path): len(path.read_text("utf-8").splitlines()) for path in EVERY_FILE}
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}


def test_every_module_says_in_one_sentence_what_it_is() -> None:
    said = {named(path): ast.get_docstring(syntax(path)) or "" for path in MODULES}
    assert [name for name, words in said.items() if not words.split("\n\n")[0].endswith(".")] == []


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in MODULES}
    assert [named(one) for one in folders if not (one / "__init__.py").is_file()] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {path: set(path.relative_to(ROOT).with_suffix("").parts) for path in EVERY_FILE}
    assert [named(path) for path, parts in names.items() if parts & SAYS_NOTHING] == []


def test_only_the_history_writes_rows_and_what_keeps_vectors_that_can_be_made_anew() -> None:
    found = [named(path) for path in MODULES if list(writes(path))]
    assert found == [named(HISTORY), "coder/store/vectors.py"]
