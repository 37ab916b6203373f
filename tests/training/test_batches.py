import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

import pytest
import torch

from tests.fakes.pools import POOLS, asked
from tests.fakes.tokenizer import WordTokenizer
from training.batches import HEADERLESS, MOST_GOLD, WINDOWS, Task, Tasks, epochs, loss_of
from training.pools import Question
from vectorstore.reading_text import Encoded, Encoder, joined

ENCODER = Encoder(WordTokenizer())
QUESTION = replace(asked(0, "Boda"), negatives=(4, 2, 9, 0, 6, 8, 3, 5, 7))
NOTHING_ANSWERS = replace(QUESTION, gold={})
MANY_ANSWER = replace(QUESTION, gold={n: frozenset({0}) for n in (1, 2, 3, 4)}, negatives=(0, 5, 6, 7, 8, 9))


@pytest.fixture
def tasks() -> Tasks:
    return Tasks(POOLS, ENCODER)


def encoded(number: int, header: bool = True) -> Encoded:
    """How a window of the first pool is read beside QUESTION."""
    window = POOLS[0].windows[number]
    line = ENCODER.header(window.header if header else "")
    return joined(ENCODER.question(QUESTION.text), line, tuple(map(ENCODER.sentence, window.texts)))


def draws(tasks: Tasks, question: Question, count: int) -> list[Task]:
    return [tasks.drawn(question, random.Random(seed)) for seed in range(count)]


def numbers(task: Task) -> list[int]:
    """Which windows a task reads, with their headers or without."""
    places = {encoded(n, header): n for n in range(len(POOLS[0].windows)) for header in (True, False)}
    return [places[window] for window in task.windows]


def test_the_same_seed_draws_the_same_task_and_another_another(tasks: Tasks) -> None:
    assert draws(tasks, QUESTION, 20) == draws(Tasks(POOLS, ENCODER), QUESTION, 20)
    assert len(set(draws(tasks, QUESTION, 20))) > 10


def test_a_task_holds_the_right_windows_and_negatives_and_knows_which_is_which(tasks: Tasks) -> None:
    for question, right in ((QUESTION, 1), (MANY_ANSWER, MOST_GOLD), (NOTHING_ANSWERS, 0)):
        for task in draws(tasks, question, 20):
            read = numbers(task)
            assert len(set(read)) == len(read) == WINDOWS
            assert len([n for n in read if n in question.gold]) == right
            assert task.right == tuple(question.gold.get(n, frozenset()) for n in read)


def test_nearer_negatives_are_drawn_more_often_and_far_ones_too(tasks: Tasks) -> None:
    drawn = Counter(n for task in draws(tasks, QUESTION, 400) for n in numbers(task))

    near, far = QUESTION.negatives[:3], QUESTION.negatives[-3:]
    assert min(drawn[n] for n in near) > max(drawn[n] for n in far) > 0


def test_some_tasks_are_read_without_headers_and_then_none_of_their_windows_has_one(tasks: Tasks) -> None:
    plain = [{window in map(bare, range(10)) for window in task.windows} for task in draws(tasks, QUESTION, 400)]

    assert all(len(one) == 1 for one in plain)
    assert 0.5 * HEADERLESS < plain.count({True}) / 400 < 1.5 * HEADERLESS


def bare(number: int) -> Encoded:
    return encoded(number, header=False)


def test_what_is_measured_with_is_the_right_windows_and_the_likest_others(tasks: Tasks) -> None:
    assert numbers(tasks.ranked(QUESTION, 4)) == [1, 4, 2, 9]
    assert tasks.ranked(QUESTION, 4).windows[0] == encoded(1)
    assert numbers(tasks.ranked(NOTHING_ANSWERS, 3)) == [4, 2, 9]


def test_every_question_is_asked_once_before_any_is_asked_again() -> None:
    questions = [asked(number, None) for number in range(10)]
    batches = list(islice(epochs(questions, 4, random.Random(1)), 10))

    assert [len(batch) for batch in batches] == [4] * 10
    in_order = [question.id for batch in batches for question in batch]
    rounds = [in_order[start : start + 10] for start in range(0, 40, 10)]
    assert all(sorted(one) == sorted(question.id for question in questions) for one in rounds)
    assert rounds[0] != rounds[1]
    assert list(islice(epochs(questions, 4, random.Random(1)), 10)) == batches


def task_of(*right: set[int]) -> Task:
    return Task((Encoded((), ()),) * len(right), tuple(map(frozenset, right)))


def loss(task: Task, sentences: Sequence[Sequence[float]], windows: Sequence[float]) -> float:
    return float(loss_of(task, [torch.tensor(one) for one in sentences], torch.tensor(windows)))


def surprise(logit: float, answers: bool) -> float:
    """Minus the logarithm of the chance that a logit gives to what is so."""
    return math.log1p(math.exp(-logit if answers else logit))


def test_the_loss_is_the_right_sentences_share_of_all_and_none_and_half_the_windows() -> None:
    found = loss(task_of({1}, set()), [[1.0, 2.0], [0.5]], [0.7, -0.3])

    everything = 1 + math.exp(1.0) + math.exp(2.0) + math.exp(0.5)
    windows = (surprise(0.7, True) + surprise(-0.3, False)) / 2
    assert found == pytest.approx(math.log(everything) - 2.0 + 0.5 * windows, abs=1e-5)


def test_of_several_right_sentences_any_will_do() -> None:
    found = loss(task_of({0, 1}, {0}), [[1.0, 2.0, 0.0], [0.5]], [0.0, 0.0])

    right = math.exp(1.0) + math.exp(2.0) + math.exp(0.5)
    assert found == pytest.approx(math.log((right + 2) / right) + 0.5 * math.log(2), abs=1e-5)


def test_where_nothing_answers_the_right_choice_is_none_of_them() -> None:
    unanswerable = task_of(set(), set())

    found = loss(unanswerable, [[1.0], [-2.0]], [0.0, 0.0])

    assert found == pytest.approx(math.log(1 + math.exp(1.0) + math.exp(-2.0)) + 0.5 * math.log(2), abs=1e-5)
    assert loss(unanswerable, [[-9.0], [-9.0]], [-9.0, -9.0]) < 0.01


def test_the_loss_is_least_where_the_answer_is_told_and_the_rest_is_not() -> None:
    one = task_of({0}, set())
    assert loss(one, [[9.0], [-9.0]], [9.0, -9.0]) < 0.01
    assert loss(one, [[-9.0], [-9.0]], [9.0, -9.0]) > 5, "saying that nothing answers is wrong"
    assert loss(one, [[9.0], [9.5]], [9.0, -9.0]) > 0.9, "and so is preferring another"
