from coder.suggest.phrases import Hit
from coder.suggest.rules import hit_counts
from coder.suggest.units import Rows, Unit
from transcripts.model import Span

UNITS = [Unit("a", Span(0, 10), "", ""), Unit("a", Span(10, 20), "", ""),
         Unit("b", Span(0, 10), "", "")]  # fmt: skip


def hit(code: str, start: int, *, silenced: bool = False) -> Hit:
    return Hit(
        code, Span(start, start + 3), "plan", "plan", avoid=False, silenced=silenced, sought="plan"
    )


def test_hits_count_for_their_code_and_those_above_it_in_their_unit() -> None:
    families = {"child": ("child", "top"), "top": ("top",), "gone": ("gone",)}
    hits = {
        "a": [hit("child", 2), hit("top", 3), hit("child", 12, silenced=True), hit("gone", 12)],
        "b": [hit("child", 0), hit("child", 5)],
    }
    counts = hit_counts(Rows(UNITS), ["top", "child"], families, hits)
    assert counts.tolist() == [[2, 1], [0, 0], [2, 2]]
