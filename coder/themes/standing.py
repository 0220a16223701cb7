"""Where each respondent stands: in the base, or outside it, and why."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from coder.themes.selection import respondent
from coder.units import spoken
from transcripts.model import Document, State


class Standing(IntEnum):
    """What is known of a respondent (or of one document) and a code; the highest decides.

    A respondent stands where the highest of their documents in scope stands:

    - PRESENT: the code was found, whatever else is still open, blank or withheld;
    - OPEN: not found so far, and something is still to be read;
    - ABSENT: everything that could be read was read, and the code is not there;
    - WITHHELD: nothing to read is left, since what there was has been taken out;
    - NOT_ASKED: no document in scope, or none with a word of the respondent.

    Only PRESENT and ABSENT are in the base.
    """

    NOT_ASKED = 0
    WITHHELD = 1
    ABSENT = 2
    OPEN = 3
    PRESENT = 4


@dataclass(frozen=True, slots=True)
class Sample:
    """Documents that are read together, and where their respondents stand while no code is found.

    `people` maps a document's guid to its respondent.
    """

    people: Mapping[str, str]
    standings: Mapping[str, Standing]

    def absent(self) -> set[str]:
        """Who was read to the end, while no code is found."""
        return {one for one, here in self.standings.items() if here is Standing.ABSENT}

    def tally(self, present: Collection[str]) -> Counter[Standing]:
        """How many respondents stand where, once `present` are known to be."""
        counter = Counter(self.standings.values())
        counter.subtract(Counter(self.standings[one] for one in present))
        counter[Standing.PRESENT] = len(present)
        return counter


def sample(
    documents: Iterable[Document], respondents: Iterable[str], counted: Collection[str]
) -> Sample:
    """The sample of these documents, and of respondents who may have none of them.

    `counted` holds the guids of the documents that somebody has finished.
    """
    people: dict[str, str] = {}
    standings = dict.fromkeys(respondents, Standing.NOT_ASKED)
    for document in documents:
        person = people[document.guid] = respondent(document)
        here = of_document(document, counted)
        standings[person] = max(here, standings.get(person, here))
    return Sample(people, standings)


def of_document(document: Document, counted: Collection[str]) -> Standing:
    """Where a document stands while no code is found in it."""
    if document.state is State.WITHHELD:
        return Standing.WITHHELD
    if not spoken(document):
        return Standing.NOT_ASKED
    return Standing.ABSENT if document.guid in counted else Standing.OPEN
