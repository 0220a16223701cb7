"""Quotations as a report gives them: in groups, attributed, weighed, and looked through."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from coder.model import Quotation, Study
from coder.themes.attribution import FEWEST, NOT_RECORDED, Alike, Attribution, Detail, template_of
from coder.themes.balance import Balance, balances
from coder.themes.excerpts import Excerpt
from coder.themes.identifying import Mark, left_out, marked
from coder.themes.selection import Trait, Where, selected, trait
from transcripts.model import Document
from transcripts.text import natural

_BEFORE = 80  # characters in which one sees whether a sentence begins


@dataclass(frozen=True, slots=True)
class Style:
    """How quotations are given: in groups `by` a trait, and attributed by `detail` or `template`.

    With neither, case, time and scenario are told. What an attribution shows that is true of fewer
    people than `warn_under` is told. `chosen`: only what is chosen for the report.
    """

    by: str = ""
    detail: Detail | None = None
    template: str | None = None
    warn_under: int = FEWEST
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation: its group (empty without groups), what may identify somebody, the choice.

    `alike`: who shares what the attribution shows; None where it shows no attribute.
    """

    excerpt: Excerpt
    group: str = ""
    marks: tuple[Mark, ...] = ()
    chosen: Quotation | None = None
    alike: Alike | None = None


@dataclass(frozen=True, slots=True)
class Quotes:
    """Quotations in their order, with all that a careful reader has to know of them."""

    quotes: tuple[Quote, ...]
    by: str = ""
    balances: tuple[Balance, ...] = ()
    warn_under: int = FEWEST
    uncounted: int = 0
    """How many stand behind no count, for another coder's codings are counted there."""

    @property
    def rare(self) -> list[Alike]:
        """What attributions show that is true of few people, the rarest first."""
        told = {one.alike for one in self.quotes if one.alike}
        rare = [one for one in told if one.people < self.warn_under]
        return sorted(rare, key=lambda one: (one.people, one.shown))

    @property
    def excerpts(self) -> list[Excerpt]:
        return [one.excerpt for one in self.quotes]


def quotes(
    study: Study,
    excerpts: Iterable[Excerpt],
    style: Style,
    *,
    where: Where,
    chosen: Mapping[str, Quotation],
) -> Quotes:
    """The excerpts as quotations; `chosen` maps guids of codings to the choice.

    In groups by their value of `style.by`, what is not recorded last, and within a group in the
    order in which they come. Raises InvalidRequestError for names that nothing has.
    """
    documents = {one.name: one for one in study.documents}
    split = trait(study, style.by) if style.by else None
    called = _called(study, style)
    given = [_attributed(one, documents[one.document], called) for one in excerpts]
    groups = {one.guid: _group(split, documents[one.document]) for one in given} if split else {}
    if split:
        given.sort(key=lambda one: _place(groups[one.guid]))
    looks = marked(
        [one.text for one in given], [_before(one, documents) for one in given], left_out(study)
    )
    return Quotes(
        tuple(
            Quote(
                one,
                groups.get(one.guid, ""),
                marks,
                chosen.get(one.guid),
                called.alike(documents[one.document]) if called else None,
            )
            for one, marks in zip(given, looks, strict=True)
        ),
        split.name if split else "",
        tuple(balances(given, groups, _groups(study, where, split))),
        style.warn_under,
    )


def _called(study: Study, style: Style) -> Attribution | None:
    template = template_of(study, style.detail) if style.detail else style.template
    return None if template is None else Attribution(study, template)


def _attributed(one: Excerpt, document: Document, called: Attribution | None) -> Excerpt:
    return replace(one, attribution=called.of(document)) if called else one


def _group(split: Trait, document: Document) -> str:
    return split.of(document) or NOT_RECORDED


def _groups(study: Study, where: Where, split: Trait | None) -> list[str]:
    """The groups that are asked about, whether anybody in them is quoted or not."""
    if split is None:
        return []
    return sorted({_group(split, one) for one in selected(study, where)}, key=_place)


def _place(group: str) -> tuple[bool, object]:
    return group == NOT_RECORDED, natural(group)


def _before(one: Excerpt, documents: Mapping[str, Document]) -> str:
    """What stands before a quotation, so that one sees whether it begins a sentence."""
    if one.span is None:
        return ""
    document, start = documents[one.document], one.span.start
    turn = next((it for it in document.turns if it.start <= start < it.stop), None)
    since = max(turn.speech if turn else start, start - _BEFORE)
    return document.text[min(since, start) : start]
