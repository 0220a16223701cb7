"""Numbers of agreement as people read them in a table."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coder.agreement.estimates import Estimate

UNDEFINED = "–"
_NAME = 8  # cells of a coder's name over its column


def figure(value: float | None) -> str:
    """Three decimals; no zero before the point, for no measure of agreement exceeds 1."""
    if value is None:
        return UNDEFINED
    whole, _, decimals = f"{abs(value):.3f}".partition(".")
    sign = "−" if value < 0 and (whole, decimals) != ("0", "000") else ""
    return f"{sign}{whole.lstrip('0')}.{decimals}"


def interval(one: "Estimate") -> str:
    """From the lower to the upper end of the 95 % interval."""
    if one.low is None or one.high is None:
        return UNDEFINED
    return f"{figure(one.low)} to {figure(one.high)}"


def told(name: str, one: "Estimate") -> str:
    """A value in words, with its interval if it has one."""
    if one.low is None:
        return f"{name} {figure(one.value)}"
    return f"{name} {figure(one.value)}, 95 % interval {interval(one)}"


def percent(share: float | None) -> str:
    return UNDEFINED if share is None else f"{100 * share:.1f}"


def short(name: str) -> str:
    """A coder's name, cut where it would widen its column."""
    return name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"


def why_not(one: "Estimate", name: str = "α") -> str:
    """Why there is no value, or no interval of it; empty where there are both."""
    if one.undefined:
        return f"{name} is undefined, because {one.undefined}"
    return "" if one.low is not None else f"{name} has {one.method or 'no interval'}"


def plural(count: int, name: str) -> str:
    return f"{count:,} {name}{'' if count == 1 else 's'}"
