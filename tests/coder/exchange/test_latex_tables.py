"""Tables in LaTeX: whatever is in a cell, TeX prints it and obeys none of it."""

import re

from hypothesis import given

from coder.exchange.latex_tables import LONG, PACKAGES, latex_escaped, latex_table, latex_text
from coder.exchange.tables import Kind, Table, printable
from tests.coder.exchange.strange_tables import WORDS, strange_tables

COUNTS = Table(
    "Counts & shares",
    ("code", "n of N", "%", "κ"),
    (("PL  Planning", "22 of 25", 88.0, 0.81), ("  PL1  100 %", "9 of 25", 36.0, -0.05)),
    ("A respondent counts once.", "* Base under 30."),
    (Kind.TEXT, Kind.TEXT, Kind.PERCENT, Kind.NUMBER),
)
# Every command that may stand in a cell, and the sign that TeX prints for it.
PRINTED = {
    r"\leavevmode\newline{}": "\n",
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbar{}": "|",
    r"\ensuremath{\alpha}": "α",
    r"\ensuremath{-}": "−",
    **{f"\\{sign}": sign for sign in "{}$&#_%"},
    **{f"{{{sign}}}": sign for sign in "[]*"},
    "{}": "",
    "~": " ",
}
KNOWN = re.compile("|".join(map(re.escape, sorted(PRINTED, key=len, reverse=True))))


def as_printed(tex: str) -> str:
    """What TeX makes of an escaped cell; whatever is left over would be a command."""
    rest = KNOWN.sub("", tex)
    assert not set(rest) & set("\\{}$&#_%~^[]*<>|"), rest
    return KNOWN.sub(lambda found: PRINTED[found[0]], tex)


def test_a_table_has_the_lines_of_a_printed_one() -> None:
    assert latex_table(COUNTS).splitlines() == [
        r"\begin{table}[htbp]",
        r"\centering",
        r"\caption{Counts \& shares}",
        r"\begin{tabular}{@{}lrrr@{}}",
        r"\toprule",
        r"code & n of N & \% & \ensuremath{\kappa} \\",
        r"\midrule",
        r"PL ~Planning & 22 of 25 & 88.0 & 0.810 \\",
        r"~~PL1 ~100 \% & 9 of 25 & 36.0 & -0.050 \\",
        r"\bottomrule",
        r"\end{tabular}",
        "",
        r"\medskip",
        r"\begin{minipage}{\linewidth}",
        r"\footnotesize\noindent",
        r"A respondent counts once.\par",
        r"{*} Base under 30.\par",
        r"\end{minipage}",
        r"\end{table}",
    ]


def test_a_table_without_title_and_notes_has_neither_caption_nor_small_print() -> None:
    text = latex_table(Table("", ("a",), ((1,),)))
    assert "caption" not in text
    assert "minipage" not in text
    long = latex_table(Table("", ("a",), ((1,),) * (LONG + 1)))
    assert "caption" not in long
    assert "footnotesize" not in long


def test_a_long_table_runs_over_pages_and_says_its_header_on_each() -> None:
    text = latex_table(Table("All", ("number",), ((1,),) * (LONG + 1), ("Why.",)))
    assert text.startswith("\\begin{longtable}{@{}r@{}}\n\\caption{All} \\\\\n")
    assert text.count(r"number \\") == 2
    assert text.count(r"1 \\") == LONG + 1
    assert text.endswith("\\end{longtable}\n{\n\\footnotesize\\noindent\nWhy.\\par\n}\n")


def test_long_words_wrap_within_the_line_and_figures_do_not() -> None:
    text = latex_table(Table("", ("id", "n", "words"), (("PL", 22, "word " * 30),)))
    assert r"{@{}lr>{\raggedright\arraybackslash}p{0.90\linewidth}@{}}" in text


def test_lines_of_a_cell_stay_lines_even_where_there_is_room() -> None:
    text = latex_table(Table("", ("words",), (("a\nb",),)))
    assert r"p{0.16\linewidth}" in text
    assert r"a\leavevmode\newline{}b \\" in text


def test_several_tables_name_their_packages_once() -> None:
    text = latex_text((COUNTS, COUNTS))
    assert text.startswith(PACKAGES)
    assert text.count("usepackage") == 1
    assert text.count(r"\begin{table}") == 2


@given(WORDS)
def test_every_text_is_printed_to_the_letter(words: str) -> None:
    signs = str.maketrans("\t", " ")
    assert as_printed(latex_escaped(words)) == printable(words).translate(signs)


@given(WORDS)
def test_no_two_signs_are_joined_into_a_third(words: str) -> None:
    assert not re.search(r"--|,,|''|``|[?!]`", latex_escaped(words))


@given(strange_tables())
def test_every_row_is_a_line_with_as_many_cells_as_there_are_columns(table: Table) -> None:
    text = latex_table(table)
    body = text.split("\\midrule\n")[1].split("\\bottomrule")[0].splitlines()
    assert len(body) == len(table.rows)
    separators = len(table.columns) - 1
    assert all(len(re.findall(r"(?<!\\)&", row)) == separators for row in body)
    assert text == latex_table(table)
