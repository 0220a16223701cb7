"""Where a document stands among the others, as the list of documents has them."""

from dataclasses import dataclass

from coder.workflow.project import Project
from coder.workflow.sight import sight
from transcripts.model import Document, State
from transcripts.text import natural


@dataclass(frozen=True, slots=True)
class Row:
    """The documents that can be coded, by name, in order; `open` are not finished by the coder.

    `title` says which they are, where they are those of a round.
    """

    names: tuple[str, ...]
    open: tuple[str, ...]
    here: str
    title: str = ""

    @property
    def place(self) -> int:
        """Which in the row this one is, from 1; 0 if it has gone."""
        return self.names.index(self.here) + 1 if self.here in self.names else 0

    def beside(self, step: int) -> str | None:
        """The document so many steps on; None beyond the ends."""
        there = self.place - 1 + step
        is_there = self.place and 0 <= there < len(self.names)
        return self.names[there] if is_there else None

    def __str__(self) -> str:
        left = f", {len(self.open)} open" if self.open else ", all finished"
        place = f"{self.place} of {len(self.names)}{left}"
        return f"{self.title}: {place}" if self.title else place


def row(project: Project, document: Document) -> Row:
    """The row in which the document stands: in an open round of the coder's, that round's.

    Withheld ones are left out, but not this one.
    """
    mine = sight(project)
    heads = [
        head
        for head in map(mine.head, project.file.documents.heads())
        if head.guid == document.guid
        or (head.state is not State.WITHHELD and mine.is_task(head.guid))
    ]
    task = next((one for one in mine.tasks if document.guid in one.documents), None)
    if task is None:
        heads.sort(key=lambda head: natural(head.name))
    else:
        there = {head.guid: head for head in heads}
        heads = [there[guid] for guid in task.documents if guid in there]
    here = next((head.name for head in heads if head.guid == document.guid), "")
    names = tuple(head.name for head in heads)
    unfinished = tuple(head.name for head in heads if head.guid not in mine.finished)
    return Row(names, unfinished, here, task.title if task else "")
