import re
from dataclasses import replace

import pytest

from assistant.answer import Answer, Request
from assistant.progress import Stage
from assistant.ui.answer_view import answer_html
from assistant.ui.conversation import Turn
from assistant.ui.seam import Chat
from assistant.ui.source_panel import panel_html
from assistant.ui.turn_view import reply_html
from assistant.ui.words import SWEDISH


def answer_to(chat: Chat, question: str) -> Answer:
    *_, answer = chat.ask(Request(question))
    assert isinstance(answer, Answer)
    return answer


def text_of(html: str) -> str:
    return re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), re.sub(r"<[^>]+>", " ", html))


def test_a_lead_belongs_to_the_speaker_whom_it_names_and_a_closing_note_to_nobody(chat: Chat) -> None:
    html = answer_html(answer_to(chat, "Vad anser kontoret?"), 1, SWEDISH)
    sections = re.findall(r'<section class="said (\S+)">(.*?)</section>', html)
    assert [role for role, _ in sections] == ["role-office", "role-proposer"]
    assert "Stadskontoret anser" in text_of(sections[0][1])
    assert "Reservationen" not in "".join(inner for _, inner in sections)


def test_a_statement_without_a_lead_gets_its_speakers_name(chat: Chat) -> None:
    answer = replace(answer_to(chat, "Vad anser kontoret?"), text="Det bör de inte. [2]")
    assert '<span class="name">Stadskontoret</span>' in answer_html(answer, 1, SWEDISH)


def test_an_answer_grows_statement_by_statement(chat: Chat) -> None:
    answer = answer_to(chat, "Vad anser kontoret?")
    markers = [answer_html(answer, 1, SWEDISH, shown).count("<a ") for shown in (1, 2, None)]
    assert markers == [1, 2, 3]


def test_anchors_of_the_chat_and_the_panel_are_the_same(chat: Chat) -> None:
    answer = answer_to(chat, "Vad anser kontoret?")
    turns = (Turn("Vad anser kontoret?", answer=answer),)
    assert re.findall(r'href="#(src-\S+?)"', answer_html(answer, 1, SWEDISH)) == re.findall(
        r'id="(src-\S+?)"', panel_html(chat, turns, SWEDISH)
    )


@pytest.mark.parametrize(("confidence", "words"), [(0.9, "hög"), (0.6, "medel"), (0.1, "låg")])
def test_confidence_is_said_in_words(chat: Chat, confidence: float, words: str) -> None:
    answer = replace(answer_to(chat, "Vad anser kontoret?"), confidence=confidence)
    assert f"Säkerhet: {words}" in text_of(answer_html(answer, 1, SWEDISH))


@pytest.mark.parametrize("stage", Stage)
def test_progress_is_told_in_words(stage: Stage) -> None:
    assert text_of(reply_html(Turn("?", stage=stage), 1, SWEDISH)).strip().endswith("…")


def test_a_source_whose_document_has_changed_still_shows_its_quote(chat: Chat) -> None:
    answer = answer_to(chat, "Vad anser kontoret?")
    moved = tuple(replace(c, start=c.start + 1, end=c.end + 1) for c in answer.citations)
    html = panel_html(chat, (Turn("?", answer=replace(answer, citations=moved)),), SWEDISH)
    assert "<blockquote><mark>Kontoret anser att" in html
