"""Tables in Markdown: what a reader sees, and nothing that Markdown would take for its own."""

from coder.exchange.markdown_tables import markdown_text
from coder.exchange.tables import Table


def test_numbers_stand_right_and_have_three_decimals() -> None:
    table = Table("Counts", ("code", "n", "α"), (("PL", 22, 0.81949), ("EN", None, 1.0)), ("Why.",))
    assert markdown_text(table) == (
        "# Counts\n\n| code | n | α |\n| --- | ---: | ---: |\n| PL | 22 | 0.819 |\n"
        "| EN |  | 1.000 |\n\nWhy.\n"
    )


def test_signs_of_markdown_are_words() -> None:
    assert markdown_text(Table("", ("a|b",), (("*_x",), (None,)))) == (
        "| a\\|b |\n| --- |\n| \\*\\_x |\n|  |\n"
    )


def test_a_cell_of_many_lines_stays_a_cell_and_a_tree_keeps_its_indent() -> None:
    table = Table("Two\nlines", ("code",), (("  PL1\nPurpose",),), ("a\nb",))
    assert markdown_text(table) == (
        "# Two lines\n\n| code |\n| --- |\n| \N{NO-BREAK SPACE}\N{NO-BREAK SPACE}PL1<br>Purpose |"
        "\n\na b\n"
    )
