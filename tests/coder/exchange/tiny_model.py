"""A sentence model of six words: each has a vector of four numbers, made up from a seed."""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from coder.exchange.sentence_model import MODEL, TOKENIZER

_WORDS = ("[UNK]", "we", "planned", "nobody", "to", "go")
_WIDE = 4


def tiny_model(
    folder: Path,
    *,
    seed: int = 1,
    words: int = len(_WORDS),
    pools: bool = False,
    given: str = "attention_mask",
) -> Path:
    """The folder, with both files in it.

    The model knows the first so many `words`; `given` is what it asks for beside them.
    """
    folder.mkdir()
    (folder / TOKENIZER).write_text(json.dumps(_tokenizer()), encoding="utf-8")
    table = np.random.default_rng(seed).normal(size=(words, _WIDE)).astype(np.float32)
    onnx.save(_network(table, given, pools=pools), folder / MODEL)
    return folder


def _network(table: np.ndarray, given: str, *, pools: bool) -> onnx.ModelProto:
    asked = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "pieces"])
        for name in ("input_ids", given)
    ]
    nodes = [helper.make_node("Gather", ["table", "input_ids"], ["pieces"])]
    if pools:
        nodes.append(helper.make_node("ReduceMean", ["pieces", "axis"], ["found"], keepdims=0))
    else:
        nodes.append(helper.make_node("Identity", ["pieces"], ["found"]))
    shape: list[str | int | None] = ["texts", _WIDE] if pools else ["texts", "pieces", _WIDE]
    graph = helper.make_graph(
        nodes,
        "tiny",
        asked,
        [helper.make_tensor_value_info("found", TensorProto.FLOAT, shape)],
        [
            numpy_helper.from_array(table, "table"),
            numpy_helper.from_array(np.array([1], dtype=np.int64), "axis"),
        ],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)


def _tokenizer() -> dict[str, object]:
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [],
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"},
        "post_processor": None,
        "decoder": None,
        "model": {
            "type": "WordLevel",
            "vocab": {word: place for place, word in enumerate(_WORDS)},
            "unk_token": "[UNK]",
        },
    }
