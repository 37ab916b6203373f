"""A weights file like the shipped one, made from random numbers: small differences to two layers, and two heads."""

import hashlib
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from vectorstore.model_weights import SOURCE_SHA256, Weights
from vectorstore.reader_weights import quantised


def write_random_weights(base: Weights, directory: Path, seed: int = 1) -> Path:
    """Writes weights.safetensors and its hash; the path of the former."""
    rng = np.random.default_rng(seed)
    hidden = base.shape.hidden
    tensors: dict[str, np.ndarray] = {}
    for layer in (10, 11):
        name = f"l{layer}.q.w"
        noise = rng.normal(0, 0.01, (hidden, hidden)).astype(np.float32)
        tensors[f"{name}.delta"], tensors[f"{name}.scale"] = quantised(noise)
        tensors[f"l{layer}.oln.b"] = base.vector(f"l{layer}.oln.b") + np.float32(0.01)
    for head in ("sentence_head", "window_head"):
        tensors[f"{head}.weight"] = rng.normal(0, 0.1, (1, hidden)).astype(np.float32)
        tensors[f"{head}.bias"] = rng.normal(0, 0.1, 1).astype(np.float32)
    return write_weights(tensors, directory)


def write_weights(tensors: dict[str, np.ndarray], directory: Path, base: str = SOURCE_SHA256) -> Path:
    """Any tensors as a weights file with its hash."""
    path = directory / "weights.safetensors"
    save_file(tensors, path, metadata={"base": base})
    (directory / "weights.sha256").write_text(hashlib.sha256(path.read_bytes()).hexdigest() + "\n")
    return path
