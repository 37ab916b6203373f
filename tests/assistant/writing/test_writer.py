from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from assistant.answer import Language
from assistant.guard.verdict import Fault
from assistant.model.language_model import EndpointFailed, Message, MessageRole
from assistant.question import Kind, Query
from assistant.writing.writer import Unwritten, Writer, Written
from prompts.texts import load_texts
from tests.fakes.corpus import tiny_corpus
from tests.fakes.talker import FakeCheck, FakeModel, Reply

CORPUS = tiny_corpus()
EVIDENCE = tuple(CORPUS.sentences[n] for n in (0, 3, 7))
TEXTS = load_texts("sv")
QUERY = Query("Vad bör göras?", "göras", "göras", (), Language.SWEDISH, Kind.FACT)
REGION, FOCUS, MEETING = "Regionen bör ges utrymme.", "Resurserna bör gå till välfärd.", "Ett konvent hålls varje år."
FALSE, WRONG = "Regionen bör läggas ned.", "Konventet hålls varje vecka."
SUPPORTED: Mapping[str, Mapping[str, float]] = {
    REGION: {"Gymnasieregionens": 0.9},
    FOCUS: {"välfärdsutveckling": 0.9},
    MEETING: {"konvent": 0.9},
}
BROKEN = EndpointFailed("endpoint_timeout", url="u", model="m", reason="r")


def writer(model: FakeModel, fault: Fault = Fault.MEANING, budget: int = 5_000) -> Writer:
    return Writer(model, FakeCheck(SUPPORTED, fault), CORPUS, budget)


def written(*replies: Reply) -> tuple[list[Written], FakeModel]:
    model = FakeModel(*replies)
    return list(writer(model).write(QUERY, EVIDENCE, TEXTS)), model


def shown(one: Written) -> list[str]:
    return [sourced.text for sourced in one.sourced]


def test_what_stands_grows_statement_by_statement_and_comes_once_more_at_the_end() -> None:
    values, model = written((f"{REGION} [1]\n", f"{FOCUS} [2]", f"\n{MEETING} [3]"))
    assert [shown(one) for one in values] == [
        [REGION],
        [REGION, FOCUS],
        [REGION, FOCUS, MEETING],
        [REGION, FOCUS, MEETING],
    ]
    assert values[-1].sourced[1].sentences == (EVIDENCE[1],)
    assert (values[-1].omitted, values[-1].unwritten) == (0, None)
    assert len(model.asked) == 1


def test_each_statement_is_handed_on_before_the_next_piece_is_asked_for() -> None:
    model = FakeModel((f"{REGION} [1]\n", BROKEN))
    values = writer(model).write(QUERY, EVIDENCE, TEXTS)
    assert shown(next(values)) == [REGION]
    with pytest.raises(EndpointFailed) as caught:
        next(values)
    assert caught.value is BROKEN
    assert len(model.asked) == 1


def test_what_is_said_twice_is_shown_once() -> None:
    values, _ = written(f"{REGION} [1]\n{REGION} [1]\n{REGION} [2]")
    assert [shown(one) for one in values] == [[REGION], [REGION]]
    assert values[-1].omitted == 0


def test_what_fails_is_repaired_once_with_the_reason_in_the_prompt() -> None:
    model = FakeModel(f"{REGION} [1]\n{FALSE} [2]", f"{FOCUS} [2]")
    values = list(writer(model, Fault.NUMBER).write(QUERY, EVIDENCE, TEXTS))

    assert [shown(one) for one in values] == [[REGION], [REGION, FOCUS], [REGION, FOCUS]]
    assert (values[-1].omitted, values[-1].unwritten) == (0, None)
    first, second = model.asked
    assert second[: len(first)] == first
    said, asked = second[len(first) :]
    assert said == Message(MessageRole.ASSISTANT, f"{REGION} [1]\n{FALSE} [2]")
    assert asked.role is MessageRole.USER
    assert f"- ”{FALSE}” har talet fyra, som inte står i utdraget." in asked.text
    assert REGION not in asked.text


def test_what_fails_again_is_left_out_and_counted_and_not_repaired_again() -> None:
    values, model = written(f"{REGION} [1]\n{FALSE} [1]\n{WRONG} [3]", f"{WRONG} [3]\n{FALSE}")
    assert shown(values[-1]) == [REGION]
    assert (values[-1].omitted, values[-1].unwritten) == (2, None)
    assert len(model.asked) == 2


def test_one_of_two_repaired_leaves_one_out_however_often_it_is_said() -> None:
    values, _ = written(f"{FALSE} [1]\n{WRONG} [3]", f"{MEETING} [3]\n{MEETING} [3]")
    assert [shown(one) for one in values] == [[MEETING], [MEETING]]
    assert values[-1].omitted == 1


def test_a_repair_that_only_says_what_is_shown_already_has_repaired_nothing() -> None:
    values, _ = written(f"{REGION} [1]\n{FALSE} [1]", f"{REGION} [1]")
    assert [shown(one) for one in values] == [[REGION], [REGION]]
    assert values[-1].omitted == 1


def test_a_failed_statement_said_twice_is_left_out_once() -> None:
    values, model = written(f"{REGION} [1]\n{FALSE} [1]\n{FALSE} [2]", "INGET SVAR")
    assert values[-1].omitted == 1
    assert model.asked[1][-1].text.count(FALSE) == 1


def test_for_one_that_failed_one_repair_is_shown() -> None:
    values, _ = written(f"{FALSE} [1]", f"{REGION} [1]\n{FOCUS} [2]")
    assert shown(values[-1]) == [REGION]
    assert values[-1].omitted == 0


def test_a_repair_that_says_in_other_words_what_is_sound_already_repairs_nothing() -> None:
    again = "Regionen bör få utrymme."
    model = FakeModel(f"{REGION} [1]\n{FALSE} [1]\n{WRONG} [3]", f"{again} [1]")
    check = FakeCheck({**SUPPORTED, again: {"Gymnasieregionens": 0.9}})
    values = list(Writer(model, check, CORPUS, 5_000).write(QUERY, EVIDENCE, TEXTS))
    assert shown(values[-1]) == [REGION]
    assert values[-1].omitted == 2


def test_a_repair_that_is_like_nothing_that_failed_is_not_shown() -> None:
    values, _ = written(f"{FALSE} [1]", f"{MEETING} [3]")
    assert values[-1] == Written((), 1, Unwritten.UNSUPPORTED, whole=True)


def test_a_fragment_is_neither_repaired_nor_counted() -> None:
    model = FakeModel(f"{REGION} [1]\nKlart nu. [1]")
    values = list(writer(model, Fault.EMPTY).write(QUERY, EVIDENCE, TEXTS))
    assert values[-1] == Written(values[0].sourced, 0, None, whole=True)
    assert len(model.asked) == 1


@pytest.mark.parametrize("failing", [(BROKEN,), (f"{FOCUS} [2]\n{MEETING}", BROKEN)])
def test_a_repair_that_the_endpoint_breaks_off_keeps_what_stands(failing: Reply) -> None:
    values, _ = written(f"{REGION} [1]\n{FALSE} [1]\n{WRONG} [3]", failing)
    assert shown(values[-1]) == [REGION, FOCUS][: len(failing)]
    assert (values[-1].omitted, values[-1].unwritten) == (3 - len(failing), None)


def test_an_endpoint_that_fails_at_once_is_told_of() -> None:
    with pytest.raises(EndpointFailed):
        written((BROKEN,))


@pytest.mark.parametrize(
    "reply",
    [
        "INGET SVAR",
        "Inget svar.",
        "INGET SVAR – utdragen handlar om annat.",
        "**INGET SVAR** [1]",
        "NO ANSWER",
        "No answer.\n",
    ],
)
def test_a_model_that_has_no_answer_declines_and_is_not_asked_to_repair(reply: str) -> None:
    values, model = written(reply)
    assert values == [Written((), 0, Unwritten.DECLINED, whole=True)]
    assert len(model.asked) == 1


@pytest.mark.parametrize("reply", ["", "   \n", "[1]", "Regionen bör", "##", "## Svar\n", "INGET"])
def test_a_reply_that_states_nothing_has_not_declined(reply: str) -> None:
    values, _ = written(reply)
    assert values == [Written((), 0, Unwritten.UNSUPPORTED, whole=True)]


def test_a_statement_that_is_too_long_counts_as_left_out_and_is_no_refusal() -> None:
    long = f"{'mycket ' * 100}långt. [1]"
    values, model = written(long)
    assert values == [Written((), 1, Unwritten.UNSUPPORTED, whole=True)]
    assert len(model.asked) == 1
    values, _ = written(f"{long}\n{REGION} [1]")
    assert (shown(values[-1]), values[-1].omitted, values[-1].unwritten) == ([REGION], 1, None)


def test_what_is_not_in_its_document_as_it_is_read_is_not_shown_to_the_model() -> None:
    altered = replace(EVIDENCE[0], search_text="Det här står inte i dokumentet.")
    model = FakeModel(f"{FOCUS} [1]")
    values = list(writer(model).write(QUERY, (altered, *EVIDENCE[1:]), TEXTS))
    assert "står inte" not in model.asked[0][-1].text
    assert values[-1].sourced[0].sentences == (EVIDENCE[1],)


def test_where_nothing_can_be_cited_no_model_is_asked() -> None:
    model = FakeModel()
    altered = replace(EVIDENCE[0], search_text="Det här står inte i dokumentet.")
    assert list(writer(model).write(QUERY, (altered,), TEXTS)) == [Written((), 0, Unwritten.UNSUPPORTED, whole=True)]
    assert model.asked == []


def test_a_sentence_that_only_begins_like_a_refusal_is_checked_like_any_other() -> None:
    text = "Inget svar har kommit från regionen."
    model = FakeModel(f"{text} [1]")
    values = list(Writer(model, FakeCheck({text: {"": 0.9}}), CORPUS, 5_000).write(QUERY, EVIDENCE, TEXTS))
    assert shown(values[-1]) == [text]


def test_a_refusal_beside_a_sound_statement_does_not_take_it_away() -> None:
    values, _ = written(f"{REGION} [1]\nINGET SVAR")
    assert values[-1] == Written(values[0].sourced, 0, None, whole=True)


def test_when_nothing_is_supported_it_is_said_so() -> None:
    values, _ = written(f"{FALSE} [1]\n{WRONG} [3]", FALSE)
    assert values == [Written((), 2, Unwritten.UNSUPPORTED, whole=True)]


def test_a_model_that_declines_and_says_something_false_too_has_declined() -> None:
    values, _ = written(f"INGET SVAR\n{FALSE} [1]", "INGET SVAR")
    assert (values[-1].omitted, values[-1].unwritten) == (1, Unwritten.DECLINED)


def test_the_prompt_is_instructions_an_example_and_the_question_under_fenced_passages() -> None:
    _, model = written("INGET SVAR")
    (messages,) = model.asked
    assert [m.role for m in messages] == [
        *(MessageRole.SYSTEM, MessageRole.USER, MessageRole.ASSISTANT, MessageRole.USER)
    ]
    assert messages[0].text == TEXTS.say("model.instructions")
    asked = messages[-1].text
    assert "</utdrag>\nFråga: Vad bör göras?\nBörja svaret med vem som säger det" in asked and asked.startswith(
        "<utdrag>\n[1] "
    )
    assert [line[:3] for line in asked.splitlines()[1:4]] == ["[1]", "[2]", "[3]"]


def test_a_question_put_in_words_of_its_own_is_the_one_asked() -> None:
    model = FakeModel("INGET SVAR")
    list(writer(model).write(replace(QUERY, standalone="Vad bör regionen göra?"), EVIDENCE, TEXTS))
    assert "\nFråga: Vad bör regionen göra?\n" in model.asked[0][-1].text


@pytest.mark.parametrize("language", Language)
def test_fewer_passages_are_shown_where_there_is_little_room_but_never_none(language: Language) -> None:
    model = FakeModel("", "")
    for budget in (1, 5_000):
        list(writer(model, budget=budget).write(QUERY, EVIDENCE, load_texts(language)))
    few, all_of_them = (asked[-1].text for asked in model.asked)
    assert "\n[1] " in few and "\n[2] " not in few
    assert "\n[3] " in all_of_them


def test_leaving_half_way_ends_the_reply() -> None:
    model = FakeModel((f"{REGION} [1]\n", f"{FOCUS} [2]\n", MEETING))
    values = writer(model).write(QUERY, EVIDENCE, TEXTS)
    assert isinstance(values, Iterator) and shown(next(values)) == [REGION]
    values.close()  # type: ignore[attr-defined]
    assert model.ended == 1


def test_a_model_of_whose_answer_nothing_stands_is_asked_to_retell_sentences_and_may() -> None:
    values, model = written(f"{FALSE} [1]", f"{REGION} [1]")
    assert [sourced.text for sourced in values[-1].sourced] == [REGION]
    assert EVIDENCE[0].search_text in model.asked[-1][-1].text and values[-1].omitted == 0
