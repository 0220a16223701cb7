"""Memos as they leave the program: a table, data for scripts, and pages to read in Markdown."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from coder.exchange.tables import Table
from coder.model import MemoAbout, Noted, Subject

COLUMNS = (
    *("about", "document", "case", "code", "coder", "start", "stop", "quote"),
    *("memo", "made", "at"),
)
_HEADINGS = {
    MemoAbout.PROJECT: "On the project",
    MemoAbout.CODE: "On codes",
    MemoAbout.CASE: "On cases",
    MemoAbout.DOCUMENT: "On documents",
    MemoAbout.CODING: "On coded segments",
}
_DAY = 10  # characters of a time that tell the day
_HEADING = re.compile(r"^(\s{0,3})(#)", re.MULTILINE)


def memo_table(memos: Sequence[Noted]) -> Table:
    """One row a memo; `start`, `stop` and `quote` (the coded words) stand for segments only.

    `coder` is who wrote the memo; `made` and `at`, when it was last changed, are in UTC.
    """
    many = f"{len(memos)} memo{'' if len(memos) == 1 else 's'}"
    return Table(many, COLUMNS, tuple(tuple(_cells(one).values()) for one in memos))


def memo_payload(memos: Sequence[Noted]) -> list[dict[str, Any]]:
    """The rows of `memo_table` as data for scripts, each with its guid and that of its subject."""
    return [
        _cells(one) | {"guid": one.memo.guid, "subject": one.memo.subject or None} for one in memos
    ]


def memo_pages(memos: Sequence[Noted]) -> str:
    """An appendix in Markdown: memos under what they are about, each with the words it is about."""
    parts = ["# Memos"]
    for about, group in groupby(memos, key=lambda one: one.memo.about):
        parts.append(f"## {_HEADINGS[about]}")
        for heading, few in groupby(group, key=lambda one: _heading(one.subject)):
            parts += [f"### {heading}"] if heading else []
            parts += [part for one in few for part in _parts(one)]
    return "\n\n".join(parts) + "\n"


def _cells(one: Noted) -> dict[str, Any]:
    memo, subject = one.memo, one.subject
    start, stop = (subject.span.start, subject.span.stop) if subject.span else (None, None)
    names = (str(memo.about), subject.document, subject.case, subject.code, one.coder)
    quote = subject.words if subject.span else None
    cells = (*(name or None for name in names), start, stop, quote, memo.text, memo.made, memo.at)
    return dict(zip(COLUMNS, cells, strict=True))


def _heading(subject: Subject) -> str:
    """What several memos may stand under; the segments of a document stand together."""
    if subject.about is MemoAbout.PROJECT:
        return ""
    return _one_line(subject.document or subject.title)


def _parts(one: Noted) -> list[str]:
    """Who wrote it and when, the coded words, and the memo."""
    subject = one.subject
    code = f"{subject.code}, " if subject.span else ""
    head = f"*{_one_line(code + one.coder)}, {one.memo.at[:_DAY]}*"
    quote = "\n".join(f"> {line}".rstrip() for line in subject.words.strip().splitlines())
    return [head, *([quote] if subject.span else []), _HEADING.sub(r"\1\\\2", one.memo.text)]


def _one_line(words: str) -> str:
    return " ".join(words.split())
