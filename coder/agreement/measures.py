"""Which measures reliability data allow, by the names they are known by."""

import numpy as np

from coder.agreement import weights
from coder.agreement.alpha import Alpha, LinearisedAlpha, OrdinalAlpha
from coder.agreement.many_coders import (
    BrennanPrediger,
    CongerKappa,
    FleissKappa,
    GwetAC,
    PercentAgreement,
)
from coder.agreement.measure import Measure
from coder.agreement.reliability import Floats, Reliability, Scale
from coder.agreement.two_by_two import of_two_categories
from coder.agreement.two_coders import CohenKappa, ScottPi

BINARY = 2


def measures(data: Reliability) -> list[Measure]:
    """Every measure for the data's scale: unweighted ones always, weighted ones if ordered."""
    size = len(data.categories)
    found = kappas("", weights.identity(size))
    found.append(LinearisedAlpha("alpha_nominal", weights.nominal(size)))
    if size == BINARY:
        absent, present = data.categories
        found += of_two_categories(absent, present)
    if data.scale is not Scale.NOMINAL:
        found += kappas("_linear", weights.linear(data.positions))
        found += kappas("_quadratic", weights.quadratic(data.positions))
        found += [OrdinalAlpha("alpha_ordinal"), *metric_alphas(data.numbers)]
    return found


def kappas(suffix: str, weight: Floats) -> list[Measure]:
    """Percent agreement and every kappa with one set of weights."""
    gwet = f"gwet_ac2{suffix}" if suffix else "gwet_ac1"
    return [
        PercentAgreement(f"percent_agreement{suffix}", weight),
        CohenKappa(f"cohen_kappa{suffix}", weight),
        ScottPi(f"scott_pi{suffix}", weight),
        FleissKappa(f"fleiss_kappa{suffix}", weight),
        CongerKappa(f"conger_kappa{suffix}", weight),
        BrennanPrediger(f"brennan_prediger{suffix}", weight),
        GwetAC(gwet, weight),
    ]


def metric_alphas(numbers: Floats | None) -> list[Measure]:
    """Alphas that need numbers; the ratio one also needs that none is below zero."""
    if numbers is None:
        return []
    found: list[Measure] = [LinearisedAlpha("alpha_interval", weights.interval(numbers))]
    if np.all(numbers >= 0):
        found.append(Alpha("alpha_ratio", weights.ratio(numbers)))
    return found
