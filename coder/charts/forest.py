"""Agreement code by code: alpha with its interval, between the lines at .667 and .800."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor

from coder.agreement.estimates import Estimate
from coder.agreement.report import FEW_UNITS, Agreement, AgreementReport
from coder.charts.chart import Chart
from coder.charts.frame import Words, framed
from coder.charts.page import Align, Letters, Page
from coder.charts.rows import Row, Rows, draw_figure, draw_names, placed
from coder.charts.scale import NARROW, Scale, draw_axis
from coder.charts.style import GROUPS, HAIR, LINE, MUTED, NOTE
from coder.charts.telling import told

LINES: tuple[tuple[float, Align], ...] = ((0.667, "right"), (0.8, "left"))
LOWEST = -1.0
DASHED = "Dashed lines: .667 and .800, as Krippendorff draws them."
ROOMY = 100.0  # a page this wide has room for intervals in figures


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    units: int
    alpha: Estimate
    value: float


def alpha_forest(report: AgreementReport, *, width: float = 160, title: str = "") -> Chart:
    """Alpha of each code, and of its levels, sorted by the lower end of the interval.

    Codes for which alpha is undefined stand in the notes, with the reason. `width` is in
    millimetres.
    """
    lines = sorted(_lines(report), key=_lower_end)
    words = Words(
        title or f"How far {' and '.join(report.coders)} agree on each code",
        _base(lines),
        notes=tuple(_notes(report, lines)),
    )
    figures = [_figure(line, brief=width < ROOMY) for line in lines]
    rows = placed([Row(line.name) for line in lines], width, figures)
    page, top = framed(words, width, rows.height + 2 * LINE)
    if lines:
        _draw_lines(page, lines, rows, top + LINE)
    return Chart(words.title, told(words, map(_sentence, lines)), page)


def _named(report: AgreementReport) -> Iterator[tuple[str, Agreement]]:
    for one in report.codes:
        name = f"{one.code.id}  {one.code.label}"
        yield name, one
        if one.levels is not None and one.levels.units:
            yield f"{name} (levels)", one.levels


def _lines(report: AgreementReport) -> Iterator[_Line]:
    for name, one in _named(report):
        if one.alpha.value is not None:
            yield _Line(name, one.units, one.alpha, one.alpha.value)


def _lower_end(line: _Line) -> tuple[bool, float]:
    """Those without an interval come last, since nobody knows how low they reach."""
    low = line.alpha.low
    return low is None, line.value if low is None else low


def _base(lines: Sequence[_Line]) -> str:
    units = sorted({line.units for line in lines})
    if not units:
        return "Krippendorff's α"
    several = f"{units[0]} to {units[-1]}"
    return f"Krippendorff's α over {units[0] if len(units) == 1 else several} units"


def _draw_lines(page: Page, lines: Sequence[_Line], rows: Rows, top: float) -> None:
    scale = _scale(lines, rows)
    foot = top + rows.height
    step = _step(rows)
    places = range(round(scale.low / step), round(scale.high / step) + 1)
    ticks = [(step * place, _short(step * place, 1)) for place in places]
    draw_axis(page, scale, ticks, (top, foot))
    for value, align in LINES:
        x = scale.at(value)
        page.line([x, x], [top, foot], MUTED, width=HAIR * 1.5, dashed=True)
        page.text(x, top - LINE / 2, _short(value), Letters(NOTE, align, MUTED))
    draw_names(page, rows, top)
    for number, line in enumerate(lines):
        [y] = rows.middles(number)
        _draw_alpha(page, scale, top + y, line)


def _scale(lines: Sequence[_Line], rows: Rows) -> Scale:
    ends = [line.value if line.alpha.low is None else line.alpha.low for line in lines]
    step = _step(rows)
    low = step * floor(min([0.0, *ends]) / step)
    return Scale(max(LOWEST, low), 1, rows.left, rows.right)


def _step(rows: Rows) -> float:
    return 0.5 if rows.right - rows.left < NARROW else 0.2


def _draw_alpha(page: Page, scale: Scale, y: float, line: _Line) -> None:
    if line.alpha.low is not None and line.alpha.high is not None:
        ends = [scale.at(max(scale.low, line.alpha.low)), scale.at(line.alpha.high)]
        page.line(ends, [y, y], GROUPS[0][0])
    page.mark(scale.at(max(scale.low, line.value)), y, GROUPS[0], hollow=line.units < FEW_UNITS)
    draw_figure(page, y, _figure(line, brief=page.width < ROOMY))


def _figure(line: _Line, *, brief: bool = False) -> str:
    """`.819 (.59 to 1.00)`, or the first number alone."""
    if brief or line.alpha.low is None or line.alpha.high is None:
        return _short(line.value)
    return f"{_short(line.value)} ({_short(line.alpha.low, 2)} to {_short(line.alpha.high, 2)})"


def _short(value: float, digits: int = 3) -> str:
    """A number without the nought before its point, as such numbers are printed: `.819`, `−.01`."""
    whole = f"{abs(value):.{digits}f}"
    sign = "−" if value < 0 and float(whole) else ""
    return sign + (whole[1:] if whole.startswith("0.") and float(whole) else whole)


def _notes(report: AgreementReport, lines: Sequence[_Line]) -> Iterator[str]:
    if not lines:
        yield "There is no α to show."
    else:
        hollow = f" Hollow marks: fewer than {FEW_UNITS} units."
        few = any(line.units < FEW_UNITS for line in lines)
        yield f"{_intervals(report)} {DASHED}{hollow if few else ''}"
    if any(line.alpha.name == "alpha_ordinal" for line in lines):
        yield "Levels: ordinal α, over units to which both gave a level."
    missing: dict[str, list[str]] = {}
    for _, one in _named(report):
        if one.alpha.value is None:
            missing.setdefault(one.alpha.undefined or "", []).append(one.code.id)
    for why, ids in missing.items():
        yield f"α is undefined, because {why}: {', '.join(ids)}."


def _intervals(report: AgreementReport) -> str:
    if report.interval.method != "bootstrap":
        return f"Lines: 95 % interval, {report.interval.method}."
    if not report.replicates:
        return "No intervals were asked for."
    return (
        f"Lines: 95 % interval, from {report.replicates} bootstrap replicates of whole documents "
        f"(seed {report.seed})."
    )


def _sentence(line: _Line) -> str:
    return f"{line.name}: α {_figure(line)}, {line.units} units."
