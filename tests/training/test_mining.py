from dataclasses import replace

from tests.fakes.embedder import FakeEmbedder
from tests.fakes.pools import POOLS, TOWNS, asked
from training.mining import DEPTH, with_negatives
from training.pools import Question

MANY = [asked(number, town, number % 2) for number, town in enumerate(TOWNS)]


def mined(*questions: Question) -> list[Question]:
    return with_negatives(POOLS, questions, FakeEmbedder())


def test_a_window_that_answers_is_never_a_negative() -> None:
    two = replace(asked(99, "Boda"), gold={1: frozenset({0}), 5: frozenset({0, 1})})

    for question in mined(*MANY, two):
        assert question.negatives
        assert not set(question.negatives) & question.gold.keys()


def test_negatives_are_windows_of_the_questions_own_pool_each_once() -> None:
    for question in mined(*MANY):
        assert len(set(question.negatives)) == len(question.negatives) <= DEPTH
        assert set(question.negatives) == set(range(len(POOLS[question.pool].windows))) - question.gold.keys()


def test_the_window_that_is_likest_the_question_comes_first() -> None:
    likest = replace(asked(0, "Hult"), gold={2: frozenset({0})})

    (question,) = mined(likest)

    assert question.negatives[0] == TOWNS.index("Hult")


def test_windows_that_are_known_not_to_answer_come_before_likelier_ones() -> None:
    (question,) = mined(asked(0, None, own=(7, 3)))
    (without,) = mined(asked(0, None))

    assert set(question.negatives[:2]) == {3, 7}
    assert question.negatives[2:] == tuple(n for n in without.negatives if n not in {3, 7})


def test_questions_keep_their_order_and_all_else_whatever_pool_they_are_about() -> None:
    assert [replace(question, negatives=()) for question in mined(*MANY)] == MANY
