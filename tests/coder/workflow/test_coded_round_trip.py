"""What comes in coded leaves as a table of codings, and comes back from it."""

import csv
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as some

from codebook.checks import checked
from codebook.model import Code, Codebook
from coder.exchange.tables import csv_text
from coder.workflow.coded_tables import import_coded
from coder.workflow.project import Project, create_project, open_project
from coder.workflow.transferring import export_codings, import_codings
from transcripts.coded_tables import Columns
from transcripts.text import canonical

BOOK = checked([Code("PL", "Planning"), Code("RR", "Reflection")])
ALL = Columns("w", "d", codes=("c",), coder="r", nothing=("other",))
NAMED = {"": [], "PL": ["PL"], "Reflection": ["RR"], "pl; rr": ["PL", "RR"], "Other": []}
NAMED |= {"RR|Joy": ["RR", "JOY"], "joy,PL": ["JOY", "PL"]}
LETTERS = some.characters(exclude_categories=["C"]) | some.sampled_from('",;|\t\n')
WORDS = some.text(LETTERS).map(canonical)
TURNS = some.tuples(
    some.sampled_from("AB"), WORDS, some.sampled_from([*NAMED]), some.sampled_from(["ana", "ben"])
)


def codings(project: Project) -> list[tuple[str, ...]]:
    """(document, words, code, coder) of every coding, sorted."""
    table = export_codings(project)
    places = [table.columns.index(name) for name in ("document", "quote", "code", "coder")]
    return sorted(tuple(str(row[place]) for place in places) for row in table.rows)


def given_out(folder: Path, table: Path) -> tuple[list[tuple[str, ...]], Codebook]:
    """The codings of a study that the table was brought into; they are in back.csv too."""
    create_project(folder / "one.coder", BOOK)
    with open_project(folder / "one.coder") as project:
        import_coded(project, [table], ALL, defaults={"kind": "response"})
        text = csv_text(export_codings(project))
        (folder / "back.csv").write_text(text, encoding="utf-8")
        return codings(project), project.codebook()


def taken_back(folder: Path, table: Path, codebook: Codebook) -> list[tuple[str, ...]]:
    """The codings of another study with the words of the table and what is in back.csv."""
    create_project(folder / "two.coder", codebook)
    with open_project(folder / "two.coder") as project:
        import_coded(project, [table], Columns("w", "d"), defaults={"kind": "response"})
        import_codings(project, folder / "back.csv")
        return codings(project)


@settings(max_examples=30)
@given(some.lists(TURNS, min_size=1, max_size=8), some.sampled_from([",", ";", "\t"]))
def test_what_came_in_coded_leaves_and_comes_back_the_same(
    turns: Sequence[tuple[str, str, str, str]], delimiter: str
) -> None:
    rows = [(name, f"{n} {words}".strip(), *rest) for n, (name, words, *rest) in enumerate(turns)]
    with TemporaryDirectory() as name:
        table = Path(name) / "talks.tsv"
        with table.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows([("d", "w", "c", "r"), *rows])
        came, codebook = given_out(Path(name), table)
        assert taken_back(Path(name), table, codebook) == came
    assert came == sorted(
        (name, words, code, coder) for name, words, cell, coder in rows for code in NAMED[cell]
    )
