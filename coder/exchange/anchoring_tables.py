"""Suggested beside unprompted coding, as tables and as data."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from coder.agreement.estimates import Estimate
from coder.agreement.prompting import FIGURES, Prompted
from coder.exchange.tables import UNDEFINED, Cell, Kind, Table
from coder.suggest.anchoring import Answers
from coder.themes.counts import Share

EVERY = "all"
_FIGURES = {"percent_agreement": "agreement", "alpha_nominal": "alpha"}
_TAKEN = "nothing that was listed was accepted"
_NOBODY = "Nothing was suggested to any coder yet: coder suggest list --as NAME"
_ANSWERED = (
    "Edited: accepted with other words. Ignored: left as it was when the coder finished or left "
    "the document. The rest is not answered yet. What was accepted and undone later stays so."
)
_SHARE = (
    "Taken: accepted or edited, in percent of shown, with a 95 % Wilson interval; it takes "
    "suggestions as standing alone, and those of one document do not, so it is too narrow. Rank: "
    "the median place in the list of what was taken; – where nothing that was listed was."
)
_MADE = (
    "Codings of today. Prompted: on words of a suggestion of the code that was accepted. The "
    "others are unprompted: made before anything was suggested to the coder in the document, "
    "after it, and in documents where nothing was."
)
_READ_MADE = (
    "Few unprompted codings after suggestions came may mean that coders wait for them, or that "
    "little was left to code: read some of these documents again before you say which."
)
_APART = (
    "Units that both coders finished, by whether the code, or one below it, had been suggested in "
    "them to both coders, one or nobody. Coded: units that either coded."
)
_READ_APART = (
    "More agreement where both saw a suggestion than where nobody did is a reason to look, not a "
    "proof: what is suggested is also easier to see. Compare alpha rather than agreement, which is "
    "high wherever little is coded."
)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told: answers and agreement in names, and why there is no agreement to compare."""

    answers: Sequence[Answers]
    agreement: Sequence[Prompted]
    why_alone: str = ""
    never: Sequence[str] = ()


def anchoring_tables(told: Told, *, exact: bool = False) -> list[Table]:
    """How coders answered, what they coded, and how far they agree; `exact` for other programs."""
    if not told.answers:
        return [Table("What became of suggestions", ("coder", "code"), (), (_NOBODY,))]
    return [_answered(told, exact=exact), _made(told), *_apart(told, exact=exact)]


def anchoring_payload(told: Told) -> dict[str, object]:
    """Data for scripts: percents from 0 to 100, None with the reason beside it."""
    return {
        "answers": [_answer(one) for one in told.answers],
        "agreement": [_agreement(one) for one in told.agreement],
        "agreement_undefined": told.why_alone or None,
        "never_shown": list(told.never),
    }


def _answer(one: Answers) -> dict[str, object]:
    share = _share(one)
    return {
        **asdict(one),
        "code": one.code or None,
        "percent": share.percent,
        "low": share.low,
        "high": share.high,
        "percent_undefined": None if share.told else _nothing(one),
        "median_rank_undefined": _TAKEN if one.median_rank is None else None,
    }


def _agreement(one: Prompted) -> dict[str, object]:
    return {
        "code": one.code.id,
        "unit": one.unit,
        "coders": [one.one, one.other],
        "suggested_to": one.suggested_to,
        "units": one.units,
        "coded": one.coded,
        "measures": {name: asdict(found) for name, found in one.measures.items()},
    }


def _answered(told: Told, *, exact: bool) -> Table:
    """For people the share stands in a few signs, and `open` is what is left of `shown`."""
    counts = ("accepted", "edited", "rejected", "ignored", *(("open",) if exact else ()))
    share = ("percent", "low", "high") if exact else ("taken %",)
    rows = [
        (
            *(one.coder, one.code or EVERY, one.shown),
            *_percent(one, exact=exact),
            *(getattr(one, name) for name in counts),
            _rank(one, exact=exact),
        )
        for one in told.answers
        if one.shown
    ]
    notes = [_ANSWERED, _SHARE]
    if told.never:
        notes.append(f"Never shown a suggestion: {', '.join(told.never)}.")
    return Table(
        "What became of suggestions",
        ("coder", "code", "shown", *share, *counts, "median rank" if exact else "rank"),
        tuple(rows),
        tuple(notes),
    )


def _made(told: Told) -> Table:
    rows = [
        (
            *(one.coder, one.code or EVERY),
            *(one.prompted, one.before, one.after, one.elsewhere),
        )
        for one in told.answers
    ]
    return Table(
        "What was coded with and without them",
        ("coder", "code", "prompted", "before", "after", "elsewhere"),
        tuple(rows),
        (_MADE, _READ_MADE),
    )


def _apart(told: Told, *, exact: bool) -> Iterator[Table]:
    title = "Agreement where a code was suggested, and where it was not"
    columns = ("code", "coders", "suggested to", "units", "coded")
    if not told.agreement:
        yield Table(title, columns, (), (f"No agreement to compare: {told.why_alone}",))
        return
    rows: list[tuple[Cell, ...]] = [
        (
            *(one.code.id, f"{one.one}, {one.other}", one.suggested_to, one.units, one.coded),
            *(cell for name in FIGURES for cell in _figure(one.measures[name], exact=exact)),
        )
        for one in told.agreement
    ]
    ends = ("", " low", " high", " undefined") if exact else ("",)
    figures = tuple(f"{_FIGURES[name]}{end}" for name in FIGURES for end in ends)
    notes = (_APART, _READ_APART, *sorted(_reasons(told.agreement)))
    yield Table(title, (*columns, *figures), tuple(rows), notes, _kinds(exact=exact))


def _kinds(*, exact: bool) -> tuple[Kind, ...]:
    figures = (Kind.NUMBER, Kind.NUMBER, Kind.NUMBER, Kind.TEXT) if exact else (Kind.TEXT,)
    return (*(Kind.TEXT,) * 3, *(Kind.COUNT,) * 2, *figures * len(FIGURES))


def _percent(one: Answers, *, exact: bool) -> tuple[Cell, ...]:
    share = _share(one)
    if exact:
        return share.percent, share.low, share.high
    return (f"{share.percent:.0f} ({share.low:.0f}–{share.high:.0f})",)


def _rank(one: Answers, *, exact: bool) -> Cell:
    if one.median_rank is None:
        return None if exact else UNDEFINED
    return one.median_rank if exact else f"{one.median_rank:g}"


def _share(one: Answers) -> Share:
    return Share(one.accepted + one.edited, one.shown)


def _nothing(one: Answers) -> str:
    return f"no suggestion of {one.code} was shown to {one.coder}"


def _figure(found: Estimate, *, exact: bool) -> tuple[Cell, ...]:
    """A value, alpha with its interval; what is undefined is a dash, and its reason a note."""
    if exact:
        return found.value, found.low, found.high, found.undefined or ""
    if found.value is None:
        return (UNDEFINED,)
    if found.name == "percent_agreement" or found.low is None:
        return (f"{found.value:.3f}",)
    return (f"{found.value:.3f} ({found.low:.2f}–{found.high:.2f})",)


def _reasons(parts: Sequence[Prompted]) -> set[str]:
    """Why figures are missing, once for each reason."""
    figures = [one.measures[name] for one in parts for name in FIGURES]
    return {
        f"{UNDEFINED} {_FIGURES[one.name]}: {one.undefined}." for one in figures if one.undefined
    }
