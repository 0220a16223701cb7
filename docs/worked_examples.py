"""The figures on the page about agreement, computed whenever the page is made or tested."""  # noqa: INP001 - it belongs to a page

from collections.abc import Mapping, Sequence

import numpy as np

from coder.agreement.bootstrap import Resampling
from coder.agreement.estimates import Estimate
from coder.agreement.explanations import explanations
from coder.agreement.intervals import Interval, IntervalMethod, estimates
from coder.agreement.lines import Line
from coder.agreement.reliability import MISSING, Reliability, Scale, reliability
from coder.agreement.sets import of_label, set_alphas, set_reliability
from coder.agreement.spans import span_scores
from coder.agreement.unitizing import unitizing
from transcripts.model import Span

ANALYTIC = Interval(IntervalMethod.ANALYTIC)
POINT = Interval(plan=Resampling(0))
SHOWN = {
    "percent_agreement": "percent",
    "f1_positive": "F1+",
    "f1_negative": "F1−",
    "cohen_kappa": "Cohen's κ",
    "conger_kappa": "Conger's κ",
    "gwet_ac1": "AC1",
    "pabak": "PABAK",
    "alpha_nominal": "α",
}
PLANNING = (17, 2, 1, 20)
# Three coders on ten answers; cem came late.
LATE: dict[str, list[int | None]] = {
    "ana": [1, 0, 1, 1, 0, 0, 1, 0, 1, 0],
    "ben": [1, 0, 1, 0, 0, 0, 1, 0, 1, 1],
    "cem": [1, None, 1, None, 0, None, None, 0, 1, None],
}
# Levels of forty answers. The coders differ by one step on four of them, here or there.
CROWDED = {
    "ana": [0] * 14 + [1] * 16 + [2] * 6 + [3] * 4,
    "ben": [0] * 10 + [1] * 20 + [2] * 6 + [3] * 4,
}
RARE = {
    "ana": [0] * 14 + [1] * 16 + [2] * 6 + [3] * 4,
    "ben": [0] * 14 + [1] * 16 + [2] * 2 + [3] * 8,
}
SETS = {
    "ana": [["PL", "EN"], ["PL"], ["RR"], [], ["PL", "RR"], ["EN"], ["PL"], []],
    "ben": [["PL"], ["PL"], ["RR", "EN"], [], ["PL", "RR"], ["EN"], ["RR"], ["EN"]],
}
TURN = "Before the visit I rang the school, and then I read the whole file again with my senior."
MARKED = {"ana": (0, 34), "ben": (7, 34), "cem": (40, 88)}


def figure(value: float | None) -> str:
    """Three decimals; a dash where there is no value."""
    return "–" if value is None else f"{value:.3f}".replace("-", "−")


def lines(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table in Markdown, its first column of words."""
    marks = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(map(str, row))} |" for row in (head, marks, *rows))


def of_counts(both: int, first: int, second: int, neither: int) -> Reliability:
    """Two coders and one code, from the four cells."""
    rows = {
        "ana": [1] * (both + first) + [0] * (second + neither),
        "ben": [1] * both + [0] * first + [1] * second + [0] * neither,
    }
    return reliability(rows, categories=(0, 1))


def with_intervals(found: Mapping[str, Estimate], names: Sequence[str]) -> str:
    rows = [
        (SHOWN[name], *map(figure, (found[name].value, found[name].low, found[name].high)))
        for name in names
    ]
    return lines(("measure", "value", "low", "high"), rows)


def by_hand() -> str:
    """The steps of one code's percent, F1+, kappa and alpha."""
    both, first, second, neither = PLANNING
    count = sum(PLANNING)
    percent = (both + neither) / count
    ana, ben = (both + first) / count, (both + second) / count
    chance = ana * ben + (1 - ana) * (1 - ben)
    given = 2 * both + first + second
    pairs = 2 * given * (2 * count - given) / (2 * count - 1)
    steps = [
        ("percent", f"({both} + {neither}) / {count}", percent),
        ("F1+", f"2 × {both} / (2 × {both} + {first} + {second})", 2 * both / given),
        ("chance for κ", f"{ana:.3f} × {ben:.3f} + {1 - ana:.3f} × {1 - ben:.3f}", chance),
        (
            "κ",
            f"({percent:.3f} − {chance:.3f}) / (1 − {chance:.3f})",
            (percent - chance) / (1 - chance),
        ),
        (
            "α",
            f"1 − {2 * (first + second)} / (2 × {given} × {2 * count - given} / {2 * count - 1})",
            1 - 2 * (first + second) / pairs,
        ),
    ]
    return lines(("", "how", "value"), [(name, how, figure(value)) for name, how, value in steps])


def planning() -> str:
    """The same as the program has it, with intervals."""
    found = estimates(of_counts(*PLANNING), ANALYTIC)
    return with_intervals(
        found, ("percent_agreement", "f1_positive", "cohen_kappa", "alpha_nominal")
    )


def paradox() -> str:
    """The same coding with ever more text that nobody coded."""
    names = (
        "percent_agreement",
        "gwet_ac1",
        "pabak",
        "cohen_kappa",
        "alpha_nominal",
        "f1_positive",
    )
    rows = []
    for neither in (80, 800, 8_000, 800_000):
        found = estimates(of_counts(50, 100, 50, neither), ANALYTIC)
        rows.append((f"{neither:,}", *(figure(found[name].value) for name in names)))
    return lines(("characters that neither coded", *(SHOWN[name] for name in names)), rows)


def gaps() -> str:
    """Gaps as gaps, incomplete units thrown away, and gaps taken for absence."""
    whole = [unit for unit in range(10) if LATE["cem"][unit] is not None]
    ways: dict[str, Mapping[str, Sequence[object]]] = {
        "gaps are gaps": LATE,
        "only answers that all three finished": {
            name: [row[unit] for unit in whole] for name, row in LATE.items()
        },
        "gaps taken for *absent*": {name: [one or 0 for one in row] for name, row in LATE.items()},
    }
    rows = []
    for way, ratings in ways.items():
        found = estimates(reliability(ratings, categories=(0, 1)), ANALYTIC)
        alpha = found["alpha_nominal"]
        rows.append(
            (way, alpha.pairable, figure(found["percent_agreement"].value), figure(alpha.value))
        )
    return lines(("", "units", "percent", "α"), rows)


def levels() -> str:
    """Four steps of difference between crowded levels, and four between rare ones."""
    names = {
        "percent_agreement": "percent",
        "alpha_nominal": "α, nominal",
        "cohen_kappa_linear": "κ, linear",
        "cohen_kappa_quadratic": "κ, quadratic",
        "alpha_ordinal": "α, ordinal",
    }
    rows = []
    for where, ratings in (
        ("0 and 1, the crowded ones", CROWDED),
        ("2 and 3, the rare ones", RARE),
    ):
        data = reliability(ratings, categories=(0, 1, 2, 3), scale=Scale.ORDINAL)
        found = estimates(data, POINT)
        rows.append((where, *(figure(found[name].value) for name in names)))
    return lines(("the coders differ between levels", *names.values()), rows)


def sets() -> str:
    """Alpha of sets by each distance, and of each code alone."""
    data = set_reliability(SETS)
    by_distance = {
        "alpha_masi": "whole codebook, MASI",
        "alpha_jaccard": "whole codebook, Jaccard",
        "alpha_nominal_sets": "whole codebook, equal sets or not",
    }
    found = set_alphas(data, POINT)
    rows = [(words, figure(found[name].value)) for name, words in by_distance.items()]
    for label in ("PL", "EN", "RR"):
        alpha = estimates(of_label(data, label), POINT)["alpha_nominal"]
        rows.append((f"{label} alone", figure(alpha.value)))
    return lines(("", "α"), rows)


def spans() -> str:
    """Two pairs of coders on one turn: nearly the same words, and other words."""
    words, at = [], 0
    for word in TURN.split(" "):
        words.append(Span(at, at + len(word)))
        at += len(word) + 1
    names = ("exact_span_f1", "span_f1_any_overlap", "token_f1", "char_iou")
    rows = []
    for other in ("ben", "cem"):
        coded = {name: {"PL": [Span(*MARKED[name])]} for name in ("ana", other)}
        line = Line(len(TURN), coded, words)
        scores = span_scores([line], POINT).scores
        shown = (figure(scores[name].value) for name in names)
        rows.append((f"ana and {other}", *shown, figure(unitizing([line], POINT).u_alpha.value)))
    head = ("", "exact F1", "F1, any overlap", "word F1", "character IoU", "uα")
    return lines(head, rows)


def characters() -> str:
    """One study of 200 turns of 60 characters: the standard error by characters and by turns."""
    dice, used, wrong = np.random.default_rng(4), 0.3, 0.12
    truth = dice.random(200) < used
    turns = [np.where(dice.random(200) < wrong, ~truth, truth).astype(np.int64) for _ in range(2)]
    ratings = np.repeat(np.array(turns), 60, axis=1)
    alone = Reliability(ratings, ("absent", "present"), ("ana", "ben"))
    cut = Reliability(*(ratings, alone.categories, alone.coders), clusters=np.arange(12_000) // 60)
    rows = []
    for what, data in (("characters", alone), ("turns", cut)):
        alpha = estimates(data, Interval(IntervalMethod.JACKKNIFE))["alpha_nominal"]
        shown = map(figure, (alpha.value, alpha.se, alpha.low, alpha.high))
        rows.append((what, *shown))
    return lines(("left out one at a time", "α", "standard error", "low", "high"), rows)


def intervals() -> str:
    """Alpha of one table of 240 turns in 24 documents, by each way to an interval."""
    dice, hard_ones, used, unfinished = np.random.default_rng(8), 0.25, 0.4, 0.1
    hard = dice.random(24) < hard_ones  # documents in which the coders differ much
    truth = dice.random(240) < used
    document = np.arange(240) // 10
    wrong = np.where(hard[document], 0.35, 0.03)
    rows_of = [np.where(dice.random(240) < wrong, ~truth, truth).astype(np.int64) for _ in range(2)]
    ratings = np.array(rows_of)
    gap = dice.random(24) < unfinished
    ratings[1, gap[document]] = MISSING
    cut = Reliability(ratings, ("absent", "present"), ("ana", "ben"), clusters=document)
    alone = Reliability(ratings, ("absent", "present"), ("ana", "ben"))
    ways = {
        "analytic, turns taken to stand alone": estimates(alone, ANALYTIC),
        "jackknife of documents": estimates(cut, Interval(IntervalMethod.JACKKNIFE)),
        "bootstrap of documents, 1,000 replicates, seed 1": estimates(cut),
    }
    found = {way: one["alpha_nominal"] for way, one in ways.items()}
    rows = [(way, *map(figure, (one.value, one.low, one.high))) for way, one in found.items()]
    return lines(("", "α", "low", "high"), rows)


def wrong() -> str:
    """A kappa of coded text alone, its chances multiplied, beside Cohen's."""
    both, first, second, neither = 50, 100, 50, 800
    coded = both + first + second
    ana, ben = (both + first) / coded, (both + second) / coded
    chance = ana * ben * (1 - ana) * (1 - ben)
    theirs = (both / coded - chance) / (1 - chance)
    kappa = estimates(of_counts(both, first, second, neither), POINT)["cohen_kappa"].value
    rows = [("as printed", figure(theirs)), ("Cohen's κ", figure(kappa))]
    return lines(("50 both, 100 and 50 one only, 800 neither", ""), rows)


def in_print() -> str:
    """A sentence to paste, with the figures of planning."""
    found = estimates(of_counts(*PLANNING), ANALYTIC)
    alpha, percent, positive = (
        found[name] for name in ("alpha_nominal", "percent_agreement", "f1_positive")
    )
    shown = {name: figure(getattr(alpha, name)) for name in ("value", "low", "high")}
    return (
        f"> Two coders independently coded {alpha.pairable} answers, drawn at random by role and "
        "borough, before any discussion. The unit was the whole answer; an answer had the code if "
        f"at least one word was coded. For *planning*, Krippendorff's α (nominal) was "
        f"{shown['value']} (95 % interval {shown['low']} to {shown['high']}, analytic, answers "
        f"taken as independent), percent agreement {figure(percent.value)}, F1+ "
        f"{figure(positive.value)}; ana found it in {PLANNING[0] + PLANNING[1]} answers, ben in "
        f"{PLANNING[0] + PLANNING[2]}. Disagreements were then settled by talk."
    )


def measures() -> str:
    """Every measure as `coder agreement --explain` has it."""
    parts = []
    for one in explanations():
        cautions = "\n".join(f"- {caution}" for caution in one.cautions)
        names = ", ".join(f"`{name}`" for name in one.names)
        parts.append(
            f"### {one.title}\n\n{one.definition}\n\n`{one.formula}`\n\nUse it for: {one.use}\n\n"
            f"{cautions}\n\nSource: {one.source}. Names: {names}."
        )
    return "\n\n".join(parts)
