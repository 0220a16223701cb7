"""Whether groups differ: exact tests of a code against groups that share no respondent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import prod

from coder.themes.counts import Share

FISHER = "Fisher exact"
FREEMAN_HALTON = "Fisher-Freeman-Halton exact"
TWO = 2
MOST_TABLES = 200_000
"""Above so many tables with the same margins, no exact test of several groups is made."""
_TIE = 1 + 1e-7  # what is as likely as the observed table, but for floating point; as in R

OVERLAP = "some respondents stand in more than one group"
TOO_FEW = "fewer than two groups have anybody in the base"
TOO_MANY = "the groups are too many or too large for an exact test"


@dataclass(frozen=True, slots=True)
class ExactTest:
    """A two-sided test of n of N between `groups`, of which `shares` holds one each.

    Where none fits, `why` says why, and the name is empty. Where a share is hidden, so is p.
    """

    groups: tuple[str, ...]
    shares: tuple[Share, ...]
    why: str = ""

    @property
    def name(self) -> str:
        """Two groups are compared by Fisher's exact test, more by that of Freeman and Halton."""
        if self.why:
            return ""
        return FISHER if len(self.groups) == TWO else FREEMAN_HALTON

    @property
    def p(self) -> float | None:
        """Worked out when it is asked for, since scipy loads slower than a study is counted."""
        if self.why or any(one.hidden for one in self.shares):
            return None
        exact = fisher if len(self.groups) == TWO else freeman_halton
        return exact(tuple(one.n for one in self.shares), tuple(one.base for one in self.shares))


def association(shares: Mapping[str, Share], *, disjoint: bool = True) -> ExactTest:
    """Compare n of N between groups; the group without a name and those of nobody stand aside.

    Groups that are not `disjoint` (the same people at two times) cannot be compared so.
    """
    compared = {name: one for name, one in shares.items() if name and one.base}
    found = [one.n for one in compared.values()]
    bases = [one.base for one in compared.values()]
    why = ""
    if not disjoint:
        why = OVERLAP
    elif len(compared) < TWO:
        why = TOO_FEW
    elif len(compared) > TWO and tables(found, bases) > MOST_TABLES:
        why = TOO_MANY
    return ExactTest(tuple(compared), tuple(compared.values()), why)


def fisher(found: Sequence[int], bases: Sequence[int]) -> float:
    """Fisher's exact test of n of N in two groups, two-sided; p.

    Fisher, R. A. (1935). The logic of inductive inference. Journal of the Royal Statistical
    Society 98, 39-82.
    """
    import numpy as np
    from scipy.stats import fisher_exact

    table = np.array([found, np.subtract(bases, found)])
    return float(fisher_exact(table).pvalue)


@cache
def freeman_halton(found: tuple[int, ...], bases: tuple[int, ...]) -> float:
    """The exact test of n of N in several groups, by all tables with the same margins; p.

    p is the probability of the tables that are no likelier than the observed one. Freeman, G. H.
    & Halton, J. H. (1951). Note on an exact treatment of contingency, goodness of fit and other
    problems of significance. Biometrika 38, 141-149.
    """
    import numpy as np
    from scipy.stats import multivariate_hypergeom

    *free, last = sorted(zip(bases, found, strict=True))
    total = sum(found)
    ranges = [np.arange(min(base, total) + 1) for base, _ in free]
    cells = np.stack(np.meshgrid(*ranges, indexing="ij"), axis=-1).reshape(-1, len(free))
    rest = total - cells.sum(axis=1)
    possible = (rest >= 0) & (rest <= last[0])
    every = np.column_stack([cells, rest])[possible]
    chance = multivariate_hypergeom([base for base, _ in (*free, last)], total)
    likelihood = np.atleast_1d(chance.pmf(every))
    observed = chance.pmf([n for _, n in (*free, last)])
    # By the sum of all, which is 1 but for rounding: so p is 1 where no table is likelier.
    return float(likelihood[likelihood <= observed * _TIE].sum() / likelihood.sum())


def tables(found: Sequence[int], bases: Sequence[int]) -> int:
    """At most how many tables have these margins: all but the largest group are free."""
    return prod(min(base, sum(found)) + 1 for base in sorted(bases)[:-1])
