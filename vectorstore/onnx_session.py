"""A prepared graph and its tokenizer, opened to be run by several threads at once.

One text is one run on one thread, and several texts run side by side. Measured against batches this is
as fast for short texts and faster for long ones (no padding), a question never waits for threads to meet,
and what a text comes to does not depend on its neighbours.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vectorstore.errors import ModelDamaged
from vectorstore.model_export import TOKENIZER_FILE

if TYPE_CHECKING:
    from tokenizers import Tokenizer

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
"""ONNX Runtime reports its use to its makers unless told not to before it is loaded; nothing may leave the machine."""


def open_prepared(directory: Path, graph: str) -> tuple["Tokenizer", Any]:
    """The directory's tokenizer and an inference session of the named graph, one thread to a run.

    Raises ModelDamaged when a file is missing or cannot be loaded.
    """
    import onnxruntime  # noqa: PLC0415 - a tenth of a second that `--help` need not pay
    from tokenizers import Tokenizer  # noqa: PLC0415 - likewise

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    path = directory / TOKENIZER_FILE
    try:
        tokenizer = Tokenizer.from_file(str(path))
        path = directory / graph
        return tokenizer, onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # both libraries raise bare Exception
        raise ModelDamaged(path=path, reason=str(error)) from error


def available_cores() -> int:
    """The cores that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
