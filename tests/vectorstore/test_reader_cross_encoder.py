"""Any cross-encoder as a reader: tiny ones that the tests make themselves."""

from pathlib import Path

import pytest

from tests.fakes.windows import WINDOWS, window
from vectorstore.cross_encoder import CrossEncoderReader
from vectorstore.errors import ModelUnavailable
from vectorstore.readers import open_reader

QUESTION = "Vad anser kontoret?"
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "vad", "anser", "kontoret", "staden", "remissen", "?", ".", ","]


def save_model(directory: Path, labels: int = 1, headless: bool = False) -> str:
    """A BERT of one layer with random weights and a tokenizer of a dozen words."""
    import torch  # noqa: PLC0415 - takes seconds
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors  # noqa: PLC0415 - takes seconds
    from transformers import (  # noqa: PLC0415 - takes seconds
        BertConfig,
        BertForSequenceClassification,
        BertModel,
        PreTrainedTokenizerFast,
    )

    tokenizer = Tokenizer(models.WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, unk_token="[UNK]", pad_token="[PAD]", cls_token="[CLS]", sep_token="[SEP]"
    ).save_pretrained(directory)
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
        initializer_range=0.5,
        num_labels=labels,
    )
    (BertModel if headless else BertForSequenceClassification)(config).save_pretrained(directory)
    return str(directory)


@pytest.fixture(scope="module")
def name(tmp_path_factory: pytest.TempPathFactory) -> str:
    return save_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="module")
def reader(name: str) -> CrossEncoderReader:
    return CrossEncoderReader(name)


def test_each_sentence_and_each_window_gets_a_logit(reader: CrossEncoderReader) -> None:
    readings = reader.read(QUESTION, WINDOWS)

    assert [len(reading.sentences) for reading in readings] == [3, 1, 2]
    assert all(isinstance(logit, float) for reading in readings for logit in (*reading.sentences, reading.window))
    assert reader.read(QUESTION, ()) == ()


def test_logits_are_the_models_own_for_the_pairs(reader: CrossEncoderReader, name: str) -> None:
    import torch  # noqa: PLC0415 - takes seconds
    from transformers import AutoModelForSequenceClassification, AutoTokenizer  # noqa: PLC0415 - takes seconds

    made, tokenizer = AutoModelForSequenceClassification.from_pretrained(name), AutoTokenizer.from_pretrained(name)

    def logit(text: str) -> float:
        with torch.no_grad():
            return float(made(**tokenizer(QUESTION, text, return_tensors="pt")).logits)

    reading = reader.read(QUESTION, [window("Kontoret", "Staden anser.", "Remissen, staden.")])[0]
    assert reading.sentences == pytest.approx((logit("Staden anser."), logit("Remissen, staden.")), abs=1e-4)
    assert reading.window == pytest.approx(logit("Kontoret. Staden anser. Remissen, staden."), abs=1e-4)


def test_neighbours_do_not_matter(reader: CrossEncoderReader) -> None:
    together = reader.read(QUESTION, WINDOWS)

    for one, reading in zip(WINDOWS, together, strict=True):
        (alone,) = reader.read(QUESTION, [one])
        assert alone.sentences == pytest.approx(reading.sentences, abs=1e-4)
        assert alone.window == pytest.approx(reading.window, abs=1e-4)


def test_a_text_beyond_the_models_limit_is_read_as_far_as_it_goes(reader: CrossEncoderReader) -> None:
    assert len(reader.read(QUESTION, [window("", "staden " * 500)])[0].sentences) == 1


def test_what_reading_costs_grows_with_every_sentence(reader: CrossEncoderReader) -> None:
    one, two = window("Staden", "Kontoret anser."), window("Staden", "Kontoret anser.", "Remissen.")

    assert reader.tokens(QUESTION, one) == (3 + 4 + 3) + (3 + 4 + 5)
    assert reader.tokens(QUESTION, two) > reader.tokens(QUESTION, one)


def test_it_is_named_by_its_weights_and_not_calibrated(reader: CrossEncoderReader, name: str, tmp_path: Path) -> None:
    opened = open_reader(name, tmp_path, lambda step: None)

    assert opened.id == reader.id
    assert opened.id.startswith("tiny-")
    assert not any(character.isspace() for character in opened.id)
    assert not opened.calibrated


@pytest.mark.parametrize(
    ("labels", "headless", "reason"), [(3, False, "num_labels = 3, not 1"), (1, True, "no cross-encoder: BertModel")]
)
def test_a_model_that_gives_no_single_score_is_refused(
    tmp_path: Path, labels: int, headless: bool, reason: str
) -> None:
    named = save_model(tmp_path, labels, headless)
    with pytest.raises(ModelUnavailable) as caught:
        CrossEncoderReader(named)
    assert caught.value.error_code == "reader_unavailable"
    assert caught.value.values == {"name": named, "reason": reason}


def test_a_directory_without_a_model_is_named_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable) as caught:
        open_reader(str(tmp_path), tmp_path, lambda step: None)
    assert caught.value.error_code == "reader_unavailable"
    assert caught.value.values["name"] == str(tmp_path)
    assert caught.value.values["reason"]


def test_a_directory_that_is_not_there_is_named_after_the_hub_was_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_: object, name: str, **__: object) -> None:
        raise ConnectionError("the hub is away")

    monkeypatch.setattr("huggingface_hub.HfApi.model_info", away)
    steps: list[str] = []
    with pytest.raises(ModelUnavailable) as caught:
        open_reader("someone/never-made-this", tmp_path, steps.append)
    assert caught.value.values == {"name": "someone/never-made-this", "reason": "the hub is away"}
    assert steps == ["model_hub"]
