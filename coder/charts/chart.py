"""A finished chart: what it says in words, and how it becomes a file."""

import io
import re
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from coder.charts.lettering import clean, lacking
from coder.charts.page import MM_PER_INCH, Page
from coder.charts.style import FONT, house_style
from coder.errors import InvalidRequestError

MOST_LETTERS = 12
FORMATS = ("svg", "png", "pdf")
MOST_PIXELS = 2**16 - 1  # the drawing engine's limit, each way
FONTS = f"'{FONT}', Verdana, Arial, sans-serif"  # Verdana is as wide, the others are narrower
# An SVG may be put into a page of HTML as it is: so no prolog, and no style for the whole page.
_PROLOG = re.compile(r"\A.*?(?=<svg )", re.DOTALL)
_OPENING = re.compile(r"\A<svg [^>]*>")
_STYLE = re.compile(r"\s*<defs>\s*<style[^>]*>.*?</style>\s*</defs>", re.DOTALL)
_GROUP_NAME = re.compile(r'<g id="[^"]*">')


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of `width` × `height` millimetres.

    `title` is its heading, `description` says all of its numbers in sentences, for those who
    cannot see it. `cautions` are for who made it, before it leaves the team.
    """

    title: str
    description: str
    page: Page
    cautions: tuple[str, ...] = ()

    @property
    def width(self) -> float:
        return self.page.width

    @property
    def height(self) -> float:
        return self.page.height

    def svg(self) -> str:
        """One `<svg>` element with title, description and real text; to embed, or as a file."""
        return _accessible(self, self._printed("svg").decode())

    def png(self, dpi: int = 300) -> bytes:
        """A picture of `dpi` dots an inch. InvalidRequestError if it would have too many."""
        if max(self.width, self.height) / MM_PER_INCH * dpi > MOST_PIXELS:
            raise InvalidRequestError(
                f"The chart would be {self.height:.0f} mm high, too much for a PNG of {dpi} dots "
                "an inch. Use a smaller --dpi, name fewer codes, or write an .svg or .pdf."
            )
        return self._printed("png", dpi=dpi)

    def pdf(self) -> bytes:
        """One page of the chart's own size, with its fonts."""
        return self._printed("pdf")

    def _printed(self, fmt: str, dpi: int = 72) -> bytes:
        whole = io.BytesIO()
        with house_style(f"{self.title} {self.description}"):
            self.page.figure().savefig(
                whole,
                format=fmt,
                dpi=dpi,
                facecolor="white",
                metadata=_metadata(fmt, clean(self.title)),
            )
        return whole.getvalue()


def chart_format(path: Path) -> str:
    """`svg`, `png` or `pdf`, by the file's ending; InvalidRequestError for any other."""
    ending = path.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        raise InvalidRequestError(
            f"A chart cannot be written to {path.name!r}. Let the name end in .svg (for the web "
            "and for editing), .pdf (for print) or .png (for a document)."
        )
    return ending


def write_chart(chart: Chart, path: Path, dpi: int = 300) -> None:
    """Write the chart in the format of the file's ending; never half of it."""
    from coder.exchange.tables import replaced

    fmt = chart_format(path)
    if fmt == "svg":
        data = ('<?xml version="1.0" encoding="UTF-8"?>\n' + chart.svg()).encode()
    else:
        data = chart.png(dpi) if fmt == "png" else chart.pdf()
    with replaced(path) as temporary:
        temporary.write_bytes(data)


def unshown(chart: Chart, path: Path) -> tuple[str, ...]:
    """A sentence if the file at `path` shows boxes for letters that the charts' font lacks."""
    letters = "" if chart_format(path) == "svg" else lacking(chart.page.words)
    if not letters:
        return ()
    sentence = (
        f"The font of charts lacks {' '.join(letters[:MOST_LETTERS])}, so empty boxes stand there. "
        "In an .svg the letters are whole, and the reader's own fonts show them."
    )
    return (sentence,)


def _metadata(fmt: str, title: str) -> dict[str, str | None]:
    """No date and no version of anything: the same data make the same bytes."""
    if fmt == "svg":
        return dict.fromkeys(("Date", "Creator", "Format", "Type"))
    if fmt == "pdf":
        return {"Title": title, "Creator": None, "Producer": None, "CreationDate": None}
    return {"Title": title, "Software": None}


def _accessible(chart: Chart, drawn: str) -> str:
    """The drawing as an image with a name and a description, free of names of its own."""
    size = f'width="{chart.width:g}mm" height="{chart.height:.4g}mm"'
    box = f"0 0 {chart.width / MM_PER_INCH * 72:.3f} {chart.height / MM_PER_INCH * 72:.3f}"
    opening = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'{size} viewBox="{box}" role="img" stroke-linejoin="round" stroke-linecap="butt">\n'
        f" <title>{escape(clean(chart.title))}</title>\n"
        f" <desc>{escape(clean(chart.description))}</desc>"
    )
    body = _STYLE.sub("", _PROLOG.sub("", drawn), count=1)
    body = _GROUP_NAME.sub("<g>", body).replace(f"font-family: '{FONT}'", f"font-family: {FONTS}")
    return _OPENING.sub(lambda _: opening, body, count=1)
