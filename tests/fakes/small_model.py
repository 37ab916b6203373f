"""A BERT of two small layers with random weights, for training that takes a second."""

from pathlib import Path

import torch

from tests.fakes.tokenizer import VOCABULARY


def write_small_model(directory: Path) -> Path:
    """Writes the model into the directory, and returns it."""
    from transformers import BertConfig, BertModel  # noqa: PLC0415 - takes seconds

    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=VOCABULARY,
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=512,
        pad_token_id=1,
    )
    BertModel(config).save_pretrained(directory)
    return directory
