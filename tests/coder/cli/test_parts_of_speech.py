"""Commands on keywords that ask for a part of speech: where nobody can tell it, where one can."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from codebook.model import Code, Codebook, Keywords, PartOfSpeech
from coder.cli import main
from coder.suggest import tagging

MISSING = "no language model is installed. Install it: python -m spacy download en_core_web_sm"
TOLD = f"“read (verb)” matches any part of speech: {MISSING}\n"


@pytest.fixture
def codebook() -> Codebook:
    """Planning, which hints at itself with a verb."""
    return Codebook((Code("PL", "Planning", keywords=Keywords(("read (verb)",))), Code("RR", "R")))


@pytest.fixture
def _nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """No model is installed."""
    monkeypatch.setattr(tagging, "fault", lambda _name: MISSING)


def run(path: Path, *words: str) -> Result:
    return CliRunner(env={"CODER_NAME": None}).invoke(main, ["-p", str(path), *words])


@pytest.mark.usefixtures("_nobody")
@pytest.mark.parametrize(
    "command",
    ["suggest list", "suggest forms", "suggest compare --code PL", "keywords show PL"],
)
@pytest.mark.parametrize("fmt", ["table", "json", "csv"])
def test_each_command_tells_beside_its_result_what_nobody_can_tell(
    study_path: Path, command: str, fmt: str
) -> None:
    done = run(study_path, *command.split(), "--format", fmt)
    assert done.exit_code == 0
    assert done.stderr.count(TOLD) == 1
    assert "part of speech" not in done.stdout


@pytest.mark.usefixtures("_nobody")
@pytest.mark.parametrize("command", ["suggest evaluate --as ana", "queue begin --code PL --as ana"])
def test_what_learns_or_reads_in_order_tells_it_first(study_path: Path, command: str) -> None:
    assert run(study_path, *command.split()).stderr.startswith(TOLD)


@pytest.mark.usefixtures("_nobody")
@pytest.mark.parametrize("command", ["suggest list --code RR", "suggest forms --code RR"])
def test_codes_that_ask_for_nothing_need_no_such_sentence(study_path: Path, command: str) -> None:
    assert "part of speech" not in run(study_path, *command.split()).stderr


@pytest.mark.usefixtures("_nobody")
def test_who_asks_for_a_part_of_speech_is_told_at_once_whether_anybody_can_tell(
    study_path: Path,
) -> None:
    done = run(study_path, "keywords", "add", "RR", "miss (verb)", "--as", "ana")
    assert "Keywords of RR: miss (verb)." in done.stderr
    assert f"“miss (verb)” matches any part of speech: {MISSING}" in done.stderr


def test_with_a_model_the_reason_says_what_the_words_are(
    study_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Verbs:
        fingerprint = "verbs 1"

        def tags(self, texts: Sequence[str]) -> list[tagging.Tags]:
            return [dict.fromkeys(range(len(one)), PartOfSpeech.VERB) for one in texts]

    monkeypatch.setattr(tagging, "fault", lambda _name: "")
    monkeypatch.setattr(tagging, "model", lambda _name: Verbs())
    done = run(study_path, "suggest", "list")
    assert '"read" (verb) ← read' in done.stdout
    assert done.stderr == ""
