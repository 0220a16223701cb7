"""How far a reading in order is, as a table and as data."""

from collections.abc import Iterator, Sequence

from codebook.model import Code
from coder.exchange.tables import Cell, Kind, Table
from coder.suggest.recall import Left, Reading, Recall, left, recall

_CAUTION = (
    "An estimate from a small random sample: it wobbles, and it is no proof. Nobody knows what is "
    "in the units that nobody has read."
)
_STOPPING = (
    "Who stops early should decide beforehand when, go by the lower end of the interval, and "
    "report both."
)


def progress_table(
    codes: Sequence[Code],
    seed: int,
    reading: Reading,
    misses: int,
    waiting: Sequence[str] = (),
) -> Table:
    """What was found, what may be left, and how little is known of that."""
    ids = ", ".join(one.id for one in codes)
    rows = tuple(_rows(reading, misses))
    title = f"Read in order for {ids}, from seed {seed}"
    notes = (*_notes(reading), *waiting)
    return Table(title, ("", "so far"), rows, notes, (Kind.TEXT, Kind.TEXT))


def progress_payload(
    codes: Sequence[Code], seed: int, reading: Reading, misses: int
) -> dict[str, object]:
    """Data for scripts; shares from 0 to 1, `left` and `recall` null where nothing can be told."""
    rest, share = left(reading), recall(reading)
    return {
        "codes": [one.id for one in codes],
        "seed": seed,
        "units": reading.units,
        "read": reading.read,
        "found": reading.found,
        "found_before": reading.before,
        "misses_in_a_row": misses,
        "random": {"read": reading.sampled, "coded": reading.hits},
        "left": rest and {"estimate": rest.expected, "low": rest.least, "high": rest.most},
        "recall": share and {"estimate": share.estimate, "low": share.low, "high": share.high},
        "level": 0.95,
    }


def _rows(reading: Reading, misses: int) -> Iterator[tuple[Cell, ...]]:
    yield "units read", f"{reading.read} of {reading.units}"
    yield "found", reading.found
    if reading.before:
        yield "found before the order was begun", reading.before
    yield "misses in a row", misses
    yield "of the random tenth, coded", f"{reading.hits} of {reading.sampled}"
    yield "perhaps left (95 % interval)", _left(left(reading))
    yield "recall, perhaps (95 % interval)", _recall(recall(reading))


def _left(rest: Left | None) -> str:
    if rest is None:
        return "not known yet"
    return f"{rest.expected:.0f} ({rest.least}–{rest.most})"


def _recall(share: Recall | None) -> str:
    return "not known yet" if share is None else str(share)


def _notes(reading: Reading) -> Iterator[str]:
    if reading.read == reading.units:
        yield "Every unit of the order was read."
        return
    yield _CAUTION
    yield _STOPPING
