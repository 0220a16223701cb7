"""Writes the tree as a person would: nothing said twice, long texts folded."""

import re
from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap

from codebook.checks import colours_by_place
from codebook.colours import PALETTE
from codebook.drafts import RETIRED, TEXTS
from codebook.model import Code, Codebook, CodeUnit, Level

WIDTH = 92
# What may stand unquoted: it starts with a letter or digit, and no sign in it means anything.
PLAIN = re.compile(r"""[^\W_](?:[\w ,.;()/'"’“”?!%&*+=@£€–—-]|:(?=\w))*""")
Scales = Mapping[tuple[Level, ...], str]


def written(codebook: Codebook) -> str:
    """The codebook as YAML text that reads back as the same codebook."""
    scales = _scales(codebook)
    lines = [*_field("title", codebook.title), *_field("version", codebook.label)]
    if scales:
        lines += ["", "scales:", *_indented(_scale_lines(scales))]
    tree = _family(codebook, codebook.roots(), scales, colours_by_place(codebook))
    lines += ["", "codes:", *_indented(tree)]
    empty = [] if codebook.codes else [lines.pop() + " {}"]
    return "\n".join([*lines, *empty]).lstrip("\n") + "\n"


def _scales(codebook: Codebook) -> dict[tuple[Level, ...], str]:
    """Each set of levels under a name of its own, in the order of first use."""
    names: dict[tuple[Level, ...], str] = {}
    for levels in dict.fromkeys(code.levels for code in codebook if code.levels):
        plain = f"{levels[0].label} to {levels[-1].label}"
        taken = sum(name.startswith(plain) for name in names.values())
        names[levels] = f"{plain} {taken + 1}" if taken else plain
    return names


def _scale_lines(scales: Scales) -> Iterator[str]:
    for levels, name in scales.items():
        yield f"{_scalar(name)}:"
        for level in levels:
            yield f"  {_scalar(level.label)}: {_scalar(level.anchor)}".rstrip()


def _family(
    codebook: Codebook, codes: Iterable[Code], scales: Scales, by_place: Mapping[str, str]
) -> Iterator[str]:
    for code in codes:
        yield f"{_scalar(code.id)}:"
        yield from _indented(_fields(code, scales, by_place[code.id]))
        if children := codebook.children(code):
            yield "  codes:"
            yield from _indented(_indented(_family(codebook, children, scales, by_place)))


def _fields(code: Code, scales: Scales, colour_by_place: str) -> Iterator[str]:
    yield from _field("label", code.label)
    yield from _field("hotkey", code.hotkey)
    if not code.parent or code.colour != colour_by_place:
        yield f"colour: {_colour(code.colour)}"
    if not code.parent and code.unit is not CodeUnit.RESPONSE:
        yield f"unit: {code.unit}"
    if code.retired:
        yield f"retired: {RETIRED}"
    for name in ("brief", "full", "use when", "not when", "example"):
        yield from _field(name, getattr(code, TEXTS[name]))
    if code.values:
        yield "values:"
        yield from (f"  {_scalar(value.id)}: {_scalar(value.label)}" for value in code.values)
    if code.levels:
        yield f"levels: {_scalar(scales[code.levels])}"
    yield from _words("keywords", code.keywords.seek)
    yield from _words("not keywords", code.keywords.avoid)


def _colour(colour: str) -> str:
    return str(PALETTE.index(colour) + 1) if colour in PALETTE else f'"{colour}"'


def _field(name: str, text: str) -> Iterator[str]:
    if not text:
        return
    if len(text) + len(name) > WIDTH and _can_fold(text):
        yield f"{name}: >-"
        yield from _indented(wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False))
    else:
        yield f"{name}: {_scalar(text)}"


def _words(name: str, words: Iterable[str]) -> Iterator[str]:
    if words:
        yield f"{name}: [{', '.join(_scalar(word, inside=True) for word in words)}]"


def _can_fold(text: str) -> bool:
    """Folding keeps single blanks between printable words, and nothing else."""
    return text == " ".join(text.split()) and text.isprintable()


def _scalar(text: str, *, inside: bool = False) -> str:
    """The text bare where that is safe, else in double quotes; `inside` a list, a comma is not."""
    bare = PLAIN.fullmatch(text) and not text.endswith(" ") and text.isprintable()
    return text if bare and not (inside and "," in text) else f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character == "\n":
        return "\\n"
    if character.isprintable():
        return character
    return f"\\U{ord(character):08x}"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
