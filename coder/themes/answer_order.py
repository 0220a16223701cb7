"""In which order answers are read: by respondent, attribute or length, or shuffled."""

from collections.abc import Iterable
from hashlib import blake2b

from coder.errors import InvalidRequestError, did_you_mean
from coder.themes.answers import Answer, Asked
from transcripts.text import count_words, natural

RESPONDENT, TIME, WORDS = "respondent", "time", "words"


def orders(found: Iterable[Answer]) -> list[str]:
    """What answers can be ordered by: respondent, time, each attribute of cases, words."""
    names = dict.fromkeys(name for one in found for name in one.attributes)
    return list(dict.fromkeys([RESPONDENT, TIME, *names, WORDS]))


def in_order(found: Iterable[Answer], by: str = RESPONDENT) -> list[Answer]:
    """The answers by what `orders` names: `words` from the shortest, else as people count.

    Who has no value stands last, equals stand by respondent. Raises InvalidRequestError.
    """
    there = sorted(found, key=_by_respondent)
    if by == RESPONDENT:
        return there
    if by == TIME:
        return sorted(there, key=lambda one: natural(one.document.time))
    if by == WORDS:
        return sorted(there, key=lambda one: count_words(one.text))
    known = orders(there)
    if by not in known:
        hint = did_you_mean(by, known)
        raise InvalidRequestError(
            f"There is no {by!r} to sort by.{hint} There are: {', '.join(known)}."
        )
    return sorted(there, key=lambda one: natural(one.attributes.get(by, "")))


def shuffled(found: Iterable[Answer], asked: Asked) -> list[Answer]:
    """The answers in an order that tells nothing of who they are, and that is always the same.

    Each question has an order of its own, so that nobody is known again by their place.
    """

    def lot(answer: Answer) -> bytes:
        ticket = f"{asked.scenario}/{asked.prompt}/{asked.time}/{answer.document.guid}"
        return blake2b(ticket.encode(), digest_size=8).digest()

    return sorted(found, key=lot)


def _by_respondent(answer: Answer) -> tuple[object, ...]:
    document = answer.document
    return natural(answer.respondent), natural(document.time), natural(document.name)
