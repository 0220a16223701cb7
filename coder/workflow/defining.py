"""The study's codes: from a file into the project, as a new version, and out again."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from codebook.changes import Change, carried, changes
from codebook.files import SHIPPED, read, shipped, write
from codebook.model import Code, Codebook
from coder.errors import InvalidRequestError
from coder.store.history import CODEBOOK
from coder.workflow.project import Project
from coder.workflow.standing import levels_kept


def codebook_named(name: str) -> Codebook:
    """A codebook that ships with the program (`practice`), or the one in the file of that name.

    Raises InvalidCodebookError for a file that cannot be taken.
    """
    if name in SHIPPED and not Path(name).exists():
        return shipped(name)
    return read(Path(name))


def load_codebook(project: Project, path: Path) -> list[Change]:
    """Make the file's codes the project's, in one action; gives what is different now.

    A code of the same id stays the same code. The version goes up by one; the old versions are
    kept, and a file that changes nothing makes none. Raises InvalidCodebookError for a mistake
    in the file, InvalidRequestError where codings or values in the project would be left without a
    meaning, and CodingRefusedError where a level would contradict what is coded.
    """
    return use_codebook(project, read(path), source=path.name)


def use_codebook(project: Project, codebook: Codebook, *, source: str) -> list[Change]:
    """As `load_codebook`, with a codebook that is read already; `source` says where it is from."""
    old = project.codebook()
    new = carried(old, codebook)
    if (old.codes, old.title, old.label) == (new.codes, new.title, new.label):
        return []
    if reasons := list(_in_the_way(project, old, new)):
        raise InvalidRequestError(
            f"{source} was not loaded; nothing was changed. " + " ".join(reasons)
        )
    what = f"load the codebook {source}"
    with project.action(what, scope=CODEBOOK) as action, levels_kept(project):
        project.save_codebook(action, new)
    return changes(old, new)


def save_codebook(project: Project, path: Path, *, version: int | None = None) -> Codebook:
    """Write the project's codebook, or an older version of it, to a .yaml or .csv file.

    Raises InvalidRequestError for a version that is not there.
    """
    codebook = project.codebook() if version is None else _version(project, version)
    write(codebook, path)
    return codebook


def _version(project: Project, version: int) -> Codebook:
    try:
        return project.file.codes.version(version)
    except KeyError:
        latest = project.file.codes.latest()
        what = f"There is no version {version} of the codebook; the versions are 1 to {latest}."
        raise InvalidRequestError(what) from None


def _in_the_way(project: Project, old: Codebook, new: Codebook) -> Iterator[str]:
    """Why the new codes cannot take the place of the old ones, a sentence for each."""
    codings = Counter(coding.code for coding in project.file.codings.all())
    ratings = Counter((rating.code, rating.value) for rating in project.file.ratings.all())
    after = {code.guid: code for code in new}
    for code in old:
        values = {value: count for (guid, value), count in ratings.items() if guid == code.guid}
        if codings[code.guid] or values:
            yield from _objections(code, after.get(code.guid), codings[code.guid], values)


def _objections(
    code: Code, now: Code | None, codings: int, values: Mapping[str, int]
) -> Iterator[str]:
    use = " and ".join([*_counted(codings, "coding"), *_counted(sum(values.values()), "value")])
    if now is None:
        yield f"{code.id} has {use} and cannot be left out: keep it, or remove these first."
    elif (code.kind, code.unit) != (now.kind, now.unit):
        yield (
            f"{code.id} has {use} as a {code.kind} code of {code.unit}s "
            f"and cannot become a {now.kind} code of {now.unit}s."
        )
    else:
        known = {value.id for value in now.values} | {str(level.rank) for level in now.levels}
        gone = [value for value in values if value not in known]
        yield from (
            f"{code.id} has {' and '.join(_counted(values[value], 'time'))} the value {value!r}, "
            "which is not there any more."
            for value in gone
        )


def _counted(count: int, word: str) -> list[str]:
    """`["2 codings"]`, or nothing for none."""
    return [f"{count} {word}{'s' * (count > 1)}"] if count else []
