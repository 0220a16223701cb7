"""Other keywords for a code: one more, one less, one form less, one to avoid; all pure."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from codebook.model import Code, Keywords, asked_of
from coder.errors import InvalidRequestError
from coder.suggest.forms import exactly, is_wildcard, plain, written_out


def with_keyword(code: Code, words: str) -> Code:
    """The code with a keyword more; one that was to be avoided is not any more.

    Where its words are a keyword already and only one of the two asks for a part of speech, it
    takes the other's place. Raises InvalidRequestError for no words at all, and for a form of a
    keyword that is there.
    """
    keyword = _tidy(words)
    if any(_narrows(there, keyword) for there in code.keywords.seek):
        code = _replaced(code, lambda one: [keyword] if _narrows(one, keyword) else [one])
        seek = code.keywords.seek
    else:
        _check_new(code, keyword)
        seek = (*code.keywords.seek, keyword)
    return replace(code, keywords=Keywords(seek, _without(code.keywords.avoid, keyword)))


def with_avoided(code: Code, words: str) -> Code:
    """The code with a keyword more that silences it; it is no keyword to seek any more."""
    keyword = _tidy(words)
    if any(_same(there, keyword) for there in code.keywords.avoid):
        raise InvalidRequestError(f"“{keyword}” is avoided by {code.id} already.")
    seek = _without(code.keywords.seek, keyword)
    return replace(code, keywords=Keywords(seek, (*code.keywords.avoid, keyword)))


def without(code: Code, words: str, said: Mapping[str, Collection[str]]) -> Code:
    """The code without a keyword, to seek or to avoid, or without one form of a keyword.

    Words without a part of speech name the keyword whatever it asks for. Of a form, the others stay
    in the keyword's place, each in quotation marks. `said` has of each
    keyword the forms that are said: of a wildcard, only these stay. Raises InvalidRequestError
    where the words are neither.
    """
    keyword = _tidy(words)
    there = (*code.keywords.seek, *code.keywords.avoid)
    if any(_names(keyword, one) for one in there):
        return _replaced(code, lambda one: [] if _names(keyword, one) else [one])
    for one in there:
        if plain(keyword).lower() in _forms(one, said):
            return without_form(code, one, keyword, said)
    known = ", ".join(f"“{one}”" for one in there) or "none at all"
    raise InvalidRequestError(f"“{keyword}” is no keyword of {code.id}. It has {known}.")


def without_form(code: Code, keyword: str, form: str, said: Mapping[str, Collection[str]]) -> Code:
    """The code with only the other forms of a keyword in its place; `said` is as above."""
    rest = [exactly(one, keyword) for one in _forms(keyword, said) if one != plain(form).lower()]
    return _replaced(code, lambda one: rest if one == keyword else [one])


def _check_new(code: Code, keyword: str) -> None:
    words, part = asked_of(keyword)
    for there in code.keywords.seek:
        is_form = plain(words).lower() in written_out(there) and asked_of(there)[1] in (None, part)
        if is_form or _same(there, keyword):
            form = "" if _same(there, keyword) else f", a form of “{there}”"
            raise InvalidRequestError(f"“{keyword}” is a keyword of {code.id} already{form}.")


def _narrows(one: str, other: str) -> bool:
    """Whether they differ in this alone, that one of them asks for a part of speech."""
    (words, part), (others, other_part) = asked_of(one), asked_of(other)
    return _same(words, others) and (part is None) is not (other_part is None)


def _names(words: str, keyword: str) -> bool:
    return _same(keyword, words) or _same(asked_of(keyword)[0], words)


def _forms(keyword: str, said: Mapping[str, Collection[str]]) -> Collection[str]:
    return said.get(keyword, ()) if is_wildcard(keyword) else written_out(keyword)


def _replaced(code: Code, change: Callable[[str], Iterable[str]]) -> Code:
    """The code with each keyword changed to others, or to none."""
    seek = tuple(dict.fromkeys(word for one in code.keywords.seek for word in change(one)))
    avoid = tuple(dict.fromkeys(word for one in code.keywords.avoid for word in change(one)))
    return replace(code, keywords=Keywords(seek, avoid))


def _tidy(words: str) -> str:
    tidied = " ".join(words.split())
    if not asked_of(tidied)[0].strip('*"“” '):
        raise InvalidRequestError("A keyword is a word or more: reflect, reflect* or “what if”.")
    return tidied


def _without(words: tuple[str, ...], keyword: str) -> tuple[str, ...]:
    return tuple(one for one in words if not _same(one, keyword))


def _same(one: str, other: str) -> bool:
    return " ".join(plain(one).lower().split()) == plain(other).lower()
