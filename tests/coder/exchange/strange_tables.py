"""Any table that somebody could have: for the properties that every format must keep."""

from hypothesis import strategies as st

from coder.exchange.tables import Cell, Kind, Table

WORDS = st.text(max_size=12) | st.text(
    alphabet="-'`?!,~^\\{}$&#_%<>|[]* \n\t=é漢α−\x07", max_size=12
)
CELLS: st.SearchStrategy[Cell] = (
    WORDS | st.none() | st.integers(-(10**9), 10**9) | st.floats(-(10**6), 10**6)
)


@st.composite
def strange_tables(draw: st.DrawFn) -> Table:
    """Up to nine columns and four rows of whatever a person may write."""
    columns = draw(st.lists(WORDS, min_size=1, max_size=9))
    row = st.tuples(*(CELLS for _ in columns))
    kinds = st.just(()) | st.tuples(*(st.sampled_from(Kind) for _ in columns))
    return Table(
        draw(WORDS),
        tuple(columns),
        tuple(draw(st.lists(row, max_size=4))),
        tuple(draw(st.lists(WORDS, max_size=2))),
        draw(kinds),
    )
