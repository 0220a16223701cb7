"""How suggestions are blended from rules and learning: every constant, in this one place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """The constants; `docs/suggestions.md` tells what each was worth on coded data.

    Weights of features are lengths beside a unit's words, whose length is 1. What leads at first
    is halved each time as many units as told by its `…_half` have been reviewed.
    """

    penalty: float = 4.0  # C of the logistic regression
    speaker: float = 0.7
    topics: int = 100  # dimensions of latent semantic analysis; 0 leaves them out
    topic: float = 0.7
    vector: float = 0.7  # of a sentence model, where there is one
    hit: float = 0.2
    most_hits: int = 2
    rules: float = 0.4
    rules_half: int = 200
    echo: float = 0.1
    echo_half: int = 100

    def rules_at(self, reviewed: int) -> float:
        """What a rule's score weighs once so many units have been reviewed."""
        return self.rules * self.rules_half / (self.rules_half + reviewed)

    def echo_at(self, reviewed: int) -> float:
        """What the echo of the rules weighs once so many units have been reviewed."""
        return self.echo * self.echo_half / (self.echo_half + reviewed)


BLEND = Recipe()
"""What the program does."""
PLAIN = Recipe(topics=0, hit=0.5, rules=0.7, rules_half=100, echo=0.0)
"""A simpler one to compare with: words, speaker and hits, rules that fade quickly, no echo."""
