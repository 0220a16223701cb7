"""What a search would take for an outcome, and a person would not; what files do to text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coder.model import CONSENSUS
from coder.workflow.browsing import coder, codings_in, document, study
from coder.workflow.project import Project, open_project
from coder.workflow.reporting import themes
from coder.workflow.suggesting import suggestions
from coder.workflow.suggestion_list import listed
from transcripts.model import Document, Span, Voice


@pytest.fixture(scope="module")
def demo(demo_project: Path) -> Iterator[Project]:
    with open_project(demo_project) as project:
        yield project


def codes_on(project: Project, name: str, words: str) -> set[str]:
    """The codes that the consensus puts on these words."""
    found = document(project, name)
    start = found.text.replace("’", "'").index(words)
    here = Span(start, start + len(words))
    codes = {code.guid: code.id for code in project.codebook()}
    consensus = coder(project, CONSENSUS)
    return {
        codes[coding.code]
        for coding in codings_in(project, found)
        if coding.coder == consensus.guid and coding.span.overlaps(here)
    }


def texts_of(demo: Project, voice: Voice, kind: str) -> str:
    return "\n".join(
        turn.span.of(one.text)
        for one in study(demo).documents
        for turn in one.turns
        if turn.voice is voice and one.kind == kind
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("FSW 09 T2 S1", "They'll have a child protection plan already, so I follow the plan."),
        ("FSW 09 T2 S1", "You can't script a visit like that"),
        ("FSW 10 T2 S2", "I'm not one for planning these."),
        ("FSW 10 T2 S2", "it reflects badly on them"),
        ("FSW 20 T1 S2", "an update to my manager for sign off on next steps."),
        ("FSW 25 T2 S2", "There'll be a care plan if he's been looked after"),
        ("FSW 16 T2 S1", "The reflective log is on the list of forms"),
        ("FSW 18 T2 S2", "Supervision's where she checks my dates"),
        ("FSW 11 T2 S2", "parents' group at the library"),
    ],
)
def test_words_of_the_codebook_in_another_sense_carry_no_code(
    demo: Project, name: str, words: str
) -> None:
    assert codes_on(demo, name, words) == set()


def test_a_manager_who_signs_off_is_no_change_in_supervision(demo: Project) -> None:
    interviews = [one for one in study(demo).documents if "signs them off" in one.text]
    assert interviews
    values = {rating.document: rating.value for rating in study(demo).ratings}
    assert all(values[one.guid] == "none" for one in interviews)


def test_interviewers_and_prints_use_the_words_of_the_codebook(demo: Project) -> None:
    asked = texts_of(demo, Voice.INTERVIEWER, "interview")
    assert "planning a visit" in asked
    assert "reflective supervision" in asked
    assert "to prepare, before you go?" in texts_of(demo, Voice.PROMPT, "response")


def test_a_person_is_counted_once_though_both_scenarios_show_it(demo: Project) -> None:
    both = [one for one in study(demo).documents if one.name in {"FSW 22 T2 S1", "FSW 22 T2 S2"}]
    assert len(both) == 2
    count = themes(demo, where={"case": ["FSW 22"], "time": ["T2"]}, codes=["RR"]).codes[0]
    assert (count.share.n, count.share.base, count.documents) == (1, 1, 2)
    assert count.mentions > 2


def test_parents_are_never_coded_only_their_sub_codes(demo: Project) -> None:
    codes = {code.guid: code.id for code in demo.codebook()}
    assert not {"PL", "EN", "RR"} & {codes[coding.code] for coding in study(demo).codings}


def test_a_search_for_keywords_finds_25_planners_and_15_who_reflect(demo: Project) -> None:
    people = {one.name: one.case for one in study(demo).documents}
    after = [
        one
        for one in listed(demo, suggestions(demo))
        if one.document.startswith("FSW") and " T2 " in one.document
    ]
    planning = {people[one.document] for one in after if one.code.startswith("PL")}
    reflecting = {people[one.document] for one in after if one.code.startswith("RR")}
    assert (len(planning), len(reflecting)) == (25, 15)


def test_three_spellings_of_one_id_are_one_person(
    demo: Project, demo_told: tuple[Path, list[str]]
) -> None:
    own = {one.name for one in study(demo).documents if one.case == "FSW 07"}
    assert own == {
        "FSW 07 T1 S1",
        "FSW 07 T1 S2",
        "FSW 07 T2 S1",
        "FSW 07 T2 S2",
        "FSW 07 interview",
    }
    told = "\n".join(demo_told[1])
    assert "FSW 7 joined with FSW 07" in told
    assert "fsw-07 joined with FSW 07" in told
    speakers = {turn.speaker for turn in document(demo, "FSW 07 interview").turns}
    assert "FSW07" in speakers


def test_one_text_under_two_names_is_left_alone_and_told(
    demo: Project, demo_told: tuple[Path, list[str]]
) -> None:
    assert "FSW 08 interview_2" not in {one.name for one in study(demo).documents}
    assert any("there already, as FSW 08 interview" in line for line in demo_told[1])


def test_a_caption_without_a_speaker_goes_on_with_the_last_one(
    demo: Project, demo_told: tuple[Path, list[str]]
) -> None:
    assert any("FSW 06 interview.vtt: Captions without a speaker" in one for one in demo_told[1])
    turns = document(demo, "FSW 06 interview").turns
    assert {turn.speaker for turn in turns} == {"Interviewer", "FSW 06"}


def test_a_name_was_left_in_a_transcript(demo: Project) -> None:
    assert "Kayleigh" in texts_of(demo, Voice.RESPONDENT, "interview")


def test_curly_quotes_and_emoji_come_through(demo: Project) -> None:
    said = texts_of(demo, Voice.RESPONDENT, "response")
    assert "’" in said
    assert "🙃" in said


def test_line_ends_and_mark_of_another_system_leave_no_trace(
    demo: Project, demo_folder: Path
) -> None:
    raw = (demo_folder / "demo-files" / "FSW 13 T1 booklet.txt").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in raw
    texts = [document(demo, f"FSW 13 T1 {scenario}").text for scenario in ("S1", "S2")]
    assert not any(sign in text for text in texts for sign in ("\r", "\ufeff"))


def test_each_answer_is_one_turn_under_its_printed_prompt(demo: Project) -> None:
    for name in ("FSW 01 T1 S1", "FSW 02 T2 S1", "FSW 07 T2 S2"):
        voices = [turn.voice for turn in document(demo, name).turns]
        asked = Voice.PROMPT, Voice.RESPONDENT
        assert voices in ([Voice.PROMPT, *asked * 3], [*asked * 3])


def test_every_kind_of_file_brought_documents(demo: Project) -> None:
    def sources(documents: tuple[Document, ...]) -> set[str]:
        return {Path(one.source).suffix for one in documents}

    assert sources(study(demo).documents) == {".docx", ".txt", ".vtt", ".xlsx"}
