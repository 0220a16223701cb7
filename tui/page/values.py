"""Values of single choices and ordered levels: the digit that gives each, and its words."""

from codebook.model import Code, CodeKind


def choices(code: Code) -> list[tuple[str, str]]:
    """Digit and label of each value of a choice code (from 1) or each level (its rank)."""
    if code.kind is CodeKind.CHOICE:
        return [(str(place), value.label) for place, value in enumerate(code.values, 1)]
    return [(str(level.rank), level.label) for level in code.levels]


def value_of(code: Code, digit: str) -> str | None:
    """The value that a digit stands for, as it is stored; None if it stands for none."""
    if code.kind is CodeKind.CHOICE:
        place = int(digit)
        return code.values[place - 1].id if 0 < place <= len(code.values) else None
    return digit if any(str(level.rank) == digit for level in code.levels) else None


def digit_of(code: Code, value: str) -> str:
    """The digit that gives a stored value; the value itself where the code has it no more."""
    ids = [one.id for one in code.values]
    return str(ids.index(value) + 1) if value in ids else value


def value_label(code: Code, value: str) -> str:
    """A stored value in words: the label of a choice, rank and label of a level."""
    labels = {one.id: one.label for one in code.values}
    labels |= {str(level.rank): f"{level.rank} {level.label}" for level in code.levels}
    return labels.get(value, value)
