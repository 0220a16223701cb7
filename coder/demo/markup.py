"""Texts with their coded passages marked in place: `[[PL2|I'd ring school]]`, one in another."""

import re

from coder.demo.model import Mark, Passage

_TOKEN = re.compile(r"\[\[(?P<code>\w+)(?:=(?P<value>\w+))?\||\]\]")


def passage(marked: str) -> Passage:
    """The words without the marks, and the marks with the words that they enclose."""
    words, position = "", 0
    opened: list[tuple[str, str, int]] = []
    closed: list[tuple[int, Mark]] = []
    for token in _TOKEN.finditer(marked):
        words += marked[position : token.start()]
        position = token.end()
        if token["code"]:
            opened.append((token["code"], token["value"] or "", len(words)))
        else:
            code, value, start = opened.pop()
            closed.append((start, Mark(code, words[start:], value)))
    words += marked[position:]
    if opened:
        raise ValueError(f"a mark is never closed in: {marked}")
    in_order = sorted(closed, key=lambda pair: pair[0])
    return Passage(words, tuple(mark for _, mark in in_order))


def coded(code: str, line: str) -> Passage:
    """The passage of a line that stands under `code`: all of it, unless a part is marked."""
    return passage(line if "[[" in line else f"[[{code}|{line}]]")
