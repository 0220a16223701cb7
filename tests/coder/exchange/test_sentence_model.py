import json
import sys
from pathlib import Path

import numpy as np
import pytest

from coder.errors import InvalidRequestError
from coder.exchange.sentence_model import MODEL, TOKENIZER, SentenceModel, version
from coder.suggest.vectors import Embedder
from tests.coder.exchange.tiny_model import tiny_model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tiny_model(tmp_path / "tiny")


def test_a_folder_with_a_model_is_an_embedder(folder: Path) -> None:
    model = SentenceModel(folder)
    assert isinstance(model, Embedder)
    assert (model.name, model.version) == ("tiny", version(folder))
    found = model.encode(["we planned", "planned planned", "nobody"])
    assert found.shape == (3, 4)
    assert np.linalg.norm(found, axis=1) == pytest.approx(1)


def test_a_text_s_vector_depends_on_its_words_alone(folder: Path) -> None:
    model = SentenceModel(folder)
    alone = model.encode(["planned"])
    assert np.array_equal(model.encode(["we planned to go with nobody", "planned"])[1:], alone)
    assert np.array_equal(SentenceModel(folder).encode(["planned"]), alone)
    assert np.allclose(model.encode(["planned planned planned"]), alone)


def test_texts_without_a_word_and_endless_ones_have_a_vector_too(folder: Path) -> None:
    found = SentenceModel(folder).encode(["", "planned " * 5000, "\x00 …"])
    assert np.isfinite(found).all()


def test_a_model_that_pools_by_itself_is_taken_at_its_word(tmp_path: Path) -> None:
    own = SentenceModel(tiny_model(tmp_path / "pools", pools=True)).encode(["we planned"])
    ours = SentenceModel(tiny_model(tmp_path / "plain")).encode(["we planned"])
    assert np.allclose(own, ours)


def test_another_model_has_another_version(folder: Path, tmp_path: Path) -> None:
    other = tiny_model(tmp_path / "other", seed=2)
    assert version(other) != version(folder)
    before = version(folder)
    words = json.loads((folder / TOKENIZER).read_text(encoding="utf-8"))
    words["model"]["vocab"]["today"] = 9
    (folder / TOKENIZER).write_text(json.dumps(words), encoding="utf-8")
    assert version(folder) != before


@pytest.mark.parametrize("name", [MODEL, TOKENIZER])
def test_a_folder_without_either_file_is_refused_in_a_sentence(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(InvalidRequestError, match=f"There is no {name} in .*tiny. Name a folder"):
        SentenceModel(folder)


@pytest.mark.parametrize("name", [MODEL, TOKENIZER])
def test_a_file_that_is_something_else_is_refused_in_a_sentence(folder: Path, name: str) -> None:
    (folder / name).write_text("not\na\nmodel", encoding="utf-8")
    with pytest.raises(InvalidRequestError, match=r"The sentence model in .* cannot be used: \S"):
        SentenceModel(folder)


def test_a_model_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequestError, match="asks for pixels; one that encodes sentences"):
        SentenceModel(tiny_model(tmp_path / "pictures", given="pixels"))


def test_a_model_that_fails_at_work_is_told_in_a_sentence(tmp_path: Path) -> None:
    model = SentenceModel(tiny_model(tmp_path / "small", words=2))
    assert model.encode(["we"]).shape == (1, 4)
    with pytest.raises(InvalidRequestError, match="small cannot be used: "):
        model.encode(["nobody"])


class Broken:
    """A model that computes, but not what it should."""

    def __init__(self, *shape: int, filled: float = 1) -> None:
        self.found = np.full(shape, filled)

    def run(self, *_: object) -> list[np.ndarray]:
        return [self.found]


@pytest.mark.parametrize("broken", [Broken(1, 2, 4, filled=np.nan), Broken(1, 2, 4, 4)])
def test_a_model_that_gives_no_vector_is_told_in_a_sentence(
    folder: Path, broken: Broken, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = SentenceModel(folder)
    monkeypatch.setattr(model, "_session", broken)
    with pytest.raises(InvalidRequestError, match="cannot be used: what it gives is no vector"):
        model.encode(["we planned"])


def test_without_the_extra_it_is_told_how_to_get_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(InvalidRequestError, match="pip install onnxruntime tokenizers"):
        SentenceModel(folder)
