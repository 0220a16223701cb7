"""Which words are verbs, nouns, adjectives or adverbs, for keywords that ask for one of these."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from codebook.model import PartOfSpeech
from coder.errors import InvalidRequestError
from coder.suggest.speech import Sentence

USUAL = "en_core_web_sm"
"""The installed package that is looked for where no other is named."""

Tags = Mapping[int, PartOfSpeech]
"""Where a text's verbs, nouns, adjectives and adverbs begin; words of other kinds are left out."""

Match = tuple[int, int, int]
"""A keyword by its rank, its first token, and the token behind its last."""

_PARTS = {
    "VERB": PartOfSpeech.VERB,
    "AUX": PartOfSpeech.VERB,
    "NOUN": PartOfSpeech.NOUN,
    "PROPN": PartOfSpeech.NOUN,  # what a capital letter makes of a “Plan”
    "ADJ": PartOfSpeech.ADJECTIVE,
    "ADV": PartOfSpeech.ADVERB,
}
_SLOW = ("parser", "ner", "lemmatizer", "senter")  # and nothing that is needed here
_TELLING = {"tagger", "morphologizer"}


class Tagger(Protocol):
    """Tells parts of speech; `fingerprint` names whatever its answers rest on."""

    @property
    def fingerprint(self) -> str: ...

    def tags(self, texts: Sequence[str]) -> Sequence[Tags]:
        """The tags of each text. It may be slow: ask it for no more than is needed."""
        ...


class Asked:
    """Keywords, by their ranks, that ask for a part of speech, and who can tell it."""

    def __init__(self, parts: Mapping[int, PartOfSpeech], tagger: Tagger) -> None:
        self._parts, self._tagger = parts, tagger

    def kept(
        self, found: Iterable[tuple[Sentence, list[Match]]]
    ) -> Iterator[tuple[Sentence, list[Match]]]:
        """The sentences with the matches that are what their keywords ask for.

        Of several words one must be. Sentences in which nothing is asked for are not tagged.
        """
        there = list(found)
        asking = [
            one.said for one, matches in there if any(rank in self._parts for rank, _, _ in matches)
        ]
        known = dict(zip(asking, self._tagger.tags(asking), strict=True)) if asking else {}
        for sentence, matches in there:
            tags = known.get(sentence.said, {})
            yield sentence, [one for one in matches if self._is_so(one, sentence, tags)]

    def _is_so(self, match: Match, sentence: Sentence, tags: Tags) -> bool:
        rank, first, after = match
        if rank not in self._parts:
            return True
        words = sentence.words[first:after]
        return any(tags.get(word.idx) is self._parts[rank] for word in words)


class Model:
    """An installed spaCy model, loaded when it is first needed; it remembers what it has told."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._pipeline: Any = None
        self._told: dict[str, Tags] = {}
        self._lock = Lock()  # several threads may ask, and spaCy learns words on the way

    @property
    def fingerprint(self) -> str:
        return f"{self._name} {_meta(self._name).get('version', '')}"

    def fault(self) -> str:
        """Why it cannot be loaded, and what to do; nothing where it is."""
        with self._lock:
            if self._pipeline is None:
                return self._load()
        return ""

    def tags(self, texts: Sequence[str]) -> list[Tags]:
        """As in `Tagger`. Raises InvalidRequestError where the model cannot be loaded."""
        if told := self.fault():
            raise InvalidRequestError(told)
        with self._lock:
            new = [one for one in dict.fromkeys(texts) if one not in self._told]
            if new:
                tagged = self._pipeline.pipe(new, batch_size=256)
                self._told.update(zip(new, map(_parts, tagged), strict=True))
            return [self._told[one] for one in texts]

    def _load(self) -> str:
        import spacy

        try:
            self._pipeline = spacy.load(self._name, exclude=_SLOW)
        except Exception as error:  # noqa: BLE001 - it is not our package: anything may be wrong
            command = _command(self._name)
            return f"{self._name} cannot be loaded. Install it anew: {command} ({error})"
        return ""


@cache
def model(name: str) -> Model:
    """The model of that name; what it was asked before is not asked again."""
    return Model(name)


def fault(name: str) -> str:
    """Why the package of that name cannot be used, and what to do; nothing where it can.

    To stand behind a colon, and short: a narrow window has two lines for it. A model that is there
    is loaded, which takes a moment.
    """
    found = _meta(name)
    if not found:
        return f"no language model is installed. Install it: {_command(name)}"
    if found.get("lang") != "en" or not _TELLING.intersection(found.get("pipeline", ())):
        return f"{name} tells none in English. Name another in policy.yaml."
    if not _fits(str(found.get("spacy_version", ""))):
        made = f"{name} {found.get('version', '')}"
        return f"{made} does not fit spaCy {version('spacy')}. Install it anew: {_command(name)}"
    return model(name).fault()


def _command(name: str) -> str:
    return f"python -m spacy download {name}"


def _fits(wanted: str) -> bool:
    from spacy.util import is_compatible_version

    return bool(is_compatible_version(version("spacy"), wanted or ">=0"))


def _meta(name: str) -> dict[str, Any]:
    """What an installed package says of itself as a model, without loading it; {} if it is none."""
    spec = find_spec(name) if name.isidentifier() else None
    for folder in (spec and spec.submodule_search_locations) or ():
        try:
            read = json.loads(Path(folder, "meta.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        return read if isinstance(read, dict) else {}
    return {}


def _parts(tagged: Any) -> Tags:
    return {one.idx: _PARTS[one.pos_] for one in tagged if one.pos_ in _PARTS}
