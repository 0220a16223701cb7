"""How charts look: sizes for print, and colours that stay apart for every reader and in grey."""

from collections.abc import Iterator
from contextlib import contextmanager
from warnings import catch_warnings, filterwarnings

# Sizes of letters in points, everything else in millimetres.
TITLE, TEXT, NOTE, SMALL = 9.5, 8.0, 7.0, 6.0
LINE = 3.7
NOTE_LINE = 3.2
MARGIN = 2.0
GAP = 2.4
POINTS_PER_MM = 72 / 25.4
FONT = "DejaVu Sans"  # comes with matplotlib; what fits in it fits in most others

INK, MUTED, HAIRLINE, PAPER = "#1a1a1a", "#555555", "#d0d0d0", "#ffffff"
HAIR, STROKE = 0.5, 1.2  # widths of lines, in points
HATCH = "////"

# After Okabe and Ito (2008), "Color Universal Design", in an order in which neighbours differ in
# lightness; each has a shape of its own, so that grey print and any eye can tell them apart.
GROUPS = (
    ("#0072b2", "o"), ("#e69f00", "s"), ("#222222", "^"), ("#d55e00", "D"),
    ("#009e73", "v"), ("#cc79a7", "P"), ("#56b4e9", "X"), ("#777777", "h"),
)  # fmt: skip
ACCENT = GROUPS[0][0]

# One hue from pale to deep: its lightness alone tells the order.
PALE, DEEP = (0xE2, 0xE9, 0xF2), (0x08, 0x45, 0x7E)
DARK = 0.5


def shade(part: float) -> str:
    """The colour for a part between 0 (pale) and 1 (deep), as `#rrggbb`."""
    return "#" + "".join(
        f"{round(pale + (deep - pale) * part):02x}" for pale, deep in zip(PALE, DEEP, strict=True)
    )


def ink_on(part: float) -> str:
    """The colour of letters that can be read on `shade(part)`."""
    return PAPER if part > DARK else INK


@contextmanager
def house_style(salt: str) -> Iterator[None]:
    """Matplotlib as it comes, whatever this user has set, and with nothing left to chance.

    `salt` goes into the names of shapes within an SVG, so that two charts on one page never share
    a name.
    """
    import matplotlib as mpl

    with mpl.rc_context(), letters_may_lack():
        mpl.rcdefaults()
        mpl.rcParams.update(
            {
                "hatch.linewidth": HAIR,
                "svg.fonttype": "none",
                "svg.hashsalt": salt,
                "pdf.fonttype": 42,
            }
        )
        yield


@contextmanager
def letters_may_lack() -> Iterator[None]:
    """Without a warning for each letter that the font lacks: it is drawn as an empty box.

    In an SVG the letter itself stands, and the reader's own fonts show it.
    """
    with catch_warnings():
        filterwarnings("ignore", message="Glyph .* missing", category=UserWarning)
        yield
