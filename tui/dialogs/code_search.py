"""Which codes are meant by some typed letters: by id, label, keywords, definition and use."""

from collections.abc import Iterable

from codebook.model import Code

LIMIT = 50  # more than anybody reads
_CLOSE = 70  # of 100: below this, likeness is chance
_SHORT = 4  # letters; fewer are too few to be alike by chance only
# An id counts most, then the label, then keywords, then what the code is said to mean.
_LABEL, _KEYWORDS, _MEANING = 100.0, 50.0, 0.0


class CodeSearch:
    """Finds among these codes, as fast as one types; the words are prepared once."""

    def __init__(self, codes: Iterable[Code]) -> None:
        self.codes = tuple(codes)
        self._ids = [code.id.casefold() for code in self.codes]
        self._texts = {
            _LABEL: [code.label.casefold() for code in self.codes],
            _KEYWORDS: [" ".join(code.keywords.seek).casefold() for code in self.codes],
            _MEANING: [
                f"{code.brief} {code.full} {code.use_when}".casefold() for code in self.codes
            ],
        }

    def found(self, typed: str) -> list[Code]:
        """The codes that fit, the best first; all in their order for nothing typed."""
        wanted = typed.casefold().strip()
        if not wanted:
            return list(self.codes[:LIMIT])
        scores = self._certain(wanted)
        if len(scores) < LIMIT and len(wanted) >= _SHORT:
            for bonus in self._texts:
                if bonus > _MEANING or not scores:  # what codes mean is long, and takes long
                    self._add_alike(wanted, bonus, scores)
        best = sorted(scores, key=lambda place: (-scores[place], place))
        return [self.codes[place] for place in best[:LIMIT]]

    def _certain(self, wanted: str) -> dict[int, float]:
        """The places where the letters stand as they are, with a score for each."""
        scores: dict[int, float] = {}
        for bonus, texts in reversed(self._texts.items()):
            scores |= {place: 100 + bonus for place, text in enumerate(texts) if wanted in text}
        for place, name in enumerate(self._ids):
            if name.startswith(wanted):
                scores[place] = 300 if name == wanted else 250
        return scores

    def _add_alike(self, wanted: str, bonus: float, scores: dict[int, float]) -> None:
        """Add the places of words that are only like these, as they are with a slip in them."""
        from rapidfuzz import fuzz, process

        texts = self._texts[bonus]
        long = [text if len(text) >= len(wanted) else None for text in texts]
        hits = process.extract(
            wanted, long, scorer=fuzz.partial_ratio, score_cutoff=_CLOSE, limit=LIMIT
        )
        for _, score, place in hits:
            scores[place] = max(scores.get(place, 0), score + bonus)


def found(codes: Iterable[Code], typed: str) -> list[Code]:
    """The codes that fit, the best first; all in their order for nothing typed."""
    return CodeSearch(codes).found(typed)
