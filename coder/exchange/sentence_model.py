"""A sentence model in a local folder: `model.onnx` and `tokenizer.json`, as they are published.

Nothing is downloaded. Who wants one installs the extra `embed` and fetches a folder themselves.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from coder.errors import InvalidRequestError

MODEL, TOKENIZER = "model.onnx", "tokenizer.json"
_LONGEST = 256  # pieces of words; what is said beyond them is not looked at
_TOLD = 200  # characters of what a library says
_KNOWN = {"input_ids", "attention_mask", "token_type_ids"}


class SentenceModel:
    """Encodes a text by the mean of what the model makes of its pieces.

    Texts are encoded one by one, so that a vector depends on its text alone, and in one thread,
    so that the machine is left to its user.
    """

    def __init__(self, folder: Path) -> None:
        """Raises InvalidRequestError where the folder holds no model that can be used."""
        self.name = folder.name
        self.version = version(folder)
        self._folder = folder
        with self._told():
            self._tokenizer, self._session = _loaded(folder)
        self._inputs = [one.name for one in self._session.get_inputs()]
        if strange := set(self._inputs) - _KNOWN:
            raise InvalidRequestError(
                f"The model in {folder} asks for {', '.join(sorted(strange))}; one that encodes "
                f"sentences asks for {', '.join(sorted(_KNOWN))} alone."
            )

    def encode(self, texts: Sequence[str]) -> Any:
        """A vector of length 1 for each text (texts × dimensions, float32).

        Raises InvalidRequestError where the model fails.
        """
        import numpy as np

        with self._told():
            return np.vstack([self._vector(text) for text in texts])

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell in a sentence what goes wrong inside: the libraries raise what they like."""
        try:
            yield
        except ImportError:
            raise InvalidRequestError(
                "Sentence models need two more packages: pip install onnxruntime tokenizers"
            ) from None
        except Exception as error:
            why = " ".join(str(error).split())[:_TOLD]
            raise InvalidRequestError(
                f"The sentence model in {self._folder} cannot be used: {why}"
            ) from error

    def _vector(self, text: str) -> Any:
        import numpy as np

        cut = self._tokenizer.encode(text)
        told = {
            "input_ids": cut.ids,
            "attention_mask": cut.attention_mask,
            "token_type_ids": cut.type_ids,
        }
        given = {name: np.array([told[name]], dtype=np.int64) for name in self._inputs}
        found = self._session.run(None, given)[0][0]
        # Some models pool by themselves; of no piece there is no mean.
        pooled = found if found.ndim == 1 else found.sum(axis=0) / (len(found) or 1)
        vector = (pooled / (np.linalg.norm(pooled) or 1)).astype(np.float32)
        if vector.ndim != 1 or not np.isfinite(vector).all():
            raise ValueError("what it gives is no vector of numbers")
        return vector


def version(folder: Path) -> str:
    """A hash of the model's files (hex). Raises InvalidRequestError where one is missing."""
    marks = []
    for name in (MODEL, TOKENIZER):
        try:
            state = (folder / name).stat()
        except OSError:
            raise InvalidRequestError(
                f"There is no {name} in {folder}. Name a folder with {MODEL} and {TOKENIZER}, as "
                "they are published beside a sentence model."
            ) from None
        marks.append((folder / name, state.st_mtime_ns, state.st_size))
    return _hash(tuple(marks))


@lru_cache(maxsize=4)
def _hash(marks: tuple[tuple[Path, int, int], ...]) -> str:
    """Read once; again only when a file has another time or size."""
    found = hashlib.sha256()
    for path, _, _ in marks:
        with path.open("rb") as file:
            found.update(hashlib.file_digest(file, "sha256").digest())
    return found.hexdigest()


def _loaded(folder: Path) -> tuple[Any, Any]:
    from onnxruntime import InferenceSession, SessionOptions, disable_telemetry_events
    from tokenizers import Tokenizer

    disable_telemetry_events()  # some builds would tell the system of each model that is loaded
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_LONGEST)
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4  # a terminal program is drawn where it would write
    session = InferenceSession(str(folder / MODEL), options, providers=["CPUExecutionProvider"])
    return tokenizer, session
