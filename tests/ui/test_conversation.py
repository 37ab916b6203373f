import pytest

from assistant.answer import Mode
from assistant.progress import Stage
from assistant.ui.conversation import Turn, converse, history, settled
from assistant.ui.seam import Chat
from tests.ui.writing_chat import WritingChat


def test_a_turn_goes_from_progress_to_statements_to_the_whole_answer(chat: Chat) -> None:
    turns = list(converse(chat, "Vad anser kontoret?", (), "oväntat"))
    assert [turn.stage for turn in turns[1:5]] == list(Stage)
    assert [turn.shown for turn in turns[5:]] == [1, 2, None]
    assert [turn.done for turn in turns] == [False] * 7 + [True]


def test_what_failed_is_not_part_of_the_history(chat: Chat) -> None:
    (*_, answered), (*_, failed) = converse(chat, "Vad?", (), ""), converse(chat, "Ett fel", (), "")
    assert history((answered, failed, Turn("Nu?"))) == ("Vad?",)


def test_a_known_error_is_described_and_an_unknown_one_is_not_given_away(chat: Chat) -> None:
    (*_, known), (*_, unknown) = converse(chat, "Ett fel", (), "oväntat"), converse(chat, "En krasch", (), "oväntat")
    assert known.failure == "Fel endpoint_down <b>vid</b> http://127.0.0.1:1."
    assert unknown.failure == "oväntat"


def test_what_a_model_writes_is_seen_growing_and_is_not_unfolded_again(writing: WritingChat) -> None:
    turns = list(converse(writing, "Vad anser kontoret?", (), "oväntat"))
    grown = [len(turn.seen.statements) for turn in turns if turn.seen]
    assert (grown, [turn.done for turn in turns][-2:]) == ([1, 2, 3, 3], [False, True])
    last = turns[-1]
    assert last.answer and (last.unfinished, last.shown, last.model) == (None, None, "modell-7b")


def test_quotes_take_the_place_of_what_a_failing_model_wrote_and_unfold_as_quotes_do(writing: WritingChat) -> None:
    turns = list(converse(writing, "Vad avbryts?", (), "oväntat"))
    assert [turn.shown for turn in turns[-3:]] == [1, 2, None]
    assert all(turn.unfinished is None and turn.answer for turn in turns[-3:])
    assert turns[-1].answer and turns[-1].answer.mode is Mode.EXTRACTIVE


@pytest.mark.parametrize(("question", "failure"), [("Vad dör?", "Fel endpoint_down"), ("Vad tystnar?", "oväntat")])
def test_an_answer_that_is_broken_off_leaves_words_of_failure_and_no_half_answer(
    writing: WritingChat, question: str, failure: str
) -> None:
    *_, last = converse(writing, question, (), "oväntat")
    assert last.failure is not None and last.failure.startswith(failure)
    assert last.done and last.seen is None and history((last,)) == ()


def test_a_turn_that_nobody_stayed_for_is_as_if_not_asked(writing: WritingChat) -> None:
    answered = list(converse(writing, "Vad?", (), ""))
    half = next(turn for turn in answered if turn.unfinished)
    assert settled((answered[-1], half, Turn("Nu?"))) == (answered[-1],)


def test_who_stops_listening_stops_the_writing(writing: WritingChat) -> None:
    turns = converse(writing, "Vad?", (), "")
    while not next(turns).unfinished:
        assert not writing.closed.is_set()
    turns.close()  # type: ignore[attr-defined]
    assert writing.closed.is_set()
