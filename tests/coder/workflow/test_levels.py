from dataclasses import replace

from codebook.model import Codebook
from coder.workflow import browsing
from coder.workflow.coding import rate
from coder.workflow.defining import use_codebook
from coder.workflow.project import Project
from coder.workflow.undoing import undo
from transcripts.model import Span

EVIDENCE = "read the file"


def with_levels_below(codebook: Codebook) -> Codebook:
    """The codebook, in which the child of planning has the levels of planning, too."""
    levels = codebook.codes[0].levels
    codes = [replace(one, levels=levels) if one.id == "PL2" else one for one in codebook]
    return replace(codebook, codes=tuple(codes))


def test_a_level_of_a_code_proves_the_absence_of_the_code_above_wrong(
    ana: Project, codebook: Codebook
) -> None:
    use_codebook(ana, with_levels_below(codebook), source="levels.yaml")
    answer = browsing.document(ana, "FSW 01 T2 S1")
    above, below = browsing.code(ana, "PL"), browsing.code(ana, "PL2")
    start = answer.text.index(EVIDENCE)
    rate(ana, above, document=answer, value="0")
    rate(ana, below, document=answer, value="0")
    rate(ana, below, document=answer, value="2", span=Span(start, start + len(EVIDENCE)))
    assert [(one.code, one.value) for one in browsing.ratings_in(ana, answer)] == [
        (below.guid, "2")
    ]
    undo(ana)
    values = {one.code: one.value for one in browsing.ratings_in(ana, answer)}
    assert values == {above.guid: "0", below.guid: "0"}
