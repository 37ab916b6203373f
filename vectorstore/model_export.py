"""The bundled model as an ordinary sentence-transformers directory: the reference that all else is held to.

It is a BERT encoder with mean pooling and normalisation, in fp16, with the prompts that the model was
trained with. Whoever trains, evaluates or embeds with another tool loads this directory.
"""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vectorstore.model_weights import Weights

QUERY_PREFIX = "query: "
PASSAGE_PREFIX = "passage: "
TOKENIZER_FILE = "tokenizer.json"

LAYER_MATRICES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
LAYER_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


def write_reference(weights: Weights, directory: Path) -> None:
    """Writes weights and configuration for sentence-transformers 6; the tokenizer is written apart."""
    from safetensors.numpy import save_file  # noqa: PLC0415 - only preparation needs it

    save_file(_tensors(weights), directory / "model.safetensors", metadata={"format": "pt"})
    for name, content in _configuration(weights).items():
        path = directory / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2), encoding="utf-8")


def write_tokenizer(weights: Weights, directory: Path) -> None:
    """Writes the XLM-RoBERTa tokenizer: unigram pieces over text normalised as SentencePiece's nmt_nfkc."""
    from tokenizers import (  # noqa: PLC0415 - only preparation needs it
        AddedToken,
        Regex,
        Tokenizer,
        decoders,
        models,
        normalizers,
        pre_tokenizers,
        processors,
    )

    tokenizer = Tokenizer(models.Unigram(list(weights.pieces), unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    mask = AddedToken("<mask>", lstrip=True, special=True)
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>", mask])
    tokenizer.save(str(directory / TOKENIZER_FILE), pretty=False)


def _tensors(weights: Weights) -> dict[str, NDArray[np.floating]]:
    """All parameters by the names that transformers gives them. The pooler, which nothing uses, is zero."""
    hidden = weights.shape.hidden
    tensors: dict[str, NDArray[np.floating]] = {
        "embeddings.word_embeddings.weight": weights.blocks("emb.word", hidden).dense(np.float16),
        "embeddings.position_embeddings.weight": weights.vector("emb.pos").reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": weights.vector("emb.type").reshape(-1, hidden),
        "embeddings.LayerNorm.weight": weights.vector("emb.ln.w"),
        "embeddings.LayerNorm.bias": weights.vector("emb.ln.b"),
        "pooler.dense.weight": np.zeros((hidden, hidden)),
        "pooler.dense.bias": np.zeros(hidden),
    }
    for layer in range(weights.shape.layers):
        tensors.update(_layer_tensors(weights, layer))
    return {name: np.ascontiguousarray(tensor, np.float16) for name, tensor in tensors.items()}


def _layer_tensors(weights: Weights, layer: int) -> dict[str, NDArray[np.floating]]:
    tensors: dict[str, NDArray[np.floating]] = {}
    for short, long in LAYER_MATRICES.items():
        columns = weights.shape.feed_forward if short == "fo" else weights.shape.hidden
        matrix = weights.blocks(f"l{layer}.{short}.w", columns).dense(np.float16)
        tensors[f"encoder.layer.{layer}.{long}.weight"] = matrix
        tensors[f"encoder.layer.{layer}.{long}.bias"] = weights.vector(f"l{layer}.{short}.b")
    for short, long in LAYER_NORMS.items():
        tensors[f"encoder.layer.{layer}.{long}.weight"] = weights.vector(f"l{layer}.{short}.w")
        tensors[f"encoder.layer.{layer}.{long}.bias"] = weights.vector(f"l{layer}.{short}.b")
    return tensors


def _configuration(weights: Weights) -> dict[str, object]:
    """The small files of the directory, by path."""
    package = "sentence_transformers"
    modules = [
        ("", f"{package}.base.modules.transformer.Transformer"),
        ("1_Pooling", f"{package}.sentence_transformer.modules.pooling.Pooling"),
        ("2_Normalize", f"{package}.base.modules.normalize.Normalize"),
    ]
    return {
        "config.json": _encoder_configuration(weights),
        "tokenizer_config.json": _tokenizer_configuration(weights),
        "modules.json": [
            {"idx": i, "name": str(i), "path": path, "type": name} for i, (path, name) in enumerate(modules)
        ],
        "sentence_bert_config.json": {"max_seq_length": weights.shape.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "model_type": "SentenceTransformer",
            "prompts": {"query": QUERY_PREFIX, "document": PASSAGE_PREFIX},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "1_Pooling/config.json": {"embedding_dimension": weights.shape.hidden, "pooling_mode": "mean"},
        "2_Normalize/config.json": {},
    }


def _encoder_configuration(weights: Weights) -> dict[str, object]:
    shape = weights.shape
    return {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "dtype": "float16",
        "hidden_act": "gelu",
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.feed_forward,
        "vocab_size": shape.vocabulary,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.token_types,
        "layer_norm_eps": shape.epsilon,
        "pad_token_id": 1,
    }


def _tokenizer_configuration(weights: Weights) -> dict[str, object]:
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": weights.shape.positions,
        "bos_token": "<s>",
        "eos_token": "</s>",
        "cls_token": "<s>",
        "sep_token": "</s>",
        "unk_token": "<unk>",
        "pad_token": "<pad>",
        "mask_token": "<mask>",
    }
