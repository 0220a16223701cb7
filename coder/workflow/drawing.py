"""What a new round is to be: who codes in it, which documents are drawn, and from which."""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from coder.agreement.sampling import Sample, Stratum, draw, size_of
from coder.errors import InvalidRequestError, did_you_mean
from coder.model import CONSENSUS, Coder, CoderKind, Round, RoundKind, Study
from coder.units import PAIR
from coder.workflow import browsing
from coder.workflow.project import Project
from coder.workflow.sight import FIELDS
from transcripts.model import Document, State

_WHOLE = 100  # percent
_SEEDS = 9999
_Bar = Callable[[Document], str]
"""Why a document cannot be in the round, or nothing."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody asks for.

    `sample` is a share of the pool (`20%`) or a number of documents; else `documents` are named.
    `by` are the fields and attributes that the sample is balanced by, `where` what the pool has in
    common. `older_than` is in days, for who codes again; trainees are compared with `gold`.
    """

    coders: Sequence[str]
    kind: RoundKind = RoundKind.INDEPENDENT
    sample: str = ""
    documents: Sequence[str] = ()
    by: Sequence[str] = ()
    where: Mapping[str, Sequence[str]] = field(default_factory=dict)
    seed: int | None = None
    blind: bool = False
    masks: Sequence[str] = ()
    older_than: int = 0
    gold: str = CONSENSUS


@dataclass(frozen=True, slots=True)
class Drawn:
    """A round that can be begun: `names` are its documents', in the order of the round.

    `coders` are those who code in it, `persons` who they are, new ones included, and `measure` whom
    their work is compared with, where that is not each other's. `strata` tells for each how many
    were drawn of how many; `remarks` are sentences about what was left out.
    """

    round: Round
    names: tuple[str, ...]
    coders: tuple[Coder, ...]
    persons: tuple[Coder, ...]
    measure: Coder | None = None
    strata: Mapping[Stratum, tuple[int, int]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Pool:
    """The documents that can be coded in a round, and why others cannot."""

    documents: Sequence[Document]
    barred: Mapping[str, str]

    def remarks(self) -> tuple[str, ...]:
        """How many were left out, by reason."""
        reasons = list(self.barred.values())
        return tuple(f"{reasons.count(one)} left out: {one}." for one in dict.fromkeys(reasons))


def foreseen(project: Project, plan: Plan) -> Drawn:
    """The round that `coder.workflow.rounds.begin` would make, without making it.

    Raises UnknownDocumentError, UnknownCoderError, and InvalidRequestError for what cannot be.
    """
    study = browsing.study(project)
    number = 1 + max((one.number for one in project.file.rounds.all()), default=0)
    persons = _persons(project, plan)
    gold = browsing.coder(project, plan.gold) if plan.kind is RoundKind.TRAINING else None
    measure = persons[0] if plan.kind is RoundKind.AGAIN else gold
    pool = _pool(project, plan, study, persons, measure)
    sample, seed = _sample(plan, study, pool, number)
    guids = {one.name: one.guid for one in study.documents}
    coders = _coders(project, plan, persons, number)
    made = Round(
        number=number,
        documents=tuple(guids[name] for name in sample.names),
        coders=tuple(one.guid for one in coders),
        kind=plan.kind,
        seed=seed,
        share=None if plan.documents else _share(plan.sample),
        pool=None if plan.documents else len(pool.documents),
        narrowed=dict(plan.where),
        strata=tuple(plan.by),
        masks=_masks(plan, study),
        blind=plan.blind or plan.kind is not RoundKind.INDEPENDENT,
        gold=gold.guid if gold else "",
    )
    remarks = () if plan.documents else pool.remarks()
    return Drawn(made, sample.names, coders, persons, measure, sample.strata, remarks)


def exercise_name(person: Coder, number: int) -> str:
    """The name under which a person codes as an exercise."""
    return f"{person.name} (round {number})"


def _persons(project: Project, plan: Plan) -> tuple[Coder, ...]:
    """Who codes, each once; whom nobody knows is new."""
    named = {name.casefold(): name.strip() for name in plan.coders}
    found = [project.file.coders.named(name) or Coder(name) for name in named.values()]
    others = [one.name for one in found if one.kind is not CoderKind.PERSON]
    others += [one.name for one in found if one.name.casefold() == CONSENSUS]
    if others:
        raise InvalidRequestError(f"{others[0]} is no person; a round is coded by persons.")
    if plan.kind is RoundKind.INDEPENDENT and len(found) < PAIR:
        raise InvalidRequestError("A round compares two coders or more: --coders ana,ben")
    if plan.kind is RoundKind.AGAIN and len(found) != 1:
        raise InvalidRequestError("One coder codes again in a round: --again --coders ana")
    if not found:
        raise InvalidRequestError("Say who is to be trained: --training --coders tom")
    return tuple(found)


def _coders(
    project: Project, plan: Plan, persons: Iterable[Coder], number: int
) -> tuple[Coder, ...]:
    """Those who code: the persons, or each under a name of its own for the exercise."""
    if plan.kind is RoundKind.INDEPENDENT:
        return tuple(persons)
    return tuple(
        project.file.coders.named(exercise_name(one, number))
        or Coder(exercise_name(one, number), CoderKind.EXERCISE, person=one.guid)
        for one in persons
    )


# The documents


def _pool(
    project: Project, plan: Plan, study: Study, persons: Sequence[Coder], measure: Coder | None
) -> _Pool:
    from coder.themes.selection import selected

    named = [browsing.document(project, name).guid for name in plan.documents]
    chosen = [one for one in selected(study, plan.where) if not named or one.guid in named]
    bars = [_not_present(), _busy(project, persons)]
    if measure is not None:
        bars.append(_not_ready(study, measure, plan.older_than))
    if plan.kind is not RoundKind.AGAIN:
        bars.append(_known_already(project, study, persons))
    barred = {
        one.name: reason
        for one in chosen
        if (reason := next((found for bar in bars if (found := bar(one))), ""))
    }
    if plan.documents and barred:
        name, reason = next(iter(barred.items()))
        raise InvalidRequestError(f"{name} cannot be in the round: {reason}.")
    return _Pool([one for one in chosen if one.name not in barred], barred)


def _not_present() -> _Bar:
    return lambda one: "" if one.state is State.PRESENT else f"{one.state}, so not coded"


def _busy(project: Project, persons: Iterable[Coder]) -> _Bar:
    """Documents of open rounds: a pass belongs to one round."""
    who = {one.guid for one in persons}
    coders = project.file.coders.all()
    who |= {one.guid for one in coders if one.person in who}
    busy = {
        document: f"in {one.name} already, which is open"
        for one in project.file.rounds.all()
        if not one.closed and who.intersection(one.coders)
        for document in one.documents
    }
    return lambda one: busy.get(one.guid, "")


def _known_already(project: Project, study: Study, persons: Iterable[Coder]) -> _Bar:
    """Documents that a coder has finished before: what was seen since, nobody can tell."""
    names = {one.guid: one.name for one in persons}
    done: dict[str, list[str]] = {}
    marks = [(one.document, one.coder) for one in study.finishes]
    for document, coder in [*marks, *(key[1:] for key in project.file.passes.guids())]:
        if coder in names and names[coder] not in done.setdefault(document, []):
            done[document].append(names[coder])
    return lambda one: (
        f"finished by {' and '.join(sorted(done[one.guid]))} before the round"
        if done.get(one.guid)
        else ""
    )


def _not_ready(study: Study, measure: Coder, days: int) -> _Bar:
    """Documents that the coder to be compared with has not finished, or not so long ago."""
    until = (datetime.now(UTC) - timedelta(days=days)).isoformat()
    marks = {one.document: one.at for one in study.finishes if one.coder == measure.guid}

    def bar(one: Document) -> str:
        if one.guid not in marks:
            return f"not finished by {measure.name}"
        is_fresh = days and marks[one.guid] > until
        return f"finished by {measure.name} less than {days} days ago" if is_fresh else ""

    return bar


# The draw


def _sample(plan: Plan, study: Study, pool: _Pool, number: int) -> tuple[Sample, int | None]:
    """The documents and the seed; by hand there is none, and the order is the round's own."""
    if plan.documents:
        if plan.sample or plan.by or plan.seed is not None:
            raise InvalidRequestError(
                "Documents are either named with --documents, or drawn with --sample, --by and "
                "--seed."
            )
        names = [one.name for one in pool.documents]
        return replace(draw(dict.fromkeys(names, ()), len(names), number), strata={}), None
    seed = 1 + secrets.randbelow(_SEEDS) if plan.seed is None else plan.seed
    size = _size(plan.sample, pool)
    return draw(_strata(plan, study, pool.documents), size, seed), seed


def _strata(plan: Plan, study: Study, documents: Iterable[Document]) -> dict[str, Stratum]:
    from coder.themes.selection import trait

    traits = [trait(study, name) for name in plan.by]
    return {one.name: tuple(it.of(one) for it in traits) for one in documents}


def _size(asked: str, pool: _Pool) -> int:
    there = len(pool.documents)
    if not there:
        why = " ".join(pool.remarks())
        raise InvalidRequestError(f"There is no document to draw from. {why}".strip())
    share = _share(asked)
    size = size_of(share, there) if share is not None else _number(asked)
    if not 0 < size <= there:
        raise InvalidRequestError(f"{asked} cannot be drawn from {there} documents.")
    return size


def _share(asked: str) -> float | None:
    """`20%` → 20.0; None for a number of documents."""
    text = asked.strip()
    if not text.endswith("%"):
        return None
    try:
        share = float(text[:-1])
    except ValueError:
        share = 0
    if not 0 < share <= _WHOLE:
        raise InvalidRequestError(f"{asked!r} is no share; write --sample 20%.")
    return share


def _number(asked: str) -> int:
    if not asked.strip().isdecimal():
        raise InvalidRequestError(
            "Say how many documents: --sample 20%, --sample 40, or name them with --documents."
        )
    return int(asked)


def _masks(plan: Plan, study: Study) -> tuple[str, ...]:
    if plan.masks and not plan.blind:
        raise InvalidRequestError("Masks belong to a blind round: add --blind.")
    attributes = {one for case in study.cases.values() for one in case.attributes}
    known = {one.casefold(): one for one in (*sorted(attributes), *FIELDS)}
    for mask in plan.masks:
        if mask.casefold() not in known:
            raise InvalidRequestError(
                f"There is no {mask!r} to hide.{did_you_mean(mask, known.values())} There are: "
                f"{', '.join(known.values())}."
            )
    return tuple(dict.fromkeys(known[one.casefold()] for one in plan.masks))
