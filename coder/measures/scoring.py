"""Answers become scores, as the key says; what is missing is never nought."""

from collections.abc import Mapping
from math import fsum

from coder.measures.key import How, Key, Rule

Answers = Mapping[str, float]
"""Item → answer; an item that was not answered is not there."""


def scores(key: Key, answers: Answers) -> dict[str, float | None]:
    """Each score of the key; None where too few of its items were answered."""
    return {rule.name: score(key, rule, answers) for rule in key.rules}


def score(key: Key, rule: Rule, answers: Answers) -> float | None:
    """One score, its items turned where they are reversed; None of too few answers.

    A sum of some is the mean of those that are there times the number of all (prorated).
    """
    given = [turned(key, item, answers[item]) for item in rule.items if item in answers]
    if len(given) < rule.least:
        return None
    mean = fsum(given) / len(given)
    if rule.how is How.MEAN:
        return mean
    return fsum(given) if len(given) == len(rule.items) else mean * len(rule.items)


def turned(key: Key, item: str, answer: float) -> float:
    """The answer as it is counted: of a reversed item, as far from the other end."""
    if item not in key.reversed or key.high is None:
        return answer
    return key.low + key.high - answer


def missing(key: Key, answers: Answers) -> list[str]:
    """The items without an answer, in the key's order."""
    return [item.id for item in key.items if item.id not in answers]
