from codebook.model import Code
from coder.agreement.estimates import Estimate
from coder.agreement.prompting import Prompted
from coder.exchange.anchoring_tables import Told, anchoring_tables
from coder.suggest.anchoring import Answers


def test_people_read_alpha_with_its_interval_and_a_dash_with_its_reason() -> None:
    answered = Answers("ana", "PL", 4, 1, 1, 1, 0, 1, 2.5, 2, 0, 0, 0)
    figures = {
        "percent_agreement": Estimate("percent_agreement", 0.9, low=0.8, high=1.0),
        "alpha_nominal": Estimate("alpha_nominal", 0.5, low=0.25, high=0.75),
    }
    none = {name: Estimate(name, undefined="the ratings do not vary") for name in figures}
    parts = [
        Prompted(Code("PL", "Planning"), "turn", "ana", "ben", "one", 10, 3, figures),
        Prompted(Code("PL", "Planning"), "turn", "ana", "ben", "both", 2, 0, none),
    ]
    answers, _, agreement = anchoring_tables(Told([answered], parts))
    assert answers.rows == (("ana", "PL", 4, "50 (15–85)", 1, 1, 1, 0, "2.5"),)
    assert agreement.rows[0][-2:] == ("0.900", "0.500 (0.25–0.75)")
    assert agreement.rows[1][-2:] == ("–", "–")
    assert "– alpha: the ratings do not vary." in agreement.notes
