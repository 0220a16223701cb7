"""What a row stands for: its words, where they are said, and what its key would change."""

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass

from codebook.model import Code
from coder.errors import InvalidRequestError
from coder.suggest.candidates import Candidate
from coder.suggest.precision import FormUse
from coder.suggest.rewording import with_keyword, without, without_form
from coder.suggest.workshop import Workshop


@dataclass(frozen=True)
class Wanted:
    """A row: the code whose keyword it is or would be, its sentences, and their words.

    `after` is the code as the row's own key would leave it, `what` names the change.
    """

    code: Code
    words: str
    forms: tuple[str, ...]
    rows: tuple[int, ...]
    after: Code
    what: str


def of_form(found: Workshop, use: FormUse) -> Wanted:
    """A form, which can be dropped; where it is its keyword's only one, so is the keyword."""
    code = next(one for one in found.bench.family if one.guid == use.code)
    if is_whole(found, use):
        return Wanted(
            code, use.form, (use.form,), use.rows, without(code, use.keyword, {}), "Dropping"
        )
    said: dict[str, list[str]] = defaultdict(list)
    for one in found.forms:
        said[one.keyword].append(one.form)
    after = without_form(code, use.keyword, use.form, said)
    return Wanted(code, use.form, (use.form,), use.rows, after, "Dropping")


def is_whole(found: Workshop, use: FormUse) -> bool:
    """Whether the form is all that its keyword stands for here."""
    key = use.code, use.keyword, use.avoid
    return sum((one.code, one.keyword, one.avoid) == key for one in found.forms) == 1


def of_candidate(found: Workshop, one: Candidate) -> Wanted:
    """A candidate, which can be added to the workshop's own code."""
    code = found.bench.code
    with suppress(InvalidRequestError):  # a form that the coder has dropped by itself
        code = with_keyword(code, one.words)
    rows = (*one.coded, *one.elsewhere)
    return Wanted(found.bench.code, one.words, one.forms, rows, code, "Adding")


def of_own(found: Workshop, words: str) -> Wanted:
    """Words that somebody has typed. Raises InvalidRequestError for what cannot be a keyword."""
    code = found.bench.code
    return Wanted(code, words, (), (), with_keyword(code, words), "Adding")
