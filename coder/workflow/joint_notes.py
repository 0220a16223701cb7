"""Notes on joint displays: whether words and numbers agree, differ, or extend each other."""

from dataclasses import dataclass, replace

from codebook.model import Code, CodeKind
from coder.errors import InvalidRequestError, did_you_mean
from coder.model import JointNote, Says
from coder.workflow import browsing
from coder.workflow.measured import attribute, grouped, instrument
from coder.workflow.project import Project
from transcripts.text import natural

PRESENT, ABSENT = "present", "absent"


@dataclass(frozen=True, slots=True)
class NewNote:
    """What is noted on a row: of which display, and what it says."""

    measure: str
    code: str
    row: str
    says: str
    text: str = ""
    by: str = ""


def note(project: Project, new: NewNote) -> JointNote:
    """Note what the words of a row say to its numbers, in place of what one noted before.

    Raises NoCoderError, InvalidRequestError, UnknownCodeError.
    """
    me, found = project.me(), _note(project, new)
    if new.says not in list(Says):
        raise InvalidRequestError(f"{new.says!r} is none of {', '.join(Says)}.")
    with project.action(f"noted {new.says} on {new.code} and {new.measure}") as action:
        project.file.coders.ensure(action, me)
        kept = replace(found, says=Says(new.says), text=new.text.strip(), at=action.at)
        project.file.joint_notes.save(action, kept)
    return kept


def remove_note(project: Project, old: NewNote) -> None:
    """Take one's note on a row away. Raises InvalidRequestError where there is none."""
    found = _note(project, old)
    notes = project.file.joint_notes.all()
    there = next((one for one in notes if _place(one) == _place(found)), None)
    if there is None:
        raise InvalidRequestError(f"You have no note on {old.code}, {old.row}.")
    with project.action(f"the removal of the note on {old.code} and {old.measure}") as action:
        project.file.joint_notes.remove(action, there)


def _place(note: JointNote) -> tuple[str, ...]:
    return note.instrument, note.code, note.split, note.row, note.coder


def _note(project: Project, new: NewNote) -> JointNote:
    """The note as it would be on a row that is there."""
    cases = project.file.cases.all()
    code, value = code_and_value(project, new.code)
    split = attribute(cases, new.by) if new.by else ""
    rows = sorted({*grouped(cases, split).values()} - {""}, key=natural) if split else []
    known = rows or [PRESENT, ABSENT]
    row = next((one for one in known if one.casefold() == new.row.casefold()), None)
    if row is None:
        raise InvalidRequestError(
            f"There is no row {new.row!r}.{did_you_mean(new.row, known)} "
            f"There are: {', '.join(known)}."
        )
    return JointNote(
        instrument=instrument(project, new.measure).guid,
        code=code.guid,
        coder=project.me().guid,
        split=split,
        row=row_name(value, row),
        says=Says.AGREE,
    )


def row_name(value: str, row: str) -> str:
    """How a row is called where it is noted; rows of a choice say of which value they are."""
    return f"{value}: {row}" if value else row


def code_and_value(project: Project, written: str) -> tuple[Code, str]:
    """`PL`, or `OC_SUP=changed`. Raises UnknownCodeError, InvalidRequestError."""
    id_, _, value = (part.strip() for part in written.partition("="))
    code = browsing.code(project, id_)
    values = [one.id for one in code.values]
    if code.kind is CodeKind.CHOICE:
        found = next((one for one in values if one.casefold() == value.casefold()), None)
        if found is None:
            raise InvalidRequestError(
                f"{code.id} is a choice: name one of its values, as in {code.id}={values[0]}. "
                f"It has: {', '.join(values)}."
            )
        return code, found
    if value:
        raise InvalidRequestError(f"{code.id} is no choice and has no value {value!r}.")
    return code, ""
