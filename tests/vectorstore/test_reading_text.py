import pytest

from tests.fakes.tokenizer import WordTokenizer, word_id
from vectorstore.reading_text import (
    MAX_HEADER_TOKENS,
    MAX_QUESTION_TOKENS,
    MAX_SENTENCE_TOKENS,
    MAX_TOKENS,
    Encoded,
    Encoder,
    joined,
)

START, END = 0, 2


@pytest.fixture
def encoder() -> Encoder:
    return Encoder(WordTokenizer())


def ids(text: str) -> tuple[int, ...]:
    return tuple(map(word_id, text.split()))


def long(count: int) -> tuple[int, ...]:
    """So many tokens, no two of them alike in a row."""
    return tuple(10 + n % 100 for n in range(count))


def test_question_and_window_stand_between_marks_and_every_sentence_has_its_place(encoder: Encoder) -> None:
    question, header = encoder.question("Vem betalar?"), encoder.header("Kontoret, synpunkter")
    one, two = encoder.sentence("Staten betalar."), encoder.sentence("Kommunen betalar ingenting.")

    found = joined(question, header, (one, two))

    assert found.ids == (START, *question, END, END, *header, *one, *two, END)
    assert [found.ids[a:b] for a, b in found.spans] == [one, two]


def test_question_and_header_carry_the_prefixes_that_the_model_knows(encoder: Encoder) -> None:
    assert encoder.question("Vem betalar?") == ids("query: Vem betalar?")
    assert encoder.header("Kontoret") == ids("passage: Kontoret")
    assert encoder.header("") == ids("passage:"), "a window without a header begins as any text does"
    assert encoder.sentence("Staten betalar.") == ids("Staten betalar.")


def test_every_part_is_cut_at_its_own_length(encoder: Encoder) -> None:
    text = "ord " * MAX_TOKENS

    assert len(encoder.question(text)) == MAX_QUESTION_TOKENS
    assert len(encoder.header(text)) == MAX_HEADER_TOKENS
    assert len(encoder.sentence(text)) == MAX_SENTENCE_TOKENS


def test_what_there_is_no_room_for_is_cut_and_what_follows_has_no_place() -> None:
    sentences = tuple(long(MAX_SENTENCE_TOKENS) for _ in range(4))

    found = joined(long(MAX_QUESTION_TOKENS), long(MAX_HEADER_TOKENS), sentences)

    lengths = [end - start for start, end in found.spans]
    assert len(found.ids) == MAX_TOKENS
    assert lengths[0] == MAX_SENTENCE_TOKENS > lengths[1] > 0
    assert lengths[2:] == [0, 0]
    assert found.ids[-1] == END and found.spans[-1] == (MAX_TOKENS - 1, MAX_TOKENS - 1)


def test_a_sentence_without_words_has_no_tokens(encoder: Encoder) -> None:
    one = encoder.sentence(" \n ")

    assert one == ()
    assert joined((5,), (6,), (one, (7,))) == Encoded((START, 5, END, END, 6, 7, END), ((5, 5), (5, 6)))
