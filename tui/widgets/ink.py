"""The colours of a theme as the transcript needs them, and the styles made from them."""

from dataclasses import dataclass
from functools import cached_property

from rich.color import Color as RichColor
from rich.style import Style
from textual.app import App
from textual.color import Color, ColorParseError

from tui.page.palette import Rgb, blend, tint
from tui.widgets.themes import is_plain

_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)


@dataclass(frozen=True)
class Look:
    """How a code looks: its hotkey, its name and its colour."""

    letter: str
    name: str
    colour: Rgb


@dataclass(frozen=True, slots=True)
class Wash:
    """What lies on a run of text; equal washes look the same."""

    colour: Rgb | None = None
    codes: int = 0
    guess: bool = False
    quiet: bool = False
    selected: bool = False
    cursor: bool = False
    cursor_line: bool = False
    found: bool = False


class Ink:
    """Styles for one theme."""

    def __init__(self, background: Rgb, foreground: Rgb, accent: Rgb, *, dark: bool) -> None:
        self.background = background
        self.foreground = foreground
        self.accent = accent
        self.dark = dark
        self._washes: dict[Wash, Style] = {}
        self._pens: dict[tuple[Rgb, bool, bool], Style] = {}

    @classmethod
    def of(cls, app: App[object]) -> "Ink":
        """The ink of the theme that is on."""
        dark = app.current_theme.dark
        paper, pen = (_BLACK, _WHITE) if dark else (_WHITE, _BLACK)
        variables = app.theme_variables
        return (PlainInk if is_plain(app) else cls)(
            _rgb(variables.get("background", ""), paper),
            _rgb(variables.get("foreground", ""), pen),
            _rgb(variables.get("primary", ""), (122, 162, 247)),
            dark=dark,
        )

    @cached_property
    def base(self) -> Style:
        return self._style(self.foreground, self.background)

    @cached_property
    def quiet(self) -> Style:
        return self._style(blend(self.background, self.foreground, 0.6), self.background)

    @cached_property
    def speaker(self) -> Style:
        return self.quiet + Style(bold=True)

    def coloured(self, colour: Rgb, *, guess: bool = False, faint: bool = False) -> Style:
        """The style of a lane or a name in a code's colour."""
        asked = colour, guess, faint
        if asked not in self._pens:
            shown = blend(self.background, colour, 0.6) if faint else colour
            self._pens[asked] = self._style(shown, self.background) + Style(italic=guess)
        return self._pens[asked]

    def wash(self, wash: Wash) -> Style:
        """The style of a run of text."""
        if wash not in self._washes:
            self._washes[wash] = self._washed(wash)
        return self._washes[wash]

    def _washed(self, wash: Wash) -> Style:
        marked = Style(
            underline=wash.codes > 1,
            italic=wash.guess,
            bold=wash.selected and not wash.cursor,
        )
        if wash.cursor:
            return self._style(self.background, self.foreground) + marked
        if wash.selected:
            return self._style(self.background, self.accent) + marked
        if wash.found:
            bright = blend(self.background, self.foreground, 0.6)
            return self._style(self.background, bright) + marked
        under = self.background
        if wash.cursor_line:
            under = blend(under, self.foreground, 0.06)
        if wash.colour is not None and wash.codes:
            under = tint(under, wash.colour, codes=wash.codes, dark=self.dark)
        pen = blend(self.background, self.foreground, 0.62) if wash.quiet else self.foreground
        return self._style(pen, under) + marked

    def _style(self, pen: Rgb, paper: Rgb) -> Style:
        return Style(color=RichColor.from_rgb(*pen), bgcolor=RichColor.from_rgb(*paper))


class PlainInk(Ink):
    """Styles upon the terminal's own colours, where nothing may hang on a background.

    Coded words are underlined, those under several codes are bold, too. The cursor turns about
    what lies around it, so that it is seen in a selection as well.
    """

    @cached_property
    def base(self) -> Style:
        return Style()

    @cached_property
    def quiet(self) -> Style:
        return Style(dim=True)

    def coloured(self, colour: Rgb, *, guess: bool = False, faint: bool = False) -> Style:
        return Style(color=RichColor.from_rgb(*colour), italic=guess, dim=faint)

    def _washed(self, wash: Wash) -> Style:
        lying = wash.selected or wash.found
        return Style(
            underline=wash.codes > 0,
            bold=wash.codes > 1 or wash.selected,
            italic=wash.guess,
            reverse=lying is not wash.cursor,
            dim=wash.quiet or (wash.found and not wash.selected),
        )


def _rgb(value: str, otherwise: Rgb) -> Rgb:
    """The three numbers of a theme's colour; the terminal's own colours are not known."""
    try:
        colour = Color.parse(value)
    except ColorParseError:
        return otherwise
    return otherwise if colour.ansi is not None else colour.rgb
