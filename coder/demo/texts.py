"""The invented words and people, read from the data files beside this module."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from coder.demo.model import OUTCOMES, TIMES, Person

_TEXTS = files("coder.demo") / "texts"
_ATTRIBUTES = ("role", "borough", "model", "experience", "training")
WITHHELD = Person(
    "FSW 26",
    {
        "role": "family social worker",
        "borough": "Brackwell",
        "model": "transferral",
        "experience": "2 to 5 years",
        "training": "part",
    },
    {},
)


@cache
def load(name: str) -> Any:
    """One YAML file of texts, such as `planning`."""
    from ruamel.yaml import YAML

    return YAML(typ="safe", pure=True).load((_TEXTS / f"{name}.yaml").read_text("utf-8"))


def raw(name: str) -> str:
    """A data file as it stands."""
    return (_TEXTS / name).read_text("utf-8")


def people() -> tuple[Person, ...]:
    """The 49 who filled in booklets, with what is planted in their words."""
    return tuple(_person(row) for row in csv.DictReader(raw("people.csv").splitlines()))


def _person(row: Mapping[str, str]) -> Person:
    shows = {f"{code}_{time}": row[f"{code}_{time}"] == "1" for code in OUTCOMES for time in TIMES}
    attributes = {name: row[name] for name in _ATTRIBUTES}
    return Person(row["person"], attributes, shows, row["OC_SAFE"], row["OC_SUP"])
