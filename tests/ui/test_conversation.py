from assistant.progress import Stage
from assistant.ui.conversation import Turn, converse, history
from assistant.ui.seam import Chat


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
