from dataclasses import replace

from assistant.answer import Answer
from assistant.feedback import Judgement, Verdict
from assistant.ui.conversation import Conversation, Judged, converse
from assistant.ui.judgement import explained, forgotten, newest_answer, pressed, record
from assistant.ui.seam import Chat


class Notebook:
    """Feedback in a list."""

    def __init__(self) -> None:
        self.judged: list[Judgement] = []
        self.withdrawn: list[str] = []

    def judge(self, judgement: Judgement) -> None:
        self.judged.append(judgement)

    def withdraw(self, answer: str) -> None:
        self.withdrawn.append(answer)

    def kept(self) -> int:
        return len(self.judged)

    def erase(self) -> int:
        return 0


def talk(chat: Chat, *questions: str) -> Conversation:
    conversation: Conversation = ()
    for question in questions:
        *_, turn = converse(chat, question, conversation, "oväntat")
        conversation = (*conversation, turn)
    return conversation


def test_what_is_kept_is_the_question_its_history_the_answer_and_what_it_was_answered_from(chat: Chat) -> None:
    conversation, notebook = talk(chat, "Vad anser kontoret?", "Ett fel", "Och reservationen?"), Notebook()
    record(notebook, pressed(conversation, Verdict.BAD, "fel talare"))

    (kept,) = notebook.judged
    assert (kept.question, kept.history) == ("Och reservationen?", ("Vad anser kontoret?",))
    assert (kept.verdict, kept.reason, kept.index, kept.model) == (Verdict.BAD, "fel talare", "i", "m")
    assert kept.answer["question"] == "Och reservationen?"
    assert kept.id == conversation[-1].key
    assert kept.time.endswith("+00:00")


def test_the_same_thumb_again_takes_the_judgement_back_and_the_other_one_changes_it(chat: Chat) -> None:
    notebook, asked = Notebook(), talk(chat, "Vad?")
    good = pressed(asked, Verdict.GOOD, "")
    assert pressed(good, Verdict.BAD, "x")[-1].judged == Judged(Verdict.BAD, "x")
    assert pressed(good, Verdict.GOOD, "x")[-1].judged is None

    record(notebook, pressed(good, Verdict.GOOD, ""))
    assert notebook.withdrawn == [asked[-1].key]


def test_a_reason_belongs_to_a_judgement(chat: Chat) -> None:
    asked = talk(chat, "Vad?")
    assert explained(asked, "för att") == asked
    assert explained(pressed(asked, Verdict.GOOD, ""), "för att")[-1].judged == Judged(Verdict.GOOD, "för att")


def test_only_a_whole_answer_can_be_judged(chat: Chat) -> None:
    notebook, answered, failed = Notebook(), talk(chat, "Vad?"), talk(chat, "Ett fel")
    growing = (replace(answered[-1], shown=1),)
    assert isinstance(newest_answer(answered), Answer)
    for conversation in ((), failed, growing, (*answered, failed[-1])):
        assert newest_answer(conversation) is None
    record(notebook, failed)
    assert not (notebook.judged or notebook.withdrawn)


def test_erasing_forgets_every_judgement_of_the_conversation(chat: Chat) -> None:
    judged = pressed(talk(chat, "Vad?"), Verdict.GOOD, "")
    assert [turn.judged for turn in forgotten((*judged, *judged))] == [None, None]


def test_turns_are_told_apart_by_their_keys_and_keep_them(chat: Chat) -> None:
    one, other = talk(chat, "Vad?", "Vad?")
    assert one.key != other.key
    assert replace(one, shown=1).key == one.key
