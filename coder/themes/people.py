"""Who stands behind a number: respondents who moved, and respondents with several codes."""

from coder.model import Study
from coder.themes.evidence import gathered
from coder.themes.incidence import incidence
from coder.themes.movement import Movement, movement
from coder.themes.pairs import pairing
from coder.themes.selection import Question, trait
from coder.themes.tally import tallied


def movers(study: Study, question: Question, value: str = "") -> Movement:
    """Who lost, gained or kept the one code of a question that has a `pair`, or a value of it.

    Errors as in `theme_table`.
    """
    evidence = gathered(study, question)
    [code] = evidence.codes
    pair = pairing(study, question.pair or "", evidence.documents)
    times = evidence.split(trait(study, pair.name))
    before, after = (
        tallied(code, evidence.samples(times[time], ())[code.unit.value], evidence)
        for time in (pair.before, pair.after)
    )
    return movement(before, after, value)


def with_all(study: Study, question: Question) -> set[str]:
    """The respondents in whom every one of the question's codes was found."""
    found = incidence(study, question)
    return {row for row, there in zip(found.rows, found.present, strict=True) if there.all()}
