"""One value for each respondent: single-choice codes, which split the group, and levels."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from codebook.model import Code
from coder.errors import ContradictoryRatingsError
from coder.model import Rating
from coder.themes.counts import Share
from coder.themes.standing import Sample


@dataclass(frozen=True, slots=True)
class ValueShare:
    """How many respondents have one value of a choice code, or one level."""

    value: str
    label: str
    share: Share


def still_known(
    code: Code, ratings: Iterable[Rating], names: Mapping[str, str]
) -> tuple[Rating, ...]:
    """The ratings, every value of them in the codebook; else ContradictoryRatingsError.

    `names` maps a document's guid to its name.
    """
    known = [value.id for value in code.values] or [str(level.rank) for level in code.levels]
    ratings = tuple(ratings)
    for rating in ratings:
        if rating.value not in known:
            raise ContradictoryRatingsError(
                f"{names[rating.document]} has {code.id} = {rating.value!r}, which is no value of "
                f"{code.id} any more ({', '.join(known)}). Rate the document again, or put the "
                "value back into the codebook."
            )
    return ratings


def one_value_each(
    code: Code, ratings: Iterable[Rating], sample: Sample, names: Mapping[str, str]
) -> dict[str, str]:
    """Respondent → value, from ratings of the sample's documents.

    Raises ContradictoryRatingsError if two documents of one respondent differ.
    """
    given: dict[str, Rating] = {}
    for rating in ratings:
        first = given.setdefault(sample.people[rating.document], rating)
        if first.value != rating.value:
            raise ContradictoryRatingsError(
                f"{code.id} is {first.value!r} in {names[first.document]} and {rating.value!r} in "
                f"{names[rating.document]}, two answers of one respondent. Rate one of them "
                "again, or count them apart, for example with --where time=…"
            )
    return {person: rating.value for person, rating in given.items()}


def partition(code: Code, values: Mapping[str, str]) -> tuple[ValueShare, ...]:
    """How many respondents have each value, in the codebook's order; they add up to all.

    Raises ContradictoryRatingsError if they do not.
    """
    tally = Counter(values.values())
    shares = tuple(
        ValueShare(value.id, value.label, Share(tally[value.id], len(values)))
        for value in code.values
    )
    if (together := sum(one.share.n for one in shares)) != len(values):
        raise ContradictoryRatingsError(
            f"The values of {code.id} add up to {together}, and {len(values)} respondents have "
            "one: some have a value that the codebook does not. Look at them with: "
            f"coder excerpts --code {code.id}"
        )
    return shares


def highest_levels(
    ratings: Iterable[Rating], sample: Sample, *, present: set[str], absent: set[str]
) -> dict[str, int]:
    """Respondent → level: the highest of their documents.

    Who is absent has level 0, rated or not, since a level above 0 goes with presence. Who is
    present and has no level is left out.
    """
    levels = dict.fromkeys(absent, 0)
    for rating in ratings:
        person = sample.people[rating.document]
        if person in present:
            levels[person] = max(int(rating.value), levels.get(person, 0))
    return levels


def distribution(code: Code, levels: Mapping[str, int]) -> tuple[ValueShare, ...]:
    """How many respondents reach each level, in order; they add up to all who have one."""
    tally = Counter(levels.values())
    return tuple(
        ValueShare(str(level.rank), level.label, Share(tally[level.rank], len(levels)))
        for level in code.levels
    )
