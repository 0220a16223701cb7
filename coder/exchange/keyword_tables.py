"""The workshop of a code's keywords as tables, and as data for scripts."""

from collections.abc import Iterable, Mapping
from typing import Any

from coder.exchange.tables import Table
from coder.suggest.candidates import Candidate
from coder.suggest.learning import CODED, LEFT
from coder.suggest.precision import FormUse, Reach, Tally
from coder.suggest.workshop import Change, Workshop

FORMS = ("code", "keyword", "form", "said", "cases", "coded", "remark")
MORE_OF_FORMS = (
    *("code", "keyword", "form", "avoid", "said", "documents", "cases", "sentences", "decided"),
    *("coded", "accepted", "rejected", "new", "misleads"),
)
CANDIDATES = ("words", "forms", "coded", "elsewhere", "cases", "z", "remark")
_LESSONS = {CODED: "coded", LEFT: "left"}


def keyword_tables(found: Workshop, ids: Mapping[str, str]) -> tuple[Table, Table]:
    """The forms, and the candidates, for people; `ids` are the codes' by guid."""
    code = found.bench.code
    forms = tuple(
        (
            *(ids[one.code], one.keyword, one.form, one.count, one.cases),
            *(f"{one.coded} of {one.decided}" if one.decided else "", form_remark(one)),
        )
        for one in found.forms
    )
    return (
        Table(f"Keywords of {code.id} {code.label}", FORMS, forms, tuple(reach_told(found.reach))),
        _candidates(found),
    )


def keyword_data(found: Workshop, ids: Mapping[str, str]) -> tuple[Table, Table]:
    """The same with every figure in a column of its own."""
    rows = tuple(tuple(_form(one, ids)[name] for name in MORE_OF_FORMS) for one in found.forms)
    return Table(f"Keywords of {found.bench.code.id}", MORE_OF_FORMS, rows), _candidates(found)


def keyword_payload(found: Workshop, ids: Mapping[str, str]) -> dict[str, Any]:
    """The same for scripts, each form and candidate with its sentences."""
    reach = found.reach
    return {
        "code": found.bench.code.id,
        "suggested": {
            "sentences": reach.hit.sentences,
            "coded": reach.hit.coded,
            "otherwise": reach.hit.otherwise,
            "left": reach.hit.left,
            "undecided": reach.hit.open,
        },
        "missed": reach.missed,
        "cases": {"suggested": reach.cases_hit, "coded": reach.cases_coded},
        "forms": [
            _form(one, ids) | {"where": _sentences(found, one.rows, ids)} for one in found.forms
        ],
        "candidates": [
            {
                "words": one.words,
                "forms": list(one.forms),
                "coded": len(one.coded),
                "elsewhere": len(one.elsewhere),
                "cases": one.cases,
                "one_case_only": one.from_one_case,
                "log_odds": one.log_odds,
                "z": one.z,
                "where": _sentences(found, (*one.coded, *one.elsewhere), ids),
            }
            for one in found.candidates
        ],
    }


def reach_told(reach: Reach) -> list[str]:
    """In sentences what all keywords do together."""
    hit = reach.hit
    if not hit.sentences:
        return ["No keyword is said here."]
    return [
        _tally_told(hit, "with a keyword"),
        f"{_counted(reach.missed)} that {_be(reach.missed)} coded so hold no keyword.",
        f"Keywords say {reach.cases_hit} cases, people {reach.cases_coded}.",
    ]


def change_told(found: Change) -> list[str]:
    """In sentences what a change of keywords changes."""
    told = [_tally_told(found.gained, "hit now"), _tally_told(found.lost, "hit no longer")]
    return [one for one in told if one] or ["No sentence is hit that was not, and none is lost."]


def form_remark(one: FormUse) -> str:
    """What is to be known of a form beside its figures."""
    decided = [
        f"{count} {word}"
        for count, word in ((one.accepted, "accepted"), (one.rejected, "rejected"))
        if count
    ]
    marks = [
        *(["avoid"] if one.avoid else []),
        *(["new"] if one.new else []),
        *(["silences coded text" if one.avoid else "misleads"] if one.misleads else []),
    ]
    return ", ".join([*marks, *decided])


def candidate_remark(one: Candidate) -> str:
    """What is to be known of a candidate beside its figures."""
    return "one case" if one.from_one_case else ""


def _candidates(found: Workshop) -> Table:
    rows = tuple(
        (
            *(one.words, ", ".join(one.forms), len(one.coded), len(one.elsewhere), one.cases),
            *(one.z, candidate_remark(one)),
        )
        for one in found.candidates
    )
    note = (
        "Counted are sentences, keywords in them left out. z: by how much a word stands more in "
        "coded ones, with a Dirichlet prior (Monroe et al. 2008)."
        if rows
        else "No word stands out yet in what was coded."
    )
    return Table("What else might be a keyword", CANDIDATES, rows, (note,))


def _form(one: FormUse, ids: Mapping[str, str]) -> dict[str, Any]:
    return {
        "code": ids[one.code],
        "keyword": one.keyword,
        "form": one.form,
        "avoid": one.avoid,
        "said": one.count,
        "documents": one.documents,
        "cases": one.cases,
        "sentences": len(one.rows),
        "decided": one.decided,
        "coded": one.coded,
        "accepted": one.accepted,
        "rejected": one.rejected,
        "new": one.new,
        "misleads": one.misleads,
    }


def _sentences(
    found: Workshop, rows: Iterable[int], ids: Mapping[str, str]
) -> list[dict[str, Any]]:
    documents = {one.guid: one for one in found.bench.documents}
    there = [found.bench.sentences[row] for row in rows]
    return [
        {
            "document": documents[one.document].name,
            "start": one.span.start,
            "stop": one.span.stop,
            "sentence": one.span.of(documents[one.document].text),
            "decided": _LESSONS.get(one.lesson, "undecided"),
            "other_codes": [ids[code] for code in one.others if code in ids],
        }
        for one in there
    ]


def _tally_told(tally: Tally, what: str) -> str:
    if not tally.sentences:
        return ""
    parts = [
        f"{count} {word}"
        for count, word in (
            *((tally.coded, "coded so"), (tally.otherwise, "coded otherwise")),
            *((tally.left, "left"), (tally.open, "undecided")),
        )
        if count
    ]
    return f"{_counted(tally.sentences)} {what}: {', '.join(parts)}."


def _counted(sentences: int) -> str:
    return f"{sentences} sentence{'' if sentences == 1 else 's'}"


def _be(count: int) -> str:
    return "is" if count == 1 else "are"
