"""Each code's alpha is a mark with its interval, between the lines at .667 and .800."""

from dataclasses import replace

from codebook.model import Code
from coder.agreement.bootstrap import Resampling
from coder.agreement.estimates import Estimate
from coder.agreement.intervals import Interval, IntervalMethod
from coder.agreement.report import Agreement, AgreementReport
from coder.charts.forest import alpha_forest
from coder.units import UnitKind
from tests.coder.charts.reading import hollow, marks, texts, whole_text


def code(id_: str, estimate: Estimate, *, units: int = 40) -> Agreement:
    return Agreement(
        code=Code(id_, f"Label of {id_}"),
        unit=UnitKind.DOCUMENT,
        categories=("absent", "present"),
        units=units,
        documents=units,
        shares={},
        measures={estimate.name: estimate},
    )


def alpha(value: float | None, low: float | None = None, high: float | None = None) -> Estimate:
    why = "no unit was rated by two coders" if value is None else None
    return Estimate("alpha_nominal", value, low=low, high=high, undefined=why)


def report(*codes: Agreement, interval: Interval = Interval()) -> AgreementReport:  # noqa: B008 - frozen
    return AgreementReport("auto", ("ana", "ben"), codes, interval)


PL, EN = code("PL", alpha(0.819, 0.59, 1.0)), code("EN", alpha(0.749, 0.51, 0.94))
RARE, NEVER = code("RARE", alpha(-0.013)), code("NEVER", alpha(None), units=0)


def test_the_least_certain_code_comes_first_and_those_without_interval_last() -> None:
    shown = texts(alpha_forest(report(RARE, PL, EN)))
    names = [one for one in shown if "Label" in one]
    assert names == ["EN Label of EN", "PL Label of PL", "RARE Label of RARE"]
    assert {".819 (.59 to 1.00)", ".749 (.51 to .94)", "−.013", ".667", ".800"} <= set(shown)
    assert shown[:2] == ["How far ana and ben agree on each code", "Krippendorff's α over 40 units"]


def test_a_code_without_alpha_is_named_with_the_reason() -> None:
    chart = alpha_forest(report(PL, NEVER))
    assert len(marks(chart)) == 1
    assert "α is undefined, because no unit was rated by two coders: NEVER." in texts(chart)


def test_few_units_are_hollow() -> None:
    chart = alpha_forest(report(PL, code("FEW", alpha(0.5, 0.1, 0.9), units=19)))
    assert hollow(chart) == 1
    assert "Hollow marks: fewer than 20 units." in whole_text(chart)
    assert "over 19 to 40 units" in whole_text(chart)


def test_levels_stand_beside_their_code() -> None:
    ordinal = Estimate("alpha_ordinal", 0.4, low=0.2, high=0.6)
    levelled = replace(PL, levels=code("PL", ordinal))
    chart = alpha_forest(report(levelled, replace(EN, levels=replace(NEVER))))
    assert "PL Label of PL (levels)" in texts(chart)
    assert "Levels: ordinal α" in whole_text(chart)
    assert len(marks(chart)) == 3


def test_the_axis_reaches_as_low_as_needed_but_not_below_minus_one() -> None:
    below = code("BAD", alpha(-0.5, -1.4, 0.1))
    assert "−1.0" in texts(alpha_forest(report(below)))
    assert ".0" not in texts(alpha_forest(report(PL)))
    assert "0.0" in texts(alpha_forest(report(PL)))


def test_a_narrow_chart_leaves_the_interval_to_the_lines() -> None:
    chart = alpha_forest(report(PL), width=80)
    assert ".819" in texts(chart)
    assert ".819 (.59 to 1.00)" not in texts(chart)
    assert "α .819 (.59 to 1.00), 40 units" in chart.description


def test_the_way_to_the_interval_is_told() -> None:
    none = report(RARE, interval=Interval(plan=Resampling(0)))
    knife = report(PL, interval=Interval(IntervalMethod.JACKKNIFE))
    assert "No intervals were asked for." in whole_text(alpha_forest(none))
    assert "Lines: 95 % interval, jackknife." in whole_text(alpha_forest(knife))
    assert "1000 bootstrap replicates" in whole_text(alpha_forest(report(PL)))


def test_no_alpha_at_all_is_told_in_a_sentence() -> None:
    assert "There is no α to show." in texts(alpha_forest(report(NEVER)))
