"""The kinds of search in words, and their order under the key that turns them about."""

from coder.search.patterns import SearchKind

NAMES = {
    SearchKind.PLAIN: "plain",
    SearchKind.WORD: "whole word",
    SearchKind.FORMS: "all forms",
    SearchKind.REGEX: "regular expression",
}


def next_kind(kind: SearchKind) -> SearchKind:
    """The kind behind this one, and after the last the first."""
    kinds = list(NAMES)
    return kinds[(kinds.index(kind) + 1) % len(kinds)]
