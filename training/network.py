"""The reader as a torch network: the embedding model's encoder with a head for sentences and one for windows.

It computes in bfloat16 where that is exact enough (the encoder) and in fp32 where it is not (heads, loss). Attention
is written out ("eager"): the fused kernel's backward pass takes half of a step's time on a CPU.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from vectorstore.reading import CUT_AWAY
from vectorstore.reading_text import Encoded

FROZEN_LAYERS = 4
_PAD = 1


class Reader(nn.Module):
    """Gives every sentence of a window, and the window, a logit of answering the question."""

    def __init__(self, directory: Path, frozen: int = FROZEN_LAYERS) -> None:
        super().__init__()
        from transformers import BertModel  # noqa: PLC0415 - takes seconds

        loaded: Any = BertModel.from_pretrained(
            directory, dtype=torch.float32, add_pooling_layer=False, attn_implementation="eager"
        )
        for module in loaded.modules():
            if isinstance(module, nn.Dropout):
                module.p = 0.0
        loaded.embeddings.requires_grad_(False)
        for layer in loaded.encoder.layer[:frozen]:
            layer.requires_grad_(False)
        self.encoder = loaded
        hidden = int(loaded.config.hidden_size)
        self.sentence_head = nn.Linear(hidden, 1)
        self.window_head = nn.Linear(hidden, 1)
        for head in (self.sentence_head, self.window_head):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    def forward(self, windows: Sequence[Encoded]) -> tuple[list[Tensor], Tensor]:
        """Sentence logits of each window, shape (sentences,), and window logits, shape (windows,)."""
        device = self.sentence_head.weight.device
        longest = max(len(window.ids) for window in windows)
        ids = torch.full((len(windows), longest), _PAD)
        mask = torch.zeros((len(windows), longest), dtype=torch.long)
        for row, window in enumerate(windows):
            ids[row, : len(window.ids)] = torch.tensor(window.ids)
            mask[row, : len(window.ids)] = 1
        states = self.encoder(ids.to(device), attention_mask=mask.to(device)).last_hidden_state.float()
        scores = self.sentence_head(states)[..., 0]
        sentences = [_means(scores[row], window.spans) for row, window in enumerate(windows)]
        return sentences, self.window_head(states[:, 0])[:, 0]


def _means(scores: Tensor, spans: Sequence[tuple[int, int]]) -> Tensor:
    """The mean token score of each span; very low for a sentence that was cut away."""
    return torch.stack([scores[a:b].mean() if b > a else scores.new_tensor(CUT_AWAY) for a, b in spans])


def in_groups(reader: Reader, windows: Sequence[Encoded], size: int) -> tuple[list[Tensor], Tensor]:
    """As ``reader(windows)``, windows of like length together, so that little padding is computed."""
    order = sorted(range(len(windows)), key=lambda n: len(windows[n].ids))
    sentences: dict[int, Tensor] = {}
    scores: dict[int, Tensor] = {}
    for start in range(0, len(order), size):
        group = order[start : start + size]
        found, whole = reader([windows[n] for n in group])
        sentences |= dict(zip(group, found, strict=True))
        scores |= dict(zip(group, whole, strict=True))
    return [sentences[n] for n in range(len(windows))], torch.stack([scores[n] for n in range(len(windows))])
