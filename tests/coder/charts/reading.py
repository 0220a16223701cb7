"""Reading a chart back: its texts, its marks, and what it says to those who cannot see it."""

import re
from xml.etree import ElementTree as ET

from coder.charts.chart import Chart

SVG = "{http://www.w3.org/2000/svg}"


def root(chart: Chart) -> ET.Element:
    return ET.fromstring(chart.svg())  # noqa: S314 - it is our own


def texts(chart: Chart) -> list[str]:
    """Every line of text, in the order of drawing."""
    return [one.text or "" for one in root(chart).iter(f"{SVG}text")]


def whole_text(chart: Chart) -> str:
    return " ".join(texts(chart))


def marks(chart: Chart) -> list[ET.Element]:
    """Every mark, those of the key among them."""
    return list(root(chart).iter(f"{SVG}use"))


def hollow(chart: Chart) -> int:
    return sum("fill: #ffffff" in one.get("style", "") for one in marks(chart))


def shapes(chart: Chart, fill: str) -> int:
    """How many rectangles have this colour."""
    paths = [
        one for one in root(chart).iter(f"{SVG}path") if f"fill: {fill}" in one.get("style", "")
    ]
    return sum(len(re.findall("M ", one.get("d", ""))) for one in paths)
