"""Everything that a report is composed of, counted and gathered from the project."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from codebook.model import Code, Codebook
from coder.agreement.report import AgreementReport
from coder.themes.cooccurrence import Cooccurrence
from coder.themes.quoting import Quote
from coder.themes.table import ThemeTable


@dataclass(frozen=True, slots=True)
class Record:
    """What the project records of the study; counts of 0 and empty words are not recorded.

    `cases` maps an attribute to how many of the respondents have which value. `settled` counts
    how differences were settled: discussion, lead, or untold (empty).
    """

    respondents: int
    documents: Mapping[str, int] = field(default_factory=dict)
    withheld: int = 0
    blank: int = 0
    cases: Mapping[str, Counter[str]] = field(default_factory=dict)
    scenarios: int = 0
    prompts: int = 0
    times: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    settled: Mapping[str, int] = field(default_factory=dict)
    program: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """The parts of a report; what was not asked for, or could not be made, is None or empty.

    `chosen`: whether the quotations were chosen by people, and not picked by the program. `apart`
    says why there is no agreement, where there is none.
    """

    title: str
    date: str
    codebook: Codebook
    table: ThemeTable
    groups: tuple[ThemeTable, ...]
    paired: ThemeTable | None
    together: Cooccurrence | None
    agreement: AgreementReport | None
    apart: str
    methods: str
    quotes: Sequence[tuple[Code, Sequence[Quote]]]
    chosen: bool
    warnings: tuple[str, ...]
    record: Record
