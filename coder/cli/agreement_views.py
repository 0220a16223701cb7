"""Agreement from other sides than codes: coders, confusions, documents, rounds and spans."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from coder.cli.cells import figure, percent
from coder.exchange.tables import UNDEFINED, Cell, Kind, Table, Tables
from coder.workflow import agreeing

if TYPE_CHECKING:
    from coder.agreement.confusion import Confusion
    from coder.agreement.estimates import Estimate
    from coder.agreement.free_spans import FreeSpans
    from coder.agreement.pairs import PairAgreement
    from coder.agreement.trend import TrendLine
    from coder.workflow.agreeing import Question
    from coder.workflow.project import Project

    Sides = tuple[tuple[PairAgreement, ...], Mapping[str, Estimate]]

WHOLE = "all codes"
SHOWN = ("percent_agreement", "f1_positive", "cohen_kappa", "alpha_nominal")
INSTEAD = {"cohen_kappa": "cohen_kappa_quadratic", "alpha_nominal": "alpha_ordinal"}
FREE = ("token_f1", "exact_span_f1", "span_f1_iou50", "span_f1_any_overlap", "char_iou")
MASI = "All codes: α of code sets, with the MASI distance."
LEFT_OUT = "α of the others: where it rises much, the one who is left out codes unlike them."
TAKEN = (
    "A unit counts where each of the two gave a code that the other did not give. A dash: the "
    "other gave nothing in its place."
)
SPANS = "Of respondents' words alone, documents one after the other; F1 and IoU need no units."


@dataclass(frozen=True, slots=True)
class View:
    """What people see, what scripts get, and the unrounded table for spreadsheets."""

    tables: Tables
    payload: object
    data: Tables


def view(project: "Project", question: "Question", name: str) -> View:
    """The view of that name: coders, confusion, documents, rounds or spans."""
    return _VIEWS[name](project, question)


def _coders(project: "Project", question: "Question") -> View:
    """All codes at once stand first, where all were asked for."""
    subject = agreeing.compared(project, question)
    whole = None if question.codes else agreeing.whole(subject)
    codes = {code.id: agreeing.details(subject, code) for code in subject.codes}
    sides = {code: (one.pairs, one.without) for code, one in codes.items()}
    every = sides if whole is None else {WHOLE: (whole.pairs, whole.without), **sides}
    notes = () if whole is None else (MASI,)
    tables = [_pair_table(every, notes)]
    if any(without for _, without in every.values()):
        tables.append(_without_table(every, notes))
    payload = {
        "whole": None
        if whole is None
        else {"alpha_masi": asdict(whole.alpha), **_by_coders(whole.pairs, whole.without)},
        "codes": [{"code": code, **_by_coders(*side)} for code, side in sides.items()],
    }
    return View(tables, payload, tables)


def _pair_table(every: "Mapping[str, Sides]", notes: tuple[str, ...]) -> Table:
    columns = ("Code", "Coder", "And", "Units", "Percent", "F1+", "κ", "α", "α low", "α high")
    rows = tuple(
        (label, one.one, one.other, one.units, *_figures(one.measures))
        for label, (pairs, _) in every.items()
        for one in pairs
    )
    kinds = (*(Kind.TEXT,) * 3, Kind.COUNT, Kind.PERCENT, *(Kind.NUMBER,) * 5)
    return Table("Agreement of each two coders", columns, rows, notes, kinds)


def _figures(measures: "Mapping[str, Estimate]") -> tuple[Cell, ...]:
    found = [measures.get(name) or measures.get(INSTEAD.get(name, "")) for name in SHOWN]
    found[-1] = found[-1] or measures.get("alpha_masi")
    agreed, *others = (None if one is None else one.value for one in found)
    alpha = found[-1]
    interval = map(figure, (alpha.low, alpha.high) if alpha else (None, None))
    return (percent(agreed), *map(figure, others), *interval)


def _without_table(every: "Mapping[str, Sides]", notes: tuple[str, ...]) -> Table:
    rows = tuple(
        (label, name, *map(figure, (one.value, one.low, one.high)))
        for label, (_, without) in every.items()
        for name, one in without.items()
    )
    columns = ("Code", "Left out", "α", "α low", "α high")
    return Table("Agreement without each coder", columns, rows, (LEFT_OUT, *notes))


def _by_coders(
    pairs: "tuple[PairAgreement, ...]", without: "Mapping[str, Estimate]"
) -> dict[str, Any]:
    return {
        "pairs": [asdict(one) for one in pairs],
        "without": {name: asdict(one) for name, one in without.items()},
    }


def _confusion(project: "Project", question: "Question") -> View:
    found = agreeing.confusions(agreeing.compared(project, question))
    columns = ("Said", "By", "Instead", "By whom", "Units", "First in")
    rows = tuple(
        (
            *(one.said, one.by, one.instead or UNDEFINED, one.other, len(one.units)),
            one.units[0].document.name,
        )
        for one in found
    )
    table = Table("Which codes are taken for which", columns, rows, (TAKEN,))
    return View(table, [_confusion_payload(one) for one in found], table)


def _confusion_payload(one: "Confusion") -> dict[str, Any]:
    return {
        "said": one.said,
        "by": one.by,
        "instead": one.instead or None,
        "other": one.other,
        "count": len(one.units),
        "units": [
            {"document": unit.document.name, "start": unit.span.start, "stop": unit.span.stop}
            for unit in one.units
        ],
    }


def _documents(project: "Project", question: "Question") -> View:
    subject = agreeing.compared(project, question)
    found = agreeing.unfinished(subject)
    names = subject.terms.names
    rows = tuple(
        (
            one.document.name,
            *(str(one.progress[name]) for name in names),
            "yes" if one.compared else "no",
        )
        for one in found
    )
    title = f"{len(found)} documents that not all of {', '.join(names)} have finished"
    table = Table(title, ("Document", *names, "In the figures"), rows)
    payload = [
        {
            "document": one.document.name,
            "coders": {name: str(how) for name, how in one.progress.items()},
            "compared": one.compared,
        }
        for one in found
    ]
    return View(table, payload, table)


def _rounds(project: "Project", question: "Question") -> View:
    found = agreeing.trend(project, question)
    columns = ("Code", "Round", "Units", "α", "α low", "α high")
    rows = tuple(_trend_rows(found))
    note = "Rounds are of other documents, and perhaps of another wording of the codebook."
    table = Table("Agreement round by round", columns, rows, (note,))
    payload = [
        {
            "code": line.code.id,
            "rounds": [
                {"round": number, "units": one.units, "alpha": asdict(one.alpha)}
                for number, one in line.rounds.items()
            ],
        }
        for line in found
    ]
    return View(table, payload, table)


def _trend_rows(found: "tuple[TrendLine, ...]") -> Iterator[tuple[Cell, ...]]:
    for line in found:
        for number, one in line.rounds.items():
            alpha = one.alpha
            figures = map(figure, (alpha.value, alpha.low, alpha.high))
            yield line.code.id, number, one.units, *figures


def _spans(project: "Project", question: "Question") -> View:
    subject = agreeing.compared(project, question)
    every = {code.id: agreeing.details(subject, code).spans for code in subject.codes}
    found = {code: spans for code, spans in every.items() if spans is not None}
    columns = ("Code", "Documents", "uα", "|uα", "Words F1", "Same", "Half", "Any", "IoU")
    rows = tuple(_span_row(code, spans) for code, spans in found.items())
    rules = next((one.scores.rules for one in found.values()), {})
    notes = (SPANS, *(f"{name}: {rules[name]}" for name in FREE if name in rules))
    table = Table("How far coders marked the same words", columns, rows, notes)
    return View(table, [_span_payload(code, spans) for code, spans in found.items()], table)


def _span_row(code: str, spans: "FreeSpans") -> tuple[Cell, ...]:
    whole, scores = spans.unitizing, spans.scores.scores
    estimates = (whole.u_alpha, whole.bar_u_alpha, *(scores[name] for name in FREE))
    return code, whole.documents, *(figure(one.value) for one in estimates)


def _span_payload(code: str, spans: "FreeSpans") -> dict[str, Any]:
    whole, scores = spans.unitizing, spans.scores
    return {
        "code": code,
        "documents": whole.documents,
        "length": whole.length,
        "u_alpha": asdict(whole.u_alpha),
        "bar_u_alpha": asdict(whole.bar_u_alpha),
        "scores": {name: asdict(one) for name, one in scores.scores.items()},
        "rules": dict(scores.rules),
    }


_VIEWS: dict[str, Callable[["Project", "Question"], View]] = {
    "coders": _coders,
    "confusion": _confusion,
    "documents": _documents,
    "rounds": _rounds,
    "spans": _spans,
}
