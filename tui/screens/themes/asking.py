"""What is asked of the theme table: who is counted, split by what, and the words behind it."""

from collections.abc import Mapping, Sequence

from coder.exchange.theme_tables import group_name
from coder.model import Study
from coder.themes.choices import ValueShare
from coder.themes.excerpts import Excerpt, collected
from coder.themes.selection import FIELDS, Question
from coder.themes.table import Group, ThemeTable


def behind(study: Study, question: Question, value: ValueShare | None) -> list[Excerpt]:
    """The excerpts that a number counts: of finished documents, of one value if one is given."""
    found = collected(study, question)
    wanted = (None, value.value) if value else None
    return [one for one in found if one.finished and (wanted is None or one.value in wanted)]


def narrowed(table: ThemeTable, group: Group | None) -> Mapping[str, Sequence[str]]:
    """Who is counted in the table, or in one group of it."""
    if group is None or table.by is None:
        return table.where
    return {**table.where, table.by: [group.name]}


def traits(study: Study) -> list[str]:
    """What a table can be split by: attributes of cases, then the fields that differ."""
    attributes = {name for case in study.cases.values() for name in case.attributes}
    return [*sorted(attributes), *(one for one in FIELDS if one not in {"document", "case"})]


def everybody(table: ThemeTable) -> str:
    parts = [f"{name} {' or '.join(map(group_name, of))}" for name, of in table.where.items()]
    return f"Respondents with {', '.join(parts)}" if parts else "All respondents"
