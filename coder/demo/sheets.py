"""The tables beside the transcripts: who the people are, what the files are, who coded what."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from codebook import files as codebook_files
from coder.demo import families, texts
from coder.demo.coders import Disagreement, Given
from coder.demo.model import TIMES, Interview, Person

CODEBOOK = "practice"


def write_cases(path: Path, people: Sequence[Person]) -> None:
    attributes = list(people[0].attributes)
    rows = ((person.id, *(person.attributes[name] for name in attributes)) for person in people)
    _write(path, ("id", *attributes), rows)


def write_documents(path: Path, interviews: Sequence[Interview]) -> None:
    """Interviews cannot say whose they are and when; one of them was withheld."""
    withheld = texts.WITHHELD.id
    rows = (
        (talk.name, talk.person, TIMES[-1], "withheld" if talk.person == withheld else "present")
        for talk in interviews
    )
    _write(path, ("document", "case", "time", "state"), rows)


def write_codings(path: Path, given: Iterable[Given]) -> None:
    rows = ((one.document, one.quote, one.code, one.coder, one.value) for one in given)
    _write(path, ("document", "quote", "code", "coder", "value"), rows)


def write_disagreements(path: Path, disagreements: Sequence[Disagreement]) -> None:
    """Where the two coders differed, how that was settled, and why."""
    rows = (
        (one.response, one.outcome, one.coded, "yes" if one.holds else "no", one.settled, one.why)
        for one in disagreements
    )
    _write(path, ("document", "code", "coded by", "in the consensus", "settled by", "why"), rows)


def write_scenarios(path: Path) -> None:
    path.write_text(texts.raw("scenarios.yaml"), "utf-8", newline="\n")


def write_codebook(path: Path) -> None:
    codebook_files.write(codebook_files.shipped(CODEBOOK), path)


def write_measures(folder: Path, people: Sequence[Person]) -> None:
    """What was measured of the families and by the office, with the keys to score it."""
    _write(folder / f"{families.SCORE}.csv", families.score_columns(), families.score_rows(people))
    columns = ("case", "time", families.REREFERRALS)
    _write(folder / f"{families.REREFERRALS}.csv", columns, families.rereferral_rows(people))
    for name, key in families.KEYS.items():
        (folder / f"{name}.yaml").write_text(key, "utf-8", newline="\n")


def write_guide(path: Path) -> None:
    """A page for people who open the folder: what is in it, and that it is invented."""
    path.write_text(texts.raw("README.md"), "utf-8", newline="\n")


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
