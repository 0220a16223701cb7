"""What is wrong with a broken YAML file, in plain words and with the line that broke it."""

import re
from pathlib import Path

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from codebook.errors import InvalidCodebookError

KEY = r"^\s*(?:- )?(?P<field>[\w][\w .-]*?):\s+"
QUOTED_START = re.compile(KEY + r"""(?P<quoted>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*[^\s#'"]""")
NEVER_CLOSED = re.compile(KEY + r"""(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$""")
COLON_INSIDE = re.compile(KEY + r"[^\"'\[{|>].*:(?:\s|$)")
FORBIDDEN_START = re.compile(KEY + r"(?P<sign>[@`%*&!|>])")
NEXT_FIELD = re.compile(r"^\s*(?:- )?[\w][\w .-]*:(?:\s|$)")
CODE = re.compile(r"^(?P<blanks>\s*)(?:- \{?id:\s*(?P<item>[\w.-]+)|(?P<key>[\w.-]+):\s*(?:#.*)?$)")
STRUCTURE = frozenset({"codes", "scales", "values", "levels", "keywords", "children", "codebook"})


def explained(error: YAMLError, text: str, path: Path | None) -> InvalidCodebookError:
    """The parser's complaint as a sentence about the line that caused it.

    A parser stops where it can no longer go on, which is often lines after the slip, so the
    usual slips are looked for from there upwards.
    """
    if not isinstance(error, MarkedYAMLError):
        what = "there is a control character in the file; remove it, or save the file again."
        return InvalidCodebookError(path, what)
    lines = text.split("\n")
    stop = error.problem_mark.line if error.problem_mark else len(lines) - 1
    at, field, what = _slip(lines, min(stop, len(lines) - 1), str(error.problem))
    names = [name for name in (_code_above(lines, at), field) if name]
    return InvalidCodebookError(path, f"{', '.join(names)}: {what}".lstrip(": "), line=at + 1)


def _slip(lines: list[str], stop: int, problem: str) -> tuple[int, str, str]:
    """Which line (from 0) and which field went wrong, and a sentence about it."""
    for at in range(stop, -1, -1):
        line = lines[at]
        if re.match(r" *\t", line):
            return at, "", "there is a tab at the start of the line; use blanks."
        if found := QUOTED_START.match(line):
            return at, found["field"], _goes_on(found["quoted"])
        following = lines[at + 1] if at + 1 < len(lines) else ""
        if (found := NEVER_CLOSED.match(line)) and NEXT_FIELD.match(following or "end:"):
            return at, found["field"], "the quotation mark that opens the text is never closed."
    return _slip_on(lines[stop], stop, problem)


def _slip_on(line: str, at: int, problem: str) -> tuple[int, str, str]:
    quoted = "put the whole text in quotation marks."
    if found := FORBIDDEN_START.match(line):
        return at, found["field"], f"a text cannot start with {found['sign']}; {quoted}"
    if found := COLON_INSIDE.match(line):
        return at, found["field"], f"there is a colon inside the text; {quoted}"
    if any(sign in problem for sign in ("mapping values", "block", "simple key")):
        what = "this line does not fit the ones above. The fields of a code start in one column"
        return at, "", f"{what}, and each is written as name: text."
    return at, "", f"this line cannot be understood ({problem})."


def _goes_on(quoted: str) -> str:
    return (
        f"the text starts with {quoted} and goes on after the quotation mark. Put the whole text "
        "into quotation marks of the other kind, or put > after the colon and write it on the next "
        "line."
    )


def _code_above(lines: list[str], at: int) -> str:
    """The id of the code that a line belongs to, as far as it can be told."""
    deep = _indent(lines[at])
    for line in reversed(lines[: at + 1]):
        found = CODE.match(line)
        if not found:
            continue
        if found["item"]:
            return found["item"]
        if len(found["blanks"]) < deep and found["key"] not in STRUCTURE:
            return found["key"]
    return ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
