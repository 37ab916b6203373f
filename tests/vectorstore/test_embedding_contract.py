"""What every embedder promises, asked of the fake, of the one that answers, and of the reference."""

import unicodedata

import numpy as np
import pytest

from tests.fakes.embedder import FakeEmbedder
from vectorstore.embedding import Embedder

HOSTILE = {
    "empty": "",
    "blank": " \n\t ",
    "oversized": "Regionplaneringen i länet. " * 741,
    "ligatures that grow eighteenfold": "\ufdfa" * 600,
    "half an emoji": "kommun \ud83d styrelse",
    "zero bytes": "kommun\x00styrelsen\x00",
    "controls": "".join(map(chr, range(32))),
    "unassigned": "\U000e0fff\uffff",
    "combining marks": "a" + "\u0301" * 500,
}


@pytest.fixture(scope="module", params=["fake", "onnx_embedder", "reference_embedder"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "fake":
        return FakeEmbedder()
    return request.getfixturevalue(request.param)


def test_a_text_becomes_one_unit_vector_in_single_precision(embedder: Embedder) -> None:
    for embed in (embedder.embed_queries, embedder.embed_passages):
        vectors = embed(["Vem är borgarråd?", "Remissen besvaras."])
        assert vectors.shape == (2, embedder.dimension)
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_no_texts_become_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed_queries([]).shape == (0, embedder.dimension)
    assert embedder.embed_passages([]).shape == (0, embedder.dimension)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_any_text_at_all_becomes_a_unit_vector(embedder: Embedder, text: str) -> None:
    assert np.linalg.norm(embedder.embed_passages([text])) == pytest.approx(1, abs=1e-5)
    assert np.linalg.norm(embedder.embed_queries([text])) == pytest.approx(1, abs=1e-5)
    assert embedder.count_tokens(text) > 0


def test_composed_and_decomposed_letters_are_the_same_text(embedder: Embedder) -> None:
    text = "Förslaget är att rådet också får möta länets äldre"
    composed, decomposed = embedder.embed_queries([text, unicodedata.normalize("NFD", text)])
    assert np.array_equal(composed, decomposed)


def test_zero_bytes_and_soft_hyphens_do_not_cut_a_word(embedder: Embedder) -> None:
    plain, cut = embedder.embed_passages(["kommunstyrelsen beslutar", "kommun\u00adsty\x00relsen beslutar"])
    assert np.array_equal(plain, cut)


def test_the_end_of_a_text_counts_after_a_zero_byte(embedder: Embedder) -> None:
    short, long = embedder.embed_passages(["Remissen", "Remissen\x00 handlar om bostäder"])
    assert short @ long < 0.999


def test_order_is_kept_and_neighbours_do_not_matter(embedder: Embedder) -> None:
    texts = ["Kort.", "Förbundet ska vara en mötesplats för länets kommuner. " * 8, "Ett årligt konvent hålls."]
    together = embedder.embed_passages(texts)
    alone = np.concatenate([embedder.embed_passages([text]) for text in texts])
    assert together == pytest.approx(alone, abs=1e-5)


def test_a_question_is_nearest_to_the_passage_that_answers_it(embedder: Embedder) -> None:
    passages = [
        "Flyktingmottagning är en fråga för staten och regionen.",
        "Ett årligt konvent hålls för kommunernas politiker.",
        "Remisstiden är den 31 oktober.",
    ]
    scores = embedder.embed_passages(passages) @ embedder.embed_queries(["Hur ofta hålls konvent för politiker?"])[0]
    assert scores.argmax() == 1


def test_tokens_are_counted_beyond_what_the_model_sees(embedder: Embedder) -> None:
    assert 0 < embedder.count_tokens("Remissen") < embedder.count_tokens("Remissen besvaras med en promemoria")
    assert embedder.count_tokens("samverkan mellan kommuner " * 800) > embedder.max_tokens


def test_the_id_names_a_model_in_one_word(embedder: Embedder) -> None:
    assert embedder.id
    assert not any(character.isspace() for character in embedder.id)
