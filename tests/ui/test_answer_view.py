import re
from dataclasses import replace

import pytest

from assistant.answer import Answer, Language, Mode, Request
from assistant.progress import Stage
from assistant.site.quotes import without_layout
from assistant.ui.answer_view import answer_html
from assistant.ui.conversation import Turn
from assistant.ui.seam import Chat
from assistant.ui.source_panel import panel_html
from assistant.ui.turn_view import reply_html
from assistant.ui.words import SWEDISH, words_of
from tests.ui.writing_chat import WritingChat


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
    assert '<span class="name" lang="sv">Stadskontoret</span>' in answer_html(answer, 1, SWEDISH)


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
    assert f"Svarets säkerhet: {words}" in text_of(answer_html(answer, 1, SWEDISH))


@pytest.mark.parametrize("stage", Stage)
def test_progress_is_told_in_words(stage: Stage) -> None:
    assert text_of(reply_html(Turn("?", stage=stage), 1, SWEDISH)).strip().endswith("…")


def test_a_source_whose_document_has_changed_still_shows_its_quote(chat: Chat) -> None:
    answer = answer_to(chat, "Vad anser kontoret?")
    moved = tuple(replace(c, start=c.start + 1, end=c.end + 1) for c in answer.citations)
    html = panel_html(chat, (Turn("?", answer=replace(answer, citations=moved)),), SWEDISH)
    assert '<blockquote lang="sv"><mark>Kontoret anser att' in html


def test_an_unfinished_answer_has_its_links_and_sources_and_says_that_more_is_coming(writing: WritingChat) -> None:
    turn = Turn("?", unfinished=writing.written(Request("?"), 2))
    html = reply_html(turn, 1, SWEDISH)
    assert re.findall(r'href="#(src-\S+?)"', html) == re.findall(
        r'id="(src-\S+?)"', panel_html(writing, (turn,), SWEDISH)
    )
    assert text_of(html).strip().endswith("Skriver och kontrollerar mot källorna …")
    assert 'class="reply answered written unfinished"' in html and 'role="status"' in html
    assert "Formulerat" not in text_of(html)


def test_a_written_answer_says_who_worded_it_what_was_left_out_and_is_not_set_as_a_quote(writing: WritingChat) -> None:
    *_, answer = writing.ask(Request("Vad?"))
    assert isinstance(answer, Answer)
    html = answer_html(answer, 1, SWEDISH, model="modell <7b>")
    assert 'class="reply answered written"' in html
    assert "Formulerat av språkmodellen modell <7b>; varje påstående kontrollerat mot citaten." in text_of(html)
    assert "2 påståenden utelämnades, eftersom källorna inte stödde dem." in text_of(html)


def test_quotes_are_not_said_to_be_a_models_words(writing: WritingChat) -> None:
    *_, answer = writing.ask(Request("Vad avbryts?"))
    assert isinstance(answer, Answer)
    html = answer_html(answer, 1, SWEDISH, model=writing.model)
    assert "Svaret består av citat, eftersom språkmodellen inte svarade i tid." in text_of(html)
    assert "Formulerat" not in html and "written" not in html


def test_a_models_words_are_shown_as_text_without_quotes_headings_or_citations_of_its_own(writing: WritingChat) -> None:
    answer = writing.written(Request("En hostil fråga"), 3)
    turn = Turn("?", unfinished=replace(answer, text=f"# Rubrik [1]\n\n{answer.text}\n\n>Inget citat [12]"))
    html = reply_html(turn, 1, SWEDISH)
    assert set(re.findall(r"<(\w+)", html)) <= {"div", "section", "span", "p", "a", "strong"}
    assert set(re.findall(r' (?:href|src)="([^"]*)"', html)) == {"#src-1-1", "#src-1-2", "#src-1-3"}
    assert "<img src=http://evil.example/a.png onerror=alert(1)>" in text_of(html)
    assert re.findall(r"\[\d+\]", text_of(html)) == ["[1]", "[1]", "[1]", "[1]", "[2]", "[3]"]


def test_a_bracketed_number_of_the_documents_own_stays_where_it_is_quoted(chat: Chat) -> None:
    answer = replace(answer_to(chat, "En hostil fråga"), mode=Mode.GENERATIVE)
    shown = text_of(answer_html(answer, 1, SWEDISH))
    assert f"”{without_layout(answer.citations[0].quote)}”" in shown


def test_a_citation_is_named_alike_at_its_marker_and_above_its_source(chat: Chat) -> None:
    answer = answer_to(chat, "Vad anser kontoret?")
    html, panel = answer_html(answer, 1, SWEDISH), panel_html(chat, (Turn("?", answer=answer),), SWEDISH)
    names = [text_of(name) for name in re.findall(r'class="cite"[^>]* title="([^"]*)"', html)]
    assert names[1] == "Källa 2, Stadskontoret, PM 1:2014"
    headings = [re.sub(r"<[^>]+>", "", heading) for heading in re.findall(r"<h3>(.*?)</h3>", panel)]
    assert [text_of(heading).rsplit(" ", 1)[0] for heading in headings] == names


def test_in_english_the_documents_words_are_marked_as_swedish_and_the_pages_own_as_english(chat: Chat) -> None:
    english = words_of("en")
    answer = replace(answer_to(chat, "Vad anser kontoret?"), language=Language.ENGLISH)
    html, panel = answer_html(answer, 1, english), panel_html(chat, (Turn("?", answer=answer),), english)
    assert '<div class="reply answered" lang="en">' in html
    assert '”<span lang="sv">Kontoret anser att' in html
    assert '<span class="role" lang="en">officials</span>' in html
    assert text_of(re.findall(r'title="([^"]*)"', html)[0]) == "Source 1, Stadskontoret, PM 1:2014"
    assert 'href="&#47;en&#47;dokument&#47;pm&#45;1' in panel
    assert panel.count('<blockquote lang="sv">') == 3


def test_only_a_whole_answer_can_be_copied(chat: Chat) -> None:
    answer = answer_to(chat, "Vad anser kontoret?")
    assert '<button type="button" class="copy" value="2">' in reply_html(Turn("?", answer=answer), 2, SWEDISH)
    for turn in (Turn("?", answer=answer, shown=1), Turn("?", unfinished=answer), Turn("?", failure="Nej"), Turn("?")):
        assert "button" not in reply_html(turn, 2, SWEDISH)
