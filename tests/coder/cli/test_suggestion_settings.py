import json
from pathlib import Path

from click.testing import CliRunner

from coder.cli import main
from coder.workflow import policy
from coder.workflow.project import open_project
from tests.coder.exchange.tiny_model import tiny_model

NAME = "FSW 01 T2 S1"
ACCEPTED = "Learn from accepted: on\nSentence model: none\n"


def run(path: Path, *words: str) -> tuple[int, str, str]:
    result = CliRunner(env={"CODER_NAME": None}).invoke(main, ["-p", str(path), "suggest", *words])
    return result.exit_code, result.stdout, result.stderr


def test_settings_are_shown_and_changed(study_path: Path) -> None:
    assert run(study_path, "settings") == (0, f"Suggestions: on\nBlind first: on\n{ACCEPTED}", "")
    _, out, _ = run(study_path, "settings", "--off", "--blind-first", "off", "--format", "json")
    told = json.loads(out)
    assert (told["suggestions"], told["blind_first"]) == (False, False)
    told = run(study_path, "settings")[1]
    assert told.startswith("Suggestions: off\nSuggestions are switched off in this project.")
    code, _, err = run(study_path, "list")
    assert (code, "coder suggest settings --on" in err) == (1, True)
    told = run(study_path, "settings", "--on")[1]
    assert told == f"Suggestions: on\nBlind first: off\n{ACCEPTED}"


def test_accepted_suggestions_may_be_left_out_of_what_is_learned(study_path: Path) -> None:
    _, out, _ = run(study_path, "settings", "--learn-from-accepted", "off")
    assert "Learn from accepted: off\n" in out


def test_a_sentence_model_is_chosen_read_with_and_given_up(
    study_path: Path, tmp_path: Path
) -> None:
    code, _, err = run(study_path, "vectors")
    assert (code, "coder suggest settings --sentence-model FOLDER" in err) == (1, True)
    folder = tiny_model(tmp_path / "tiny")
    _, out, _ = run(study_path, "settings", "--sentence-model", str(folder))
    assert out.endswith(f"Sentence model: {folder.resolve()}\n")
    assert "0 of 3 texts are read" in run(study_path, "list")[2]
    assert run(study_path, "vectors")[2].endswith("3 texts read.\n")
    assert "texts are read" not in run(study_path, "list")[2]
    _, out, _ = run(study_path, "settings", "--sentence-model", "none", "--format", "json")
    assert json.loads(out)["sentence_model"] is None


def test_a_folder_without_a_sentence_model_is_refused(study_path: Path, tmp_path: Path) -> None:
    code, _, err = run(study_path, "settings", "--sentence-model", str(tmp_path / "nowhere"))
    assert (code, "There is no model.onnx in" in " ".join(err.split())) == (1, True)


def test_where_there_is_nothing_to_suggest_from_it_is_told_what_to_do(study_path: Path) -> None:
    _, out, _ = run(study_path, "list")
    assert "no code has keywords" in out
    assert "coder keywords add CODE WORD" in " ".join(out.split())


def test_a_document_is_marked_as_read_through(study_path: Path) -> None:
    _, out, _ = run(study_path, "list", "--as", "ana")
    assert f"Nothing is suggested in {NAME} before ana" in " ".join(out.split())
    for fmt in ("json", "csv"):
        _, out, err = run(study_path, "list", "--as", "ana", "--format", fmt)
        assert "Nothing is suggested" not in out
        assert f"Nothing is suggested in {NAME} before ana" in " ".join(err.split())
    assert run(study_path, "first-pass", NAME, "--as", "ana")[2] == "Read through: 1 document.\n"
    _, out, _ = run(study_path, "list", "--as", "ana")
    assert "Nothing is suggested" not in out


def test_a_new_project_may_be_without_suggestions(tmp_path: Path) -> None:
    path = tmp_path / "silent.coder"
    assert CliRunner().invoke(main, ["new", str(path), "--no-suggestions"]).exit_code == 0
    with open_project(path) as project:
        assert policy.why_off(project)


def test_a_report_compares_suggested_with_unprompted_coding(study_path: Path) -> None:
    code, out, _ = run(study_path, "report")
    assert (code, "Nothing was suggested to any coder yet" in out) == (0, True)
    _, out, _ = run(study_path, "report", "--format", "json")
    assert json.loads(out) == {
        "answers": [],
        "agreement": [],
        "agreement_undefined": "nothing was suggested to anybody yet",
        "never_shown": [],
    }
