"""The case behind the pages is exchanged at one stroke, and what is found in it is found once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import cast

import pytest

import assistant.case_chat as case_chat
from assistant.about.about import About
from assistant.answer import Request
from assistant.case_chat import CaseChat
from assistant.pipeline import Assistant
from tests.fakes.case import corpus


def reading(title: str, steps: tuple[object, ...] = ()) -> Assistant:
    """An assistant as far as the pages see it."""
    case = SimpleNamespace(title=title, starters=(), starters_en=())
    return cast(
        Assistant,
        SimpleNamespace(case=case, index=SimpleNamespace(corpus=corpus()), steps=lambda request: iter(steps)),
    )


def test_after_a_swap_the_new_case_is_shown_and_a_running_question_keeps_the_old_one() -> None:
    chat = CaseChat(reading("Gammalt", ("a", "b")))
    running: Iterator[object] = chat.ask(Request("?"))
    first = next(running)
    chat.swap(reading("Nytt", ("c",)))

    assert (first, *running) == ("a", "b")
    assert tuple(cast(Iterator[object], chat.ask(Request("?")))) == ("c",)
    assert chat.title == "Nytt"


def test_whoever_holds_the_case_still_is_not_disturbed() -> None:
    chat = CaseChat(reading("Gammalt"))
    held = chat.still()
    chat.swap(reading("Nytt"))

    assert (held.title, chat.title) == ("Gammalt", "Nytt")
    assert [document.id for document in held.documents()] == [document.id for document in chat.documents()]


def test_what_is_found_is_found_once_however_many_ask_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def about(case: object, corpus: object) -> About:
        made.append(str(case))
        return About(str(len(made)))

    monkeypatch.setattr(case_chat, "about", about)
    chat = CaseChat(reading("Ärende"))
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda _: chat.still().about(), range(8)))

    assert len(made) == 1 and {id(one) for one in told} == {id(chat.about())}
    chat.swap(reading("Nytt"))
    assert chat.about().title == "2"


def test_a_failure_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[int] = []

    def about(case: object, corpus: object) -> About:
        tries.append(1)
        if len(tries) == 1:
            raise OSError
        return About("x")

    monkeypatch.setattr(case_chat, "about", about)
    chat = CaseChat(reading("Ärende"))
    with pytest.raises(OSError):
        chat.about()

    assert chat.about().title == "x"
