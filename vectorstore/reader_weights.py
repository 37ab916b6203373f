"""The shipped reader: what training changed in the embedding model, small enough to travel with the code.

A trained matrix is stored as its difference to the model's own, in whole steps of a row: ``<name>.delta`` int8
(rows, columns) and ``<name>.scale`` fp32 (rows,). The differences are small beside the matrix, so that 8 bits
of them are far finer than the 7 bits of the whole that the graph computes with. Vectors and the two heads are
fp32 and whole. A tensor that is not in the file is the model's. Names are those of ``model_weights``.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vectorstore.errors import ModelDamaged
from vectorstore.graph_builder import Head
from vectorstore.model_graph import Heads
from vectorstore.model_weights import SOURCE_SHA256, Blocks, Shape, Weights

SHIPPED_WEIGHTS = Path(__file__).parent / "reader" / "weights.safetensors"
CHECKER_WEIGHTS = Path(__file__).parent / "checker" / "weights.safetensors"
"""The same network trained to tell whether sentences support a statement (docs/language-models.md)."""

SENTENCE_HEAD, WINDOW_HEAD = "sentence_head", "window_head"
BASE_KEY = "base"
"""In the file's metadata: the hash of the model's own weights, which the differences are to."""

_STEPS = 127


@dataclass(frozen=True, slots=True)
class Delta:
    """The file's tensors by name, all of the shapes that the module describes."""

    tensors: dict[str, NDArray[np.generic]]
    path: Path

    def heads(self) -> Heads:
        """The two linear layers on top."""
        return Heads(self._head(SENTENCE_HEAD), self._head(WINDOW_HEAD))

    def _head(self, name: str) -> Head:
        try:
            weight, bias = (self.tensors[f"{name}.{part}"].astype(np.float32).ravel() for part in ("weight", "bias"))
        except KeyError as error:
            raise ModelDamaged(path=self.path, reason=f"no {error.args[0]}") from error
        return Head(weight, float(bias[0]))


@dataclass(frozen=True, slots=True)
class Merged:
    """The model's weights with the trained ones in their place: what a reader's graph is written from."""

    base: Weights
    delta: Delta

    @property
    def shape(self) -> Shape:
        """The encoder's sizes, which training leaves."""
        return self.base.shape

    def vector(self, name: str) -> NDArray[np.float32]:
        """A bias or norm, the trained one if there is one, flat."""
        own = self.delta.tensors.get(name)
        return self.base.vector(name) if own is None else own.astype(np.float32)

    def matrix(self, name: str, columns: int) -> NDArray[np.float32]:
        """A layer's matrix (rows, columns), with its difference if it was trained."""
        dense = self.base.matrix(name, columns)
        steps = self.delta.tensors.get(f"{name}.delta")
        if steps is None:
            return dense
        scale = self.delta.tensors.get(f"{name}.scale")
        if scale is None or (steps.shape, scale.shape) != (dense.shape, dense.shape[:1]):
            raise ModelDamaged(path=self.delta.path, reason=f"shape of {name}")
        trained: NDArray[np.float32] = dense + steps.astype(np.float32) * scale.astype(np.float32)[:, None]
        return trained

    def blocks(self, name: str, columns: int) -> Blocks:
        """The word embeddings, which training leaves."""
        return self.base.blocks(name, columns)


def merged(base: Weights, delta: Delta) -> Merged:
    """The model's weights as training left them."""
    return Merged(base, delta)


def quantised(difference: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A difference (rows, columns) as whole steps of each row, and the steps (rows,)."""
    scale = (np.abs(difference).max(axis=1) / _STEPS).astype(np.float32)
    steps = np.divide(difference, scale[:, None], out=np.zeros_like(difference), where=scale[:, None] > 0)
    return np.rint(steps).clip(-_STEPS, _STEPS).astype(np.int8), scale


def digest_path(weights: Path) -> Path:
    """Where the hash of a weights file is written."""
    return weights.with_suffix(".sha256")


def expected_digest(weights: Path) -> str:
    """The hash that a weights file shall have; raises ModelDamaged when it is not written beside it."""
    path = digest_path(weights)
    try:
        digest = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeError) as error:
        raise ModelDamaged(path=path, reason=str(error)) from error
    if len(digest) != 64:
        raise ModelDamaged(path=path, reason="sha256")
    return digest


def read_delta(weights: Path) -> Delta:
    """The file's tensors; raises ModelDamaged when it is missing, not what its hash says or for another model."""
    from safetensors import safe_open  # noqa: PLC0415 - only preparation needs it

    expected = expected_digest(weights)
    try:
        if hashlib.sha256(weights.read_bytes()).hexdigest() != expected:
            raise ModelDamaged(path=weights, reason="sha256")
        with safe_open(weights, framework="numpy") as file:
            base = (file.metadata() or {}).get(BASE_KEY)
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - it is no mapping
    except OSError as error:
        raise ModelDamaged(path=weights, reason=error.strerror or str(error)) from error
    if base != SOURCE_SHA256:
        raise ModelDamaged(path=weights, reason=f"base {base}")
    return Delta(tensors, weights)
