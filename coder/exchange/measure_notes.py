"""What must be read with measures: how they were scored, and by which rules they were counted."""

from collections.abc import Iterable, Iterator

from coder.exchange.theme_notes import SMALL_BASE, exploratory
from coder.measures.change import Change
from coder.measures.key import Key, Kind, Rule
from coder.measures.measured import MeasureReport
from coder.measures.ranks import RankTest

SMALL = f"* Fewer than {SMALL_BASE}: read the numbers themselves before any mean."
QUARTILES = "Quartiles lie between the two nearest scores (type 7); sd is that of a sample."
INTERVAL = (
    "Change is the later time minus the earlier, of those who have both; its interval is that of "
    "the mean (t distribution)."
)
ALPHA = (
    "α is Cronbach's (1951), of sheets without a missing answer: how far items go together, not "
    "whether they measure what is meant."
)


def n_of(number: int) -> str:
    """A number of people, starred where there are few."""
    return f"{number}*" if 0 < number < SMALL_BASE else str(number)


def key_notes(key: Key) -> Iterator[str]:
    """How answers became scores."""
    if key.kind is Kind.SCALE:
        yield f"Answers are {key.allowed()}{_coded(key)}; {_turned(key)}; {key.better()}."
        yield from _missing(key)
    if key.cutoff:
        yield f"Cut-off {key.cutoff.value:g}, {key.better()}: {key.cutoff.source}."
    if key.reliable_change:
        change = key.reliable_change
        yield f"Reliably: the {key.main.name} changed by {change.value:g} or more: {change.source}."
    if key.source:
        yield f"Source: {key.source.rstrip('.')}."
    if key.note:
        yield key.note


def report_notes(report: MeasureReport) -> Iterator[str]:
    """The rules behind a report, those on small numbers and tests last."""
    yield from key_notes(report.key)
    if any(at.items for one in report.scores for at in one.times):
        yield ALPHA
    yield QUARTILES
    changes = [one.change for one in report.scores if one.change]
    if changes:
        yield INTERVAL
    if any(one.turns for one in report.scores):
        yield "Better and worse count people, by whichever difference there is."
    yield from _dropped(report)
    if any(0 < at.summary.n < SMALL_BASE for one in report.scores for at in one.times):
        yield SMALL
    yield from tested(one.test for one in changes)


def tested(tests: Iterable[RankTest]) -> Iterator[str]:
    """Which tests were made, how, and how to read them."""
    made = [one for one in tests if one.p is not None]
    if made:
        names = "; ".join(dict.fromkeys(one.name for one in made))
        yield f"{names}; two-sided. {exploratory(len(made))}"


def unpaired(change: Change) -> str:
    """How many stand outside the pairs."""
    first, last = change.first, change.last
    return f"{change.only_first} with {first} alone, {change.only_last} with {last} alone"


def _dropped(report: MeasureReport) -> Iterator[str]:
    main = report.key.main.name
    for one in report.scores:
        if one.score == main and one.group is None and one.change:
            yield f"Outside the pairs of the {main}: {unpaired(one.change)}."


def _coded(key: Key) -> str:
    return f", {key.coding}" if key.coding else ""


def _turned(key: Key) -> str:
    if not key.reversed or key.high is None:
        return "no item is turned"
    whole = f"{key.low + key.high:g}"
    return f"items {', '.join(key.reversed)} are turned ({whole} − answer)"


def _missing(key: Key) -> Iterator[str]:
    rules = [rule for rule in key.rules if len(rule.items) > 1]
    if not rules:
        return
    needs = "; ".join(f"{rule.name} {_need(rule)}" for rule in rules)
    some = any(rule.least < len(rule.items) for rule in rules)
    prorated = "; the mean of those answered stands for the others" if some else ""
    said = f" {key.missing_source.rstrip('.')}." if key.missing_source else ""
    yield f"Answers needed: {needs}{prorated}.{said}"


def _need(rule: Rule) -> str:
    return f"{rule.least} of {len(rule.items)}"
