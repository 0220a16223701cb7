r"""Tables in LaTeX, with the lines of booktabs; no sign in a cell is a command."""

import re
from collections.abc import Iterable, Iterator, Sequence

from coder.exchange.tables import Table, one_line, printable
from coder.exchange.widths import widths

PACKAGES = r"""% In the preamble: \usepackage{array,booktabs,longtable}
% LuaLaTeX and XeLaTeX have every letter that their font has.
"""
LONG = 40  # rows; a longer table runs over several pages
LINE = 80  # characters in a line of text
NARROW = 20  # characters of a column that is never wrapped for want of room
_LEAST = 0.1  # of the line, for a column that is wrapped
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    **{sign: f"\\{sign}" for sign in "{}$&#_%"},
    # After the end of a row these would belong to it.
    **{sign: f"{{{sign}}}" for sign in "[]*"},
}
# Most text fonts lack these; the fonts for formulas have them.
_LETTERS = "alpha beta gamma Delta kappa mu nu pi rho sigma tau chi"
_OPERATORS = "leq geq neq times pm surd mid rightarrow"
_SYMBOLS = {
    sign: rf"\ensuremath{{\{command}}}"
    for sign, command in zip(
        "αβγΔκμνπρστχ≤≥≠×±√∣→", f"{_LETTERS} {_OPERATORS}".split(), strict=True
    )
} | {"−": r"\ensuremath{-}"}
_SIGNS = str.maketrans(_SPECIAL | _SYMBOLS)
# Two signs that TeX would join into a third: -- becomes a dash.
_JOINED = re.compile(r"-(?=-)|,(?=,)|`(?=`)|'(?=')|[?!](?=`)")
_BLANKS = re.compile(r"(?m)^ +|(?<= ) +")


def latex_text(tables: Sequence[Table]) -> str:
    """All tables, after a comment that names the packages they need."""
    return PACKAGES + "".join(f"\n{latex_table(table)}" for table in tables)


def latex_table(table: Table) -> str:
    """One table: its title as caption, a long one over several pages, the notes in small print."""
    head = _row(_line(column) for column in table.columns)
    rows = [_row(map(latex_escaped, cells)) for cells in table.shown()]
    build = _over_pages if len(rows) > LONG else _on_one_page
    return "\n".join(build(table, head, rows)) + "\n"


def latex_escaped(words: str) -> str:
    r"""Words as TeX prints them: a line feed is \newline, no blank is lost, no two signs joined."""
    parted = _JOINED.sub("\\g<0>\0", printable(words))
    signs = parted.translate(_SIGNS).replace("\0", "{}").replace("\t", " ")
    kept = _BLANKS.sub(lambda blanks: "~" * len(blanks[0]), signs)
    return kept.replace("\n", r"\leavevmode\newline{}")


def _on_one_page(table: Table, head: str, rows: Sequence[str]) -> Iterator[str]:
    yield r"\begin{table}[htbp]"
    yield r"\centering"
    if table.title:
        yield rf"\caption{{{_line(table.title)}}}"
    yield rf"\begin{{tabular}}{{{_columns(table)}}}"
    yield from (r"\toprule", head, r"\midrule", *rows, r"\bottomrule")
    yield r"\end{tabular}"
    if table.notes:
        yield ""
        yield r"\medskip"
        yield r"\begin{minipage}{\linewidth}"
        yield from _notes(table)
        yield r"\end{minipage}"
    yield r"\end{table}"


def _over_pages(table: Table, head: str, rows: Sequence[str]) -> Iterator[str]:
    yield rf"\begin{{longtable}}{{{_columns(table)}}}"
    if table.title:
        yield rf"\caption{{{_line(table.title)}}} \\"
    for end in (r"\endfirsthead", r"\endhead"):
        yield from (r"\toprule", head, r"\midrule", end)
    yield from (r"\bottomrule", r"\endfoot", *rows, r"\end{longtable}")
    if table.notes:
        yield "{"
        yield from _notes(table)
        yield "}"


def _notes(table: Table) -> Iterator[str]:
    yield r"\footnotesize\noindent"
    yield "\\par\n".join(map(_line, table.notes)) + r"\par"


def _row(cells: Iterable[str]) -> str:
    return " & ".join(cells) + r" \\"


def _line(words: str) -> str:
    return latex_escaped(one_line(words))


def _columns(table: Table) -> str:
    """What each column is: r, l, or a paragraph with its share of the line."""
    wanted = widths(table)
    several = [any("\n" in cell for cell in column) for column in _by_column(table)]
    fits = sum(wanted) <= LINE
    wrapped = [
        not table.at_right(index) and (several[index] or (not fits and width > NARROW))
        for index, width in enumerate(wanted)
    ]
    wide = sum(width for width, wraps in zip(wanted, wrapped, strict=True) if wraps)
    room = 0.95 - (sum(wanted) - wide) / LINE
    return "@{}" + "".join(map(str, _specs(table, wanted, wrapped, room / max(wide, 1)))) + "@{}"


def _specs(
    table: Table, wanted: Sequence[int], wrapped: Sequence[bool], share: float
) -> Iterator[str]:
    for index, (width, wraps) in enumerate(zip(wanted, wrapped, strict=True)):
        if wraps:
            part = min(max(width * share, _LEAST), width / LINE + _LEAST)
            yield rf">{{\raggedright\arraybackslash}}p{{{part:.2f}\linewidth}}"
        else:
            yield "r" if table.at_right(index) else "l"


def _by_column(table: Table) -> list[tuple[str, ...]]:
    return [*zip(*table.shown(), strict=True)] or [()] * len(table.columns)
