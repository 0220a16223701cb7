"""Who tells verbs from nouns, for keywords that ask for one: a language model on this machine.

Nothing is downloaded. Where no model is there, or none that fits, such keywords match every part of
speech, and `untold` says so.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from codebook.model import Code, CodeKind, asked_of
from coder.workflow.policy import language_model

if TYPE_CHECKING:
    from coder.suggest.tagging import Tagger


def tagger(codes: Iterable[Code]) -> "Tagger | None":
    """Who tells what the keywords of these codes ask for; None where none asks, or nobody can."""
    from coder.suggest.tagging import USUAL, fault, model

    if not any(_asking(codes)):
        return None
    name = language_model() or USUAL
    return None if fault(name) else model(name)


def untold(codes: Iterable[Code]) -> list[str]:
    """A sentence on keywords that ask for what nobody can tell here, and what to do; or none."""
    return untold_of(_asking(codes))


def untold_of(keywords: Iterable[str]) -> list[str]:
    """The same of these keywords, whatever they ask for."""
    from coder.suggest.tagging import USUAL, fault

    asking = list(dict.fromkeys(one for one in keywords if asked_of(one)[1]))
    if not asking or not (why := fault(language_model() or USUAL)):
        return []
    match = f" and {len(asking) - 1} more match" if asking[1:] else " matches"
    return [f"“{asking[0]}”{match} any part of speech: {why}"]


def _asking(codes: Iterable[Code]) -> Iterator[str]:
    """The keywords that ask for a part of speech."""
    for code in codes:
        if code.kind is CodeKind.PRESENCE and code.keywords.seek and not code.retired:
            both = (*code.keywords.seek, *code.keywords.avoid)
            yield from (one for one in both if asked_of(one)[1])
