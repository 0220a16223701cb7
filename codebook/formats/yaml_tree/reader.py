"""Reads the tree: codes under codes, each field once."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from codebook.checks import DEEPEST
from codebook.drafts import FIELDS, WORDS, Draft, Pair, codebook_of
from codebook.formats.yaml_tree.flat_list import flat_codebook, is_flat
from codebook.formats.yaml_tree.nodes import Place, Record, parsed
from codebook.model import Codebook

TOP = ("title", "version", "scales", "codes")
Scales = Mapping[str, list[Pair]]


def read(text: str, path: Path | None = None) -> Codebook:
    """The codebook in a YAML text; `path` is for the messages. Raises InvalidCodebookError."""
    whole = parsed(text, path)
    if is_flat(whole):
        return flat_codebook(whole)
    top = whole.record(TOP)
    codes = top.part("codes")
    if codes is None:
        whole.wrong("there is no codes: in this file, so there is no code.")
    scales = top.part("scales")
    named = {} if scales is None else {name: one.pairs() for name, one in scales.fields().items()}
    drafts = list(_codes(codes.called(), named, above=()))
    return codebook_of(drafts, title=top.text("title"), label=top.text("version"), path=path)


def _codes(place: Place, scales: Scales, above: tuple[str, ...]) -> Iterator[Draft]:
    if len(above) > DEEPEST:
        place.wrong(f"the tree is deeper than {DEEPEST} codes.")
    for id_, found in place.fields().items():
        record = found.called(id_).record((*FIELDS, "codes"))
        yield _draft(record, scales, above[-1] if above else "")
        below = record.part("codes")
        if below is not None:
            yield from _codes(below.called(), scales, (*above, id_))


def _draft(record: Record, scales: Scales, parent: str) -> Draft:
    (id_,) = record.place.names
    levels = record.part("levels")
    return Draft(
        id=id_,
        line=record.place.line,
        parent=parent,
        texts={name: record.text(name) for name in WORDS},
        values=record.pairs("values"),
        levels=_levels(levels, scales) if levels else (),
        seek=record.words("keywords"),
        avoid=record.words("not keywords"),
        lines=record.lines(),
    )


def _levels(place: Place, scales: Scales) -> list[Pair]:
    """The levels written here, or those of the scale that is named here."""
    if not place.is_text:
        return place.pairs()
    name = place.text()
    if name not in scales:
        place.wrong(f"there is no scale {name!r}; write it under scales: at the top.")
    return scales[name]
