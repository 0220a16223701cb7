"""Reads the older shape: a list of codes, each with its id and its parent."""

from collections.abc import Sequence

from codebook.drafts import TEXTS, Draft, Pair, codebook_of
from codebook.formats.yaml_tree.nodes import Place, Record
from codebook.model import Codebook

HEAD = ("id", "title", "version", "unit", "presence rule", "rollup", "levels")
PARTS = (*TEXTS, "id", "parent", "children", "kind", "unit", "colour", "values", "keywords")
GRADED = "learning_outcome"
KINDS = {GRADED: "presence", "outcome": "presence"}


def is_flat(whole: Place) -> bool:
    """Whether the codes are a list instead of a tree."""
    codes = whole.fields().get("codes")
    return codes is not None and codes.is_list


def flat_codebook(whole: Place) -> Codebook:
    """The codebook in the older shape.

    Levels written at its head are those of its learning outcomes; `children` says again what
    `parent` says, and is not looked at.
    """
    top = whole.record(("codebook", "codes"))
    head = top.record("codebook", HEAD)
    scale = head.part("levels")
    levels = [] if scale is None else [_level(place) for place in scale.fields().values()]
    codes = whole.fields()["codes"].items()
    drafts = [_draft(code.called(), levels, head.text("unit")) for code in codes]
    title, label = head.text("title") or head.text("id"), head.text("version")
    return codebook_of(drafts, title=title, label=label, path=whole.path)


def _level(place: Place) -> Pair:
    record = place.record(("label", "rule"))
    return record.text("label"), record.text("rule")


def _draft(code: Place, levels: Sequence[Pair], unit: str) -> Draft:
    id_ = code.record(PARTS).text("id")
    if not id_:
        code.wrong("this code has no id.")
    record = code.called(id_).record(PARTS)
    kind, parent = record.text("kind"), record.text("parent")
    texts = {name: record.text(name) for name in (*TEXTS, "colour")}
    seek, avoid = _keywords(record)
    return Draft(
        id=id_,
        line=code.line,
        parent=parent,
        texts={
            **texts,
            "kind": KINDS.get(kind, kind),
            "unit": record.text("unit") or ("" if parent else unit),
        },
        values=record.pairs("values"),
        levels=levels if kind == GRADED else (),
        seek=seek,
        avoid=avoid,
        lines=record.lines(),
    )


def _keywords(record: Record) -> tuple[list[str], list[str]]:
    """Those to look for and those to avoid: a mere list has none to avoid."""
    if "keywords" in record.parts and record.parts["keywords"].is_list:
        return record.words("keywords"), []
    both = record.record("keywords", ("any", "not"))
    return both.words("any"), both.words("not")
