"""What somebody searches for, and the regular expression that finds it."""

import re
import unicodedata
import warnings
from dataclasses import dataclass
from enum import StrEnum

from coder.errors import InvalidRequestError
from coder.search.literals import WHOLE, WORD_START, WORD_STOP, literal, wildcard


class SearchKind(StrEnum):
    """How the typed words are understood."""

    PLAIN = "plain"
    WORD = "word"
    REGEX = "regex"
    FORMS = "forms"


class Voices(StrEnum):
    """Whose words are searched."""

    RESPONDENT = "respondent"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for.

    `forms` are what a search of kind FORMS looks for, each a whole word or several; a `*` in one
    stands for the rest of a word. They are worked out from `words` by whoever knows the language.
    """

    words: str
    kind: SearchKind = SearchKind.PLAIN
    case_sensitive: bool = False
    voices: Voices = Voices.RESPONDENT
    forms: tuple[str, ...] = ()


def pattern(query: Query) -> str:
    """The regular expression of a query; an empty one finds nothing and is not to be used.

    A match of typed words never ends between a letter and a mark above it. A regular expression
    is taken as it is typed, in the composed letters of the canonical text.
    """
    fold = not query.case_sensitive
    match query.kind:
        case SearchKind.REGEX:
            return unicodedata.normalize("NFC", query.words)
        case SearchKind.FORMS:
            # The longest first: of two forms that begin alike, the whole one is meant.
            forms = sorted(filter(str.strip, query.forms), key=len, reverse=True)
            return _as_word("|".join(wildcard(form, fold=fold) for form in forms))
        case SearchKind.WORD:
            return _as_word(literal(query.words, fold=fold))
        case _:
            words = literal(query.words, fold=fold)
            return f"{words}{WHOLE}" if words else ""


def flags(query: Query) -> re.RegexFlag:
    """How the pattern is compiled: `^` and `$` mean lines."""
    return re.MULTILINE if query.case_sensitive else re.MULTILINE | re.IGNORECASE


def compiled(query: Query) -> re.Pattern[str] | None:
    """The query ready for use; None where nothing is searched for.

    Raises InvalidRequestError for a regular expression that cannot be read.
    """
    wanted = pattern(query)
    if not wanted:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what a later Python may read otherwise
            return re.compile(wanted, flags(query))
    except re.error as error:
        raise InvalidRequestError(_unreadable(query.words, f"{error}")) from error
    except (OverflowError, RecursionError) as error:
        raise InvalidRequestError(_unreadable(query.words, "it is too large")) from error


def _as_word(words: str) -> str:
    return f"{WORD_START}(?:{words}){WORD_STOP}" if words else ""


def _unreadable(words: str, why: str) -> str:
    return (
        f"The regular expression {words!r} cannot be read: {why}. A backslash before a sign means "
        r"the sign itself, as in \(laughs\); or search for it as plain words."
    )
