"""Other keywords for a code: one more, one less, one form less, one to avoid; all pure."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from codebook.model import Code, Keywords
from coder.errors import InvalidRequestError
from coder.suggest.forms import exactly, is_wildcard, plain, written_out


def with_keyword(code: Code, words: str) -> Code:
    """The code with a keyword more; one that was to be avoided is not any more.

    Raises InvalidRequestError for no words at all, and for a form of a keyword that is there.
    """
    keyword = _tidy(words)
    for there in code.keywords.seek:
        if _same(there, keyword) or plain(keyword).lower() in written_out(there):
            form = "" if _same(there, keyword) else f", a form of “{there}”"
            raise InvalidRequestError(f"“{keyword}” is a keyword of {code.id} already{form}.")
    avoid = _without(code.keywords.avoid, keyword)
    return replace(code, keywords=Keywords((*code.keywords.seek, keyword), avoid))


def with_avoided(code: Code, words: str) -> Code:
    """The code with a keyword more that silences it; it is no keyword to seek any more."""
    keyword = _tidy(words)
    if any(_same(there, keyword) for there in code.keywords.avoid):
        raise InvalidRequestError(f"“{keyword}” is avoided by {code.id} already.")
    seek = _without(code.keywords.seek, keyword)
    return replace(code, keywords=Keywords(seek, (*code.keywords.avoid, keyword)))


def without(code: Code, words: str, said: Mapping[str, Collection[str]]) -> Code:
    """The code without a keyword, to seek or to avoid, or without one form of a keyword.

    Of a form, the others stay in the keyword's place, each in quotation marks. `said` has of each
    keyword the forms that are said: of a wildcard, only these stay. Raises InvalidRequestError
    where the words are neither.
    """
    keyword = _tidy(words)
    there = (*code.keywords.seek, *code.keywords.avoid)
    if any(_same(one, keyword) for one in there):
        return _replaced(code, lambda one: [] if _same(one, keyword) else [one])
    for one in there:
        if plain(keyword).lower() in _forms(one, said):
            return without_form(code, one, keyword, said)
    known = ", ".join(f"“{one}”" for one in there) or "none at all"
    raise InvalidRequestError(f"“{keyword}” is no keyword of {code.id}. It has {known}.")


def without_form(code: Code, keyword: str, form: str, said: Mapping[str, Collection[str]]) -> Code:
    """The code with only the other forms of a keyword in its place; `said` is as above."""
    rest = [exactly(one) for one in _forms(keyword, said) if one != plain(form).lower()]
    return _replaced(code, lambda one: rest if one == keyword else [one])


def _forms(keyword: str, said: Mapping[str, Collection[str]]) -> Collection[str]:
    return said.get(keyword, ()) if is_wildcard(keyword) else written_out(keyword)


def _replaced(code: Code, change: Callable[[str], Iterable[str]]) -> Code:
    """The code with each keyword changed to others, or to none."""
    seek = tuple(dict.fromkeys(word for one in code.keywords.seek for word in change(one)))
    avoid = tuple(dict.fromkeys(word for one in code.keywords.avoid for word in change(one)))
    return replace(code, keywords=Keywords(seek, avoid))


def _tidy(words: str) -> str:
    tidied = " ".join(words.split())
    if not tidied.strip('*"“” '):
        raise InvalidRequestError("A keyword is a word or more: reflect, reflect* or “what if”.")
    return tidied


def _without(words: tuple[str, ...], keyword: str) -> tuple[str, ...]:
    return tuple(one for one in words if not _same(one, keyword))


def _same(one: str, other: str) -> bool:
    return " ".join(plain(one).lower().split()) == plain(other).lower()
