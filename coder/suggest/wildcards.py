"""Which words wildcards such as `reflect*` stand for, found out as more and more is said."""

from collections.abc import Iterator, Mapping

from coder.suggest.forms import completed, plain
from transcripts.model import Span


class Wildcards:
    """Some keywords with wildcards by their ranks, and the forms that they were found to have."""

    def __init__(self, keywords: Mapping[int, str]) -> None:
        self._words = {rank: one for rank, one in keywords.items() if " " not in one.strip()}
        self._phrases = {rank: one for rank, one in keywords.items() if rank not in self._words}
        self._stems = {rank: _stem(one) for rank, one in keywords.items()}
        self._known: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._stems)

    def __contains__(self, rank: int) -> bool:
        return rank in self._stems

    def news(self, said: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Each keyword with the forms that are in this speech; words known from before add none.

        Speech repeats its words, so most of it need not be looked through for single words.
        """
        lower = said.lower()
        if fresh := set(lower.split()) - self._known:
            yield from self._found(self._words, " ".join(fresh))
            self._known |= fresh
        yield from self._found(self._phrases, lower)

    def _found(
        self, keywords: Mapping[int, str], said: str
    ) -> Iterator[tuple[int, tuple[str, ...]]]:
        for rank, keyword in keywords.items():
            if self._stems[rank] in said:
                yield rank, completed(keyword, said)


def stands_alone(span: Span, text: str) -> bool:
    """Whether no letter or digit touches the words: “can” in “cannot” is no word."""
    sides = text[max(0, span.start - 1) : span.start], text[span.stop : span.stop + 1]
    return not any(side.isalnum() or side == "_" for side in sides)


def _stem(keyword: str) -> str:
    """The longest piece that every form of the keyword holds."""
    return max(plain(keyword).lower().replace("*", " ").split(), key=len, default="")
