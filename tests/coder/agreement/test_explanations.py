"""Every measure that is computed is explained, with its source."""

import re

import pytest

from coder.agreement.explanations import explain, explanations
from coder.agreement.intervals import IntervalMethod
from coder.agreement.lines import Line
from coder.agreement.measures import measures
from coder.agreement.reliability import Scale, reliability
from coder.agreement.sets import SetDistance
from coder.agreement.spans import span_scores
from coder.agreement.unitizing import unitizing
from coder.errors import InvalidRequestError


def computed() -> set[str]:
    """The names of everything that can be asked for."""
    data = reliability({"ana": [0, 1], "ben": [0, 1]}, scale=Scale.RATIO)
    line = Line(1, {"ana": {}, "ben": {}})
    family = {"u_alpha", "bar_u_alpha", "cu_alpha", "ku_alpha", "cu_coverage", "ku_coverage"}
    assert all(hasattr(unitizing([line]), name) for name in family)
    found = {one.name for one in measures(data)} | set(span_scores([line]).scores) | family
    return found | {one.measure for one in SetDistance} | set(IntervalMethod)


def test_every_measure_is_explained() -> None:
    assert all(explain(name).definition for name in computed())


def test_every_explanation_is_whole_and_names_an_article() -> None:
    for one in explanations():
        assert all((one.definition, one.formula, one.use, one.cautions)), one.title
        assert re.search(r"[(]?(19|20)\d\d", one.source), one.title


def test_no_name_means_two_measures() -> None:
    names = [name for one in explanations() for name in one.names]
    assert len(set(names)) == len(names)


def test_capitals_blanks_and_weights_do_not_matter() -> None:
    assert explain("Cohen Kappa") == explain("cohen_kappa_quadratic") == explain("kappa")


def test_an_unknown_measure_is_told_with_the_nearest() -> None:
    with pytest.raises(InvalidRequestError, match=r"no measure 'alhpa'. Did you mean 'alpha'"):
        explain("alhpa")
