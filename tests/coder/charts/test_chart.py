"""A chart becomes the same file each time, in three formats, whatever stands in its words."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest

from coder.charts.chart import Chart, unshown, write_chart
from coder.charts.frame import Words, framed
from coder.charts.page import Box
from coder.charts.style import GROUPS, HATCH, ink_on, shade
from coder.errors import InvalidRequestError
from tests.coder.charts.reading import SVG, marks, root, texts

ODD = "R&D <b> $x^2$ “says” \x07 \u202e"


def drawn(title: str = "A title", *, width: float = 100, height: float = 20) -> Chart:
    page, top = framed(Words(title, "Everybody", notes=("A note.",)), width, height)
    page.mark(50, top, GROUPS[0])
    page.line([10, 50], [top, top], dashed=True)
    page.boxes([Box(10, top, 5, 5)], shade(0.3), hatch=HATCH)
    return Chart(title, "What it says.", page)


@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_the_same_data_make_the_same_file_whatever_this_user_has_set(
    tmp_path: Path, ending: str
) -> None:
    first, second = (tmp_path / f"{name}.{ending}" for name in ("first", "second"))
    write_chart(drawn(), first)
    with mpl.rc_context({"text.color": "red", "lines.markersize": 30, "svg.fonttype": "path"}):
        write_chart(drawn(), second)
    assert first.read_bytes() == second.read_bytes()


def test_a_picture_has_the_size_that_was_asked_for() -> None:
    picture = drawn(width=127).png(dpi=200)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20]) == 1000
    assert b"tIME" not in picture


def test_a_pdf_holds_its_fonts_and_no_day() -> None:
    page = drawn().pdf()
    assert page.startswith(b"%PDF")
    assert b"CreationDate" not in page
    assert b"FontFile2" in page


def test_an_svg_is_an_image_with_a_title_and_a_description() -> None:
    tree = root(drawn("How it is & was"))
    assert tree.get("role") == "img"
    assert tree.get("width") == "100mm"
    assert [tree[0].tag, tree[1].tag] == [f"{SVG}title", f"{SVG}desc"]
    assert [tree[0].text, tree[1].text] == ["How it is & was", "What it says."]


def test_an_svg_can_stand_in_a_page_beside_another() -> None:
    one, other = drawn("One"), drawn("Other")
    assert one.svg().startswith("<svg ")
    assert "<style" not in one.svg()
    names = [{node.get("id") for node in root(chart).iter()} - {None} for chart in (one, other)]
    assert names[0]
    assert not names[0] & names[1]


def test_words_stay_what_they_are() -> None:
    tree = ET.fromstring(drawn(ODD).svg())  # noqa: S314 - it is our own
    assert tree[0].text is not None
    assert any("R&D <b> $x^2$ “says”" in words for words in texts(drawn(ODD)))


def test_a_letter_that_the_font_lacks_is_told_unless_the_reader_s_font_shows_it() -> None:
    chart = drawn("漢字 and words")
    assert chart.png(dpi=50)
    [told] = unshown(chart, Path("chart.png"))
    assert "lacks 字 漢," in told
    assert unshown(chart, Path("chart.svg")) == unshown(drawn(), Path("chart.pdf")) == ()


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequestError, match=r"\.svg .*\.pdf .*\.png"):
        write_chart(drawn(), tmp_path / "chart.jpg")


def test_a_picture_too_large_to_draw_is_refused_with_a_way_out() -> None:
    with pytest.raises(InvalidRequestError, match="smaller --dpi"):
        drawn(height=6000).png(dpi=300)


def test_letters_can_be_read_on_every_shade() -> None:
    assert (shade(0), shade(1)) == ("#e2e9f2", "#08457e")
    assert ink_on(0) != ink_on(1)
    assert len(marks(drawn())) == 1


def test_drawing_loads_no_windows() -> None:
    script = (
        "import sys; from coder.charts.chart import Chart; from coder.charts.page import Page\n"
        "assert 'matplotlib' not in sys.modules\n"
        "Chart('', '', Page(50, 50)).png()\n"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
