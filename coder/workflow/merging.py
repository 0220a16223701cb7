"""Merge one code into another: every coder's codings and values go along, in one action."""

from dataclasses import dataclass, replace

from codebook import edits
from codebook.model import Code
from coder.errors import CodingRefusedError
from coder.model import MemoAbout, Rating
from coder.store.history import CODEBOOK, Action
from coder.workflow.project import Project
from coder.workflow.standing import TOLD, levels_kept, listed, where


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge has done: `codings` and `values` moved, `twins` said the same already."""

    code: Code
    codings: int
    values: int
    twins: int


def merge(project: Project, source: Code, target: Code) -> Merged:
    """Make `source` one with `target`, for all coders; undo parts them again.

    Codings and values that go along carry the new version; a coding that says what another says
    becomes one with it. Memos on the source go to the target. Raises InvalidCodebookError for
    codes that do not go together, and CodingRefusedError, with who and where, for values and
    levels that contradict one another.
    """
    file = project.file
    edits.merged(project.codebook(), source, target)
    what = f"merge {source.id} into {target.id}"
    with project.action(what, scope=CODEBOOK) as action, levels_kept(project):
        new = edits.merged(project.codebook(), source, target)
        version = file.codes.next()
        moved, twins = _move_codings(project, action, (source, target), version)
        values = _move_values(project, action, (source, target), version)
        file.memos.hand_over(action, MemoAbout.CODE, source.guid, target.guid)
        file.decisions.hand_over(action, source.guid, target.guid)
        file.summaries.hand_over(action, source.guid, target.guid)
        file.joint_notes.hand_over(action, source.guid, target.guid)
        saved = project.save_codebook(action, new, version=version)
    kept = saved.of_guid(target.guid) or target
    return Merged(kept, moved, values, twins)


def _move_codings(
    project: Project, action: Action, codes: tuple[Code, Code], version: int
) -> tuple[int, int]:
    """Give the first code's codings the second code; how many moved, and how many were twins."""
    source, target = codes
    codings, twins = project.file.codings, 0
    found = codings.of_code(source.guid)
    for coding in found:
        moved = replace(coding, code=target.guid, version=version)
        twin = codings.twin(moved)
        if twin is None:
            codings.add(action, moved)
        else:
            codings.remove(action, coding, heir=twin)
            twins += 1
    return len(found) - twins, twins


def _move_values(project: Project, action: Action, codes: tuple[Code, Code], version: int) -> int:
    source, target = codes
    ratings = project.file.ratings
    found = [one for one in ratings.all() if one.code == source.guid]
    _check_scale(source, target, found)
    there = {(one.document, one.coder): one for one in ratings.all() if one.code == target.guid}
    pairs = [(one, there.get((one.document, one.coder))) for one in found]
    _check_agreement(project, codes, [(one, two) for one, two in pairs if two is not None])
    for rating, twin in pairs:
        if twin is None:
            ratings.save(action, replace(rating, code=target.guid, version=version))
        else:
            ratings.remove(action, rating)
    return sum(twin is None for _, twin in pairs)


def _check_scale(source: Code, target: Code, found: list[Rating]) -> None:
    """Refuse values that would mean something else, or nothing, on the target's scale."""
    if found and [one.label for one in source.levels] != [one.label for one in target.levels]:
        raise CodingRefusedError(
            f"{source.id} has {len(found)} levels given, and {target.id} has other levels. Give "
            "both the same levels first, or take these away."
        )
    known = {value.id for value in target.values}
    unknown = {one.value for one in found} - known if source.values else set()
    if unknown:
        raise CodingRefusedError(
            f"{source.id} was given the value {', '.join(sorted(unknown))}, which {target.id} "
            "does not have. Add it there first."
        )


def _check_agreement(
    project: Project, codes: tuple[Code, Code], pairs: list[tuple[Rating, Rating]]
) -> None:
    """Refuse two values of one coder in one document that differ."""
    source, target = codes
    told = [
        f"{where(project, one)} ({source.id} {one.value}, {target.id} {two.value})"
        for one, two in pairs
        if one.value != two.value
    ]
    if told:
        raise CodingRefusedError(
            f"{source.id} and {target.id} were not merged, for a document can have one value only, "
            f"and there are two by {listed(told[:TOLD], len(told))}. Make them the same first."
        )
