"""Small pages for the tests of the page: transcripts with labels, and their layouts."""

from hypothesis import strategies as st

from transcripts.model import Span, Turn, Voice
from tui.page.layout import Layout

# Words in several scripts and directions, a long one, blanks, tabs, joined emoji, flags, and
# combining and control marks.
WORDS = st.one_of(
    st.text(alphabet="abcdef', .-“”é\t\n", min_size=1, max_size=30),
    st.text(alphabet="漢字かな 👩🏽‍🏫\u0301\x1b\u202e\u200d\x00", min_size=1, max_size=12),
    st.just("Donaudampfschifffahrtsgesellschaft" * 2),
    st.lists(
        st.sampled_from(
            [
                "👨‍👩‍👧",
                "🇬🇧🇫🇷",
                "👍🏽",
                "שָׁלוֹם. ",
                "\u2067بيت\u2069 ",
                "हिन्दी ",
                "สวัสดี",
                "e\u0301e\u0323\u0302",
                " \n \t\n",
            ]
        ),
        min_size=1,
        max_size=5,
    ).map("".join),
)
SPEECHES = st.lists(WORDS, min_size=1, max_size=4).map("".join)


def transcript(*speeches: str, label: str = "ANA: ") -> tuple[str, tuple[Turn, ...]]:
    """A text in which each speech stands behind a label, and its turns."""
    text = ""
    turns: list[Turn] = []
    for speech in speeches:
        start = len(text)
        text += f"{label}{speech}"
        voice = Voice.INTERVIEWER if len(turns) % 2 else Voice.RESPONDENT
        turns.append(Turn(start, start + len(label), len(text), "ANA", voice))
        text += "\n"
    return text, tuple(turns)


def page(*speeches: str, width: int = 20) -> Layout:
    return Layout(*transcript(*speeches), width)


@st.composite
def pages(draw: st.DrawFn) -> Layout:
    speeches = draw(st.lists(SPEECHES, min_size=1, max_size=4))
    width = draw(st.integers(8, 30))
    if draw(st.booleans()):
        return page(*speeches, width=width)
    return Layout("\n".join(speeches), (), width)


@st.composite
def spans(draw: st.DrawFn, layout: Layout) -> Span:
    start = draw(st.integers(0, len(layout.text) - 1))
    return Span(start, draw(st.integers(start + 1, len(layout.text))))


def places(layout: Layout) -> list[int]:
    """Everywhere that the cursor can stand, in order."""
    shown = {cell.start for line in range(len(layout)) for cell in layout.cells(line)}
    return sorted(shown | {stretch.stop for stretch in layout.stretches})
