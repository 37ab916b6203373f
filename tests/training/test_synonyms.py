import random

from assistant.answer import Language
from training.synonyms import reworded


def test_words_are_replaced_and_keep_their_capital() -> None:
    found = {reworded("Endast elever omfattas.", Language.SWEDISH, random.Random(n)) for n in range(20)}
    assert found == {"Bara elever omfattas.", "Endast skolbarn omfattas.", "Bara skolbarn omfattas."}


def test_phrases_are_replaced_whole() -> None:
    found = {reworded("Avgiften motsätter sig vi i dag.", Language.SWEDISH, random.Random(n)) for n in range(20)}
    assert "Avgiften är emot vi nu." in found


def test_a_sentence_without_such_words_stays_as_it_is() -> None:
    assert reworded("Bron målas röd.", Language.SWEDISH, random.Random(1)) is None


def test_english_has_words_of_its_own() -> None:
    assert reworded("The board opposes it.", Language.ENGLISH, random.Random(1)) == "The board is against it."
