"""The report as a page: whole in itself, and readable by eyes, ears and paper."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from coder.exchange.tables import Table
from coder.report.model import Definition, Heading, Paragraph, Quotation, Section, StudyReport
from coder.report.webpage import webpage
from tests.coder.report.page_reading import Page

ODD = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), min_size=1, max_size=40)


def report(words: str) -> StudyReport:
    blocks = (
        Paragraph(words),
        Heading(words),
        Quotation(words, words),
        Definition(words, 1, words, ((words, words),)),
        Definition("EN  Engaging", 0, "", ()),
        Table(words, (words, "n"), ((words, 1),), (words,)),
    )
    return StudyReport(words, (words,), (words,), (Section("all", words, blocks),))


@given(ODD)
def test_no_word_becomes_markup(words: str) -> None:
    hostile = f"<script>alert(1)</script>{words}</style>"
    page = Page(webpage(report(hostile)))
    assert not page.all("script")
    assert page.headings[0][0] == 1
    assert "<script>alert(1)</script>" in page.words


def test_headings_are_in_order_and_tables_have_captions() -> None:
    page = Page(webpage(report("Themes & <codes>")))
    assert [level for level, _ in page.headings] == [1, 2, 3, 3, 3]
    assert len(page.all("table")) == len(page.all("caption")) == 1
    assert {one.get("scope") for one in page.all("th")} == {"col", "row"}
    assert [one["lang"] for one in page.all("html")] == ["en"]
    assert escape("Themes & <codes>") in webpage(report("Themes & <codes>"))


def test_nothing_is_fetched_and_nothing_runs() -> None:
    text = webpage(report("words"))
    page = Page(text)
    assert {name for name, _ in page.opened}.isdisjoint({"script", "link", "img", "iframe"})
    assert "url(" not in text
    assert "@import" not in text
    policy = next(one for one in page.all("meta") if "http-equiv" in one)
    assert str(policy["content"]).startswith("default-src 'none'")
    assert [one["href"] for one in page.all("a")] == ["#content", "#all"]
