"""What somebody types to say which documents they mean: `time=T2 role=family social worker`."""

import shlex

from coder.cli.options import pairs
from coder.errors import InvalidRequestError


def asked_for(typed: str) -> dict[str, list[str]]:
    """`time=T2 role=family social worker` as names and values; quotes are needed for `=` only.

    Raises InvalidRequestError.
    """
    words = shlex.shlex(typed, posix=True)
    words.whitespace_split, words.quotes, words.commenters, words.escape = True, '"', "", ""
    parts: list[str] = []
    try:
        for word in words:
            if parts and "=" not in word:
                parts[-1] += f" {word}"  # a value of several words
            else:
                parts.append(word)
    except ValueError as error:
        raise InvalidRequestError(f'A quotation mark has no partner in {typed!r}: "…"') from error
    return pairs(tuple(parts))
