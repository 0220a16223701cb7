"""One code in one sample of documents: who has it, who does not, which value or level."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from codebook.model import Code, CodeKind
from coder.themes.choices import (
    ValueShare,
    distribution,
    highest_levels,
    one_value_each,
    partition,
    still_known,
)
from coder.themes.counts import Share, presence, share
from coder.themes.evidence import Evidence
from coder.themes.standing import Sample, Standing


@dataclass(frozen=True, slots=True)
class Tally:
    """Respondents by where they stand; `chosen` and `reached` map them to a value or a level.

    `chosen` is of choice codes; `reached` is empty unless levels have been given in the sample.
    """

    code: Code
    sample: Sample
    present: set[str]
    standings: Counter[Standing]
    chosen: Mapping[str, str]
    reached: Mapping[str, int]

    @property
    def share(self) -> Share:
        """Present of present and absent; of a choice code, all who have a value of themselves."""
        if self.code.kind is CodeKind.CHOICE:  # no rating is no answer: outside the base
            return Share(len(self.present), len(self.present))
        return share(self.standings)

    @property
    def base(self) -> set[str]:
        """Who is in the base."""
        if self.code.kind is CodeKind.CHOICE:
            return self.present
        return self.present | self.sample.absent()

    @property
    def values(self) -> tuple[ValueShare, ...]:
        """How many have each value of a choice code."""
        return partition(self.code, self.chosen)

    @property
    def levels(self) -> tuple[ValueShare, ...]:
        """How many reach each level, nothing unless levels have been given."""
        return distribution(self.code, self.reached) if self.reached else ()

    def choosing(self, value: str) -> set[str]:
        """Who has this value of a choice code."""
        return {person for person, chosen in self.chosen.items() if chosen == value}


def tallied(code: Code, sample: Sample, evidence: Evidence) -> Tally:
    """Count a code in a sample.

    Raises ContradictoryRatingsError for two values of one respondent in a choice code, or a
    value that the codebook no longer has.
    """
    present, standings = presence(evidence.found(code), sample)
    rated = (one for one in evidence.ratings.get(code.guid, ()) if one.document in sample.people)
    ratings = still_known(code, rated, evidence.names)
    chosen: Mapping[str, str] = {}
    reached: Mapping[str, int] = {}
    if code.kind is CodeKind.CHOICE:
        chosen = one_value_each(code, ratings, sample, evidence.names)
    elif ratings:
        absent = sample.absent() - present
        reached = highest_levels(ratings, sample, present=present, absent=absent)
    return Tally(code, sample, present, standings, chosen, reached)
