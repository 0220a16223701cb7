"""How good suggestions are, as tables and as data."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from codebook.model import Code
from coder.exchange.tables import Cell, Kind, Table
from coder.suggest.evaluation import Evaluation, Method
from coder.suggest.recipe import BLEND

FIGURES = {
    "ap": "average precision",
    "f1": "F1",
    "hit3": "hit@3",
    "ece": "calibration error",
}
METHODS = {
    "blend": "blend",
    "words": "without vectors",
    "rules": "rules alone",
    "chance": "chance",
}
_READ = (
    "What was read when 80 and 95 % of the coded units had been found; nobody who reads knows when "
    "that is. Work saved: 0.95 less the share that was read by then."
)
_NAMED = 10  # codes in a note
_EACH = ("ap", "f1", "ece")
_CODES = (
    "AP: average precision; chance is about the share that is coded. F1 and ECE, the expected "
    "calibration error, are those of the blend."
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Which share of all units (0 to 1) was read in order when 80 and 95 % of a code were found."""

    method: str
    code: Code
    to80: float
    to95: float

    @property
    def saved(self) -> float:
        """Work saved over sampling at 95 % recall (Cohen et al. 2006)."""
        return 0.95 - self.to95


@dataclass(frozen=True, slots=True)
class Shown:
    """An evaluation in names: its codes, the kind of its units, and readings in order.

    `others` are voices, besides respondents, whose words were tried, too; `rare` are codes on too
    few units to be tried, with the number of units that have them or were left; `voted` counts the
    documents that several coders finished and nobody settled.
    """

    evaluation: Evaluation
    codes: Sequence[Code]
    unit: str
    read: Sequence[Reading]
    others: Sequence[str] = ()
    rare: Sequence[tuple[Code, int, int]] = ()
    voted: int = 0


def evaluation_tables(shown: Shown) -> list[Table]:
    """Each method by what was learned from; each code at the largest size; reading in order."""
    tables = [_methods(shown), _codes(shown)]
    return [*tables, _reading(shown)] if shown.read else tables


def evaluation_payload(shown: Shown) -> dict[str, object]:
    """Data for scripts; `sizes`, `codes` and `macro` are those of the program's own method."""
    found = shown.evaluation
    methods = {one.name: _method(shown, one) for one in found.methods}
    return {
        **methods[found.methods[0].name],
        "methods": methods,
        "seed": found.asked.seed,
        "splits": found.asked.seeds,
        "held_out": found.asked.held_out,
        "rare": [
            {"code": code.id, "label": code.label, "positives": coded, "units": coded + left}
            for code, coded, left in shown.rare
        ],
        "voted": shown.voted,
        "unit": shown.unit,
        "voices": ["respondent", *shown.others],
        "units": found.units,
        "documents": found.documents,
    }


def _method(shown: Shown, method: Method) -> dict[str, object]:
    found = shown.evaluation
    return {
        "sizes": list(found.sizes),
        "codes": [
            {
                "code": code.id,
                "label": code.label,
                "positives": positives,
                "units": positives + left,
                **{name: _told(values) for name, values in figures.items()},
                "wss95": _saved(shown, method, code),
            }
            for code, positives, left, figures in zip(
                shown.codes, found.positives, found.left, method.codes, strict=True
            )
        ],
        "macro": {
            **{name: _told(values) for name, values in method.macro.items()},
            "wss95": [_saved(shown, method)] * len(found.sizes),
        },
        "spread": _told(method.spread),
    }


def _saved(shown: Shown, method: Method, code: Code | None = None) -> float | None:
    """The work that a method saves, for one code or in the mean; it learns as it reads."""
    saved = [
        one.saved for one in shown.read if one.method == method.name and code in (None, one.code)
    ]
    return sum(saved) / len(saved) if saved else None


def _methods(shown: Shown) -> Table:
    found = shown.evaluation
    rows = [
        (
            METHODS.get(one.name, one.name),
            size,
            *(_cell(one.macro[name][place]) for name in FIGURES),
        )
        for one in found.methods
        for place, size in enumerate(found.sizes)
    ]
    number = (Kind.NUMBER,) * len(FIGURES)
    return Table(
        f"How good suggestions are on {found.units} {shown.unit}s of {_documents(found)}",
        ("method", "learned from", *FIGURES.values()),
        tuple(rows),
        tuple(_notes(shown)),
        (Kind.TEXT, Kind.COUNT, *number),
    )


def _codes(shown: Shown) -> Table:
    found = shown.evaluation
    rows = [
        (
            code.id,
            code.label,
            found.positives[place],
            *(_cell(one.codes[place]["ap"][-1]) for one in found.methods),
            *(_cell(found.methods[0].codes[place][name][-1]) for name in _EACH[1:]),
        )
        for place, code in enumerate(shown.codes)
    ]
    names = tuple(f"AP {one.name}" for one in found.methods)
    return Table(
        f"Each code after {found.sizes[-1]} {shown.unit}s",
        ("code", "label", "coded", *names, "F1", "ECE"),
        tuple(rows),
        (_CODES,),
        (Kind.TEXT, Kind.TEXT, Kind.COUNT, *(Kind.NUMBER,) * (len(names) + len(_EACH) - 1)),
    )


def _reading(shown: Shown) -> Table:
    """The program's own method code by code, then what all methods save in the mean."""
    first = shown.evaluation.methods[0]
    rows: list[tuple[Cell, ...]] = [
        (one.code.id, one.code.label, 100 * one.to80, 100 * one.to95, one.saved)
        for one in shown.read
        if one.method == first.name
    ]
    rows += [
        (f"mean, {METHODS.get(one.name, one.name)}", "", None, None, _saved(shown, one))
        for one in shown.evaluation.methods
    ]
    return Table(
        f"Reading {shown.unit}s in the order that is proposed, the likeliest first",
        ("code", "label", "read to 80 % (%)", "read to 95 % (%)", "work saved"),
        tuple(rows),
        (_READ,),
        (Kind.TEXT, Kind.TEXT, Kind.PERCENT, Kind.PERCENT, Kind.NUMBER),
    )


def _notes(shown: Shown) -> Iterator[str]:
    found = shown.evaluation
    asked = found.asked
    what = "documents, large ones in parts," if found.blocks else "whole documents"
    yield (
        f"Means of {asked.seeds} random splits from seed {asked.seed}: {what} with "
        f"{100 * asked.held_out:.0f} % of the units are held out, the suggester sees the "
        "text of all and what was decided on the first units of the others."
    )
    yield (
        f"Of {codes_tried(shown)} on five held-out units or more in every split. F1 calls as "
        "large a share coded as was coded before; hit@3: of coded units, how many have a right "
        "code among the first three."
    )
    if rare := [f"{code.id} ({coded} coded)" for code, coded, _ in shown.rare]:
        told = ", ".join(rare[:_NAMED]) + (" …" if rare[_NAMED:] else "")
        yield f"Too rare to be tried, and in no figure: {told}."
    if shown.voted:
        yield (
            f"In {_plural(shown.voted, 'document')} of several coders nothing is settled: there a "
            "code stands where more than half of them gave it, and a tie is left out."
        )
    if shown.others:
        yield (
            f"Codes stand on the words of {' and '.join(f'{one}s' for one in shown.others)}: these "
            "were tried, too. Elsewhere only respondents' words are suggested and counted."
        )
    if missed := [str(size) for size in asked.sizes if size not in found.sizes]:
        yield f"Left out: {', '.join(missed)}. Fewer units are there to learn from."
    behind = list(_behind(found))
    yield (
        f"Rules alone rank better after {', '.join(behind)} units: suggestions that learn do "
        "not pay here yet."
        if behind
        else "At every size the blend ranks at least as well as rules alone."
    )
    yield (
        f"Rules lead at first: they weigh {BLEND.rules_at(0):.1f} before anything is reviewed, "
        f"half of that after {BLEND.rules_half} units."
    )


def _behind(found: Evaluation) -> Iterator[str]:
    """The sizes at which the blend ranks worse than the rules."""
    figures = {one.name: one.macro["ap"] for one in found.methods}
    pairs = zip(found.sizes, figures["blend"], figures["rules"], strict=True)
    return (str(size) for size, blend, rules in pairs if blend < rules)


def _documents(found: Evaluation) -> str:
    return _plural(found.documents, "document")


def codes_tried(shown: Shown) -> str:
    """How many codes could be tried, in words."""
    return _plural(len(shown.codes), "code")


def _plural(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def _told(values: Sequence[float]) -> list[float | None]:
    return [None if math.isnan(value) else value for value in values]


def _cell(value: float) -> Cell:
    return None if math.isnan(value) else value
