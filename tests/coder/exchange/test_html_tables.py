"""Tables in HTML: a screen reader finds its way, and no cell is markup."""

from html.parser import HTMLParser

from hypothesis import given

from coder.exchange.html_tables import TABLE_STYLE, html_page, html_table
from coder.exchange.tables import Table, one_line, printable, shown_cell
from tests.coder.exchange.strange_tables import strange_tables

COUNTS = Table(
    "Counts <&>", ("code", "n"), (("  PL\nplans", 22), ("<b>", None)), ("A respondent: once.",)
)


class Heard(HTMLParser):
    """The words of each element of a table, and the attributes it had."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[tuple[str, str]] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, dict(attrs)))
        if tag in ("caption", "th", "td", "p", "title"):
            self.inside = tag
            self.words.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            tag, before = self.words[-1]
            self.words[-1] = (tag, before + data)


def test_a_table_has_a_caption_headers_with_a_scope_and_notes_at_its_foot() -> None:
    assert html_table(COUNTS) == (
        '<table class="results">\n<caption>Counts &lt;&amp;&gt;</caption>\n<thead>\n<tr>\n'
        '<th scope="col">code</th>\n<th scope="col" class="right">n</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr><th scope="row">  PL\nplans</th><td class="right">22</td></tr>\n'
        '<tr><th scope="row">&lt;b&gt;</th><td class="right"></td></tr>\n</tbody>\n'
        '<tfoot>\n<tr><td colspan="2">\n<p>A respondent: once.</p>\n</td></tr>\n</tfoot>\n'
        "</table>\n"
    )


def test_a_table_without_title_and_notes_says_nothing_of_them() -> None:
    text = html_table(Table("", ("a",), ((1,),)))
    assert "caption" not in text
    assert "tfoot" not in text


def test_a_page_needs_nothing_from_elsewhere_and_names_each_table() -> None:
    page = html_page((COUNTS, Table("", ("a",), ((1,),))))
    heard = Heard(page)
    assert ("title", "Counts <&>") in heard.words
    assert [at["aria-label"] for tag, at in heard.attributes if tag == "div"] == [
        "Counts <&>",
        "Table",
    ]
    assert TABLE_STYLE in page
    assert not {"script", "link", "img"} & {tag for tag, _ in heard.attributes}
    assert "http" not in page


@given(strange_tables())
def test_every_text_in_a_cell_is_heard_to_the_letter(table: Table) -> None:
    html = html_table(table)
    cells = [words for tag, words in Heard(html).words if tag in ("th", "td")]
    shown = [printable(cell) for row in table.shown() for cell in row]
    heads = [one_line(column) for column in table.columns]
    assert cells[: len(heads) + len(shown)] == heads + shown
    assert html == html_table(table)


@given(strange_tables())
def test_what_people_read_is_what_every_format_for_people_gets(table: Table) -> None:
    kinds = [table.kind(index) for index in range(len(table.columns))]
    for row, shown in zip(table.rows, table.shown(), strict=True):
        assert [*map(shown_cell, row, kinds)] == [*shown]
