"""Revise the codebook code by code: each step is one action and a new version, and can be undone.

A code is known by its guid, so its codings, counts and agreement follow it through every new name
and place. What a coder has coded keeps the version under which it was made.
"""

from collections.abc import Callable, Mapping

from codebook import edits
from codebook.model import Code, Codebook, CodeUnit, Keywords
from coder.errors import UnknownCodeError
from coder.store.history import CODEBOOK
from coder.workflow.project import Project
from coder.workflow.standing import levels_kept


def rename(
    project: Project, code: Code, *, label: str = "", new_id: str = "", hotkey: str | None = None
) -> Code:
    """Give a code another label, id or key (blank for none), or all; gives it as it is then.

    This and all below raise InvalidCodebookError for what no codebook may hold.
    """

    def edit(book: Codebook) -> Codebook:
        named = edits.renamed(book, code, label=label, new_id=new_id)
        return named if hotkey is None else edits.lettered(named, code, hotkey)

    names = ((new_id, code.id), (label, code.label))
    if others := [name for name, old in names if name not in {"", old}]:
        what = f"rename {code.id} to {others[0]}"
    else:
        what = f"give {code.id} the key {hotkey}" if hotkey else f"take the key of {code.id}"
    return _revised(project, what, code, edit)


def redefine(
    project: Project, code: Code, texts: Mapping[str, str], *, keywords: Keywords | None = None
) -> Code:
    """Change some of the six fields of a code, and its keywords where any are given."""
    return _revised(
        project,
        f"define {code.id}",
        code,
        lambda book: edits.redefined(book, code, texts, keywords=keywords),
    )


def move(project: Project, code: Code, *, parent: str, before: Code | None = None) -> Code:
    """Put a code, with all below it, under another (an id) or at the top (blank).

    Refused where a level would come to contradict what is coded: the words below a code count
    as its own. Raises CodingRefusedError for that.
    """

    def edit(book: Codebook) -> Codebook:
        return edits.moved(book, code, parent=parent, before=before)

    what = f"move {code.id} to {parent or 'the top'}"
    there = project.codebook()
    after = edit(there)
    if after.codes == there.codes:
        return _of(there, code)
    with project.action(what, scope=CODEBOOK) as action, levels_kept(project):
        now = project.codebook()  # another program may have saved one since
        return _of(project.save_codebook(action, after if now is there else edit(now)), code)


def recolour(project: Project, code: Code, colour: str) -> Code:
    """Give a code a colour: `#rrggbb`, 1 to 12, or blank for one that is free."""
    return _revised(
        project, f"recolour {code.id}", code, lambda book: edits.recoloured(book, code, colour)
    )


def assign_key(project: Project, code: Code, hotkey: str) -> Code:
    """Give a code another key, or none (blank)."""
    return rename(project, code, hotkey=hotkey)


def drafted(project: Project, label: str, *, parent: str = "") -> Code:
    """A code of that name as it could be added: with a free id, a free key and its parent's unit.

    Raises UnknownCodeError for a parent that is not there.
    """
    book = project.codebook()
    above = book.find(parent) if parent else None
    if parent and above is None:
        raise UnknownCodeError(parent, [code.id for code in book])
    return Code(
        id=edits.suggested_id(book, label, parent=parent),
        label=label,
        parent=above.id if above else "",
        unit=above.unit if above else CodeUnit.RESPONSE,
        hotkey=edits.suggested_hotkey(book, label),
    )


def add(project: Project, code: Code, *, after: Code | None = None) -> Code:
    """Add a code, as its parent's last child or behind its sibling `after`."""
    what = f"add {code.id}"
    return _revised(project, what, code, lambda book: edits.added(book, code, after=after))


def split(project: Project, code: Code, *, label: str, new_id: str = "") -> Code:
    """Put a new code beside this one, defined alike, so that both can be narrowed; gives it.

    The codings stay with the old one.
    """
    before = {one.guid for one in project.codebook()}
    what = f"split {code.id}"
    after = _revise(project, what, lambda book: edits.split(book, code, label=label, new_id=new_id))
    return next(one for one in after if one.guid not in before)


def retire(project: Project, code: Code) -> Code:
    """Give a code no more: its codings stay and count, and its key is free for another."""
    return _revised(project, f"retire {code.id}", code, lambda book: edits.retired(book, code))


def revive(project: Project, code: Code) -> Code:
    """Take a retired code into use again."""
    what = f"bring back {code.id}"
    return _revised(project, what, code, lambda book: edits.revived(book, code))


def _revised(project: Project, what: str, code: Code, edit: Callable[[Codebook], Codebook]) -> Code:
    return _of(_revise(project, what, edit), code)


def _revise(project: Project, what: str, edit: Callable[[Codebook], Codebook]) -> Codebook:
    """Save what the edit makes of the codebook; an edit that changes nothing is no action."""
    before = project.codebook()
    after = edit(before)
    if after.codes == before.codes:
        return before
    with project.action(what, scope=CODEBOOK) as action:
        now = project.codebook()  # another program may have saved one since
        return project.save_codebook(action, after if now is before else edit(now))


def _of(codebook: Codebook, code: Code) -> Code:
    return next(one for one in codebook if one.guid == code.guid)
