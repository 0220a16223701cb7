"""What a matrix brings back from a spreadsheet, in tables to print and as data for scripts."""

from dataclasses import dataclass
from typing import Any

from coder.exchange.matrix_tables import SHORT, shortened
from coder.exchange.tables import Table


@dataclass(frozen=True, slots=True)
class Change:
    """A summary before and after: empty where there was none, and where it was taken away."""

    case: str
    code: str
    before: str
    after: str

    @property
    def what(self) -> str:
        if not self.after:
            return "removed"
        return "changed" if self.before else "new"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that was changed in the project, too, since the matrix was exported.

    `project` is what stands there and stays, by the coder `by`; empty where it was taken away.
    """

    case: str
    code: str
    project: str
    file: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Recharted:
    """What a workbook brings: changes, conflicts, and what else there is to say."""

    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    remarks: tuple[str, ...] = ()


def told_changes(found: Recharted) -> list[Table]:
    """What a workbook brings, and what it would have written over."""
    changes = tuple(
        (one.case, one.code, one.what, shortened(one.before, SHORT), shortened(one.after, SHORT))
        for one in found.changes
    )
    conflicts = tuple(
        (one.case, one.code, one.by, shortened(one.project, SHORT), shortened(one.file, SHORT))
        for one in found.conflicts
    )
    columns = ("case", "code", "what", "before", "after")
    others = ("case", "code", "changed by", "in the project: stays", "in the file: not taken")
    tables = [Table("Summaries", columns, changes)] if changes else []
    return [*tables, *([Table("Changed in both", others, conflicts)] if conflicts else [])]


def changes_payload(found: Recharted) -> dict[str, Any]:
    """The same for scripts, with all words."""
    return {
        "changes": [
            {
                "case": one.case,
                "code": one.code,
                "what": one.what,
                "before": one.before,
                "after": one.after,
            }
            for one in found.changes
        ],
        "conflicts": [
            {
                "case": one.case,
                "code": one.code,
                "by": one.by,
                "project": one.project,
                "file": one.file,
            }
            for one in found.conflicts
        ],
        "remarks": list(found.remarks),
    }
