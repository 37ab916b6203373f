"""A trained network as the weights file that ships: see ``vectorstore.reader_weights`` for what it holds."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from training.network import Reader
from vectorstore.model_export import LAYER_MATRICES, LAYER_NORMS
from vectorstore.model_weights import SOURCE_SHA256, Weights
from vectorstore.reader_weights import (
    BASE_KEY,
    SENTENCE_HEAD,
    SHIPPED_WEIGHTS,
    WINDOW_HEAD,
    digest_path,
    quantised,
)


def export(reader: Reader, base: Weights, directory: Path) -> None:
    """Writes the weights file and its hash; the same network gives the same bytes.

    Only what was trained is written: frozen parameters are the base's by construction, though the network holds
    them rounded.
    """
    from safetensors.numpy import save_file  # noqa: PLC0415 - only exporting needs it

    parameters = dict(reader.encoder.named_parameters())
    tensors: dict[str, NDArray[np.generic]] = {}
    for layer in range(base.shape.layers):
        tensors |= dict(_matrices(parameters, base, layer))
        tensors |= dict(_vectors(parameters, base, layer))
    for name, head in ((SENTENCE_HEAD, reader.sentence_head), (WINDOW_HEAD, reader.window_head)):
        tensors |= {f"{name}.weight": _values(head.weight), f"{name}.bias": _values(head.bias)}
    path = directory / SHIPPED_WEIGHTS.name
    directory.mkdir(parents=True, exist_ok=True)
    save_file(tensors, path, metadata={BASE_KEY: SOURCE_SHA256})
    digest_path(path).write_text(hashlib.sha256(path.read_bytes()).hexdigest() + "\n", encoding="ascii")


def _matrices(parameters: dict[str, Tensor], base: Weights, layer: int) -> Iterator[tuple[str, NDArray[np.generic]]]:
    for short, long in LAYER_MATRICES.items():
        trained = parameters[f"encoder.layer.{layer}.{long}.weight"]
        name = f"l{layer}.{short}.w"
        own = base.matrix(name, trained.shape[1])
        if _is_changed(trained, own):
            steps, scale = quantised(_values(trained) - own)
            yield f"{name}.delta", steps
            yield f"{name}.scale", scale


def _vectors(parameters: dict[str, Tensor], base: Weights, layer: int) -> Iterator[tuple[str, NDArray[np.generic]]]:
    names = {f"{short}.b": f"{long}.bias" for short, long in (LAYER_MATRICES | LAYER_NORMS).items()}
    names |= {f"{short}.w": f"{long}.weight" for short, long in LAYER_NORMS.items()}
    for short, long in names.items():
        trained = parameters[f"encoder.layer.{layer}.{long}"]
        name = f"l{layer}.{short}"
        if _is_changed(trained, base.vector(name)):
            yield name, _values(trained)


def _is_changed(trained: Tensor, own: NDArray[np.float32]) -> bool:
    """Whether training moved a tensor away from the model's own, which the network starts from in fp16."""
    return trained.requires_grad and not np.array_equal(_values(trained), own.astype(np.float16).astype(np.float32))


def _values(parameter: Tensor) -> NDArray[np.float32]:
    values: NDArray[np.float32] = parameter.detach().float().cpu().numpy()
    return np.ascontiguousarray(values)
