"""Whose codings count in each document."""

from collections import Counter
from collections.abc import Iterable, Mapping

from coder.errors import UnclearConsensusError, UnknownCoderError
from coder.model import Coder, CoderKind, Study
from transcripts.model import Document

NAMED = 3


def counted_coders(
    study: Study, documents: Iterable[Document], coder: str | None = None
) -> dict[str, str]:
    """Document guid → guid of the coder whose codings count there.

    The consensus where it is finished, else the only coder who has finished; with `coder`, that
    one, where finished. A document that is not in the result is open. Two finished coders
    without a consensus raise UnclearConsensusError, unless `coder` chooses.
    """
    finished: dict[str, list[str]] = {}
    for finish in study.finishes:
        finished.setdefault(finish.document, []).append(finish.coder)
    documents = tuple(documents)
    if coder is not None:
        chosen = named(study, coder).guid
        return {one.guid: chosen for one in documents if chosen in finished.get(one.guid, ())}
    consensus = {one.guid for one in study.coders if one.kind is CoderKind.CONSENSUS}
    decided = {guid: _decided(coders, consensus) for guid, coders in finished.items()}
    unclear = [one for one in documents if len(decided.get(one.guid, ())) > 1]
    if unclear:
        raise UnclearConsensusError(_unclear(study, unclear, decided))
    return {one.guid: decided[one.guid][0] for one in documents if one.guid in decided}


def by_coder(study: Study, counted: Mapping[str, str]) -> dict[str, int]:
    """Coder's name → how many documents are counted from them."""
    names = {coder.guid: coder.name for coder in study.coders}
    return dict(sorted(Counter(names[guid] for guid in counted.values()).items()))


def named(study: Study, name: str) -> Coder:
    """The coder of that name. Upper and lower case are the same."""
    found = next((one for one in study.coders if one.name.casefold() == name.casefold()), None)
    if found is None:
        raise UnknownCoderError(name, [one.name for one in study.coders])
    return found


def _decided(coders: list[str], consensus: set[str]) -> list[str]:
    return [one for one in coders if one in consensus] or coders


def _unclear(study: Study, documents: list[Document], decided: Mapping[str, list[str]]) -> str:
    names = {one.guid: one.name for one in study.coders}
    coders = sorted({names[guid] for one in documents for guid in decided[one.guid]})
    shown = ", ".join(one.name for one in documents[:NAMED])
    more = f" and {len(documents) - NAMED} more" if len(documents) > NAMED else ""
    verb = "was" if len(documents) == 1 else "were"
    return (
        f"{shown}{more} {verb} finished by {' and '.join(coders)}, and nobody has decided whose "
        "codings count. Take over what they agree on with: coder consensus. Settle the rest with: "
        "coder open --as consensus. Or count one coder's: "
        f"--coder {coders[0]}"
    )
