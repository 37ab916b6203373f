"""A network started from shipped weights instead of the base model's: the inverse of ``export``."""

from pathlib import Path

import torch
from torch import Tensor

from training.network import Reader
from vectorstore.model_export import LAYER_MATRICES, LAYER_NORMS
from vectorstore.model_weights import Weights
from vectorstore.reader_weights import merged, read_delta


def start_from(weights: Path, reader: Reader, base: Weights) -> None:
    """Puts the weights of a shipped file, merged with its base, into the network's trained layers and heads."""
    delta = read_delta(weights)
    whole = merged(base, delta)
    parameters = dict(reader.encoder.named_parameters())
    with torch.no_grad():
        for layer in range(base.shape.layers):
            for short, long in LAYER_MATRICES.items():
                own = parameters[f"encoder.layer.{layer}.{long}.weight"]
                if own.requires_grad:
                    _put(own, whole.matrix(f"l{layer}.{short}.w", own.shape[1]))
            for short, long in (LAYER_MATRICES | LAYER_NORMS).items():
                names = {"bias": "b"} | ({"weight": "w"} if short in LAYER_NORMS else {})
                for part, letter in names.items():
                    own = parameters[f"encoder.layer.{layer}.{long}.{part}"]
                    if own.requires_grad:
                        _put(own, whole.vector(f"l{layer}.{short}.{letter}"))
        heads = delta.heads()
        for head, values in ((reader.sentence_head, heads.sentence), (reader.window_head, heads.window)):
            _put(head.weight, values.weight)
            head.bias.fill_(values.bias)


def _put(parameter: Tensor, values: object) -> None:
    parameter.copy_(torch.as_tensor(values).reshape(parameter.shape))
