"""An answer and a conversation to take along, in each of their forms."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest

from assistant.answer import Answer, Language, Mode, Request
from assistant.export.clipboard import taken_html, taken_text
from assistant.export.markdown import conversation_markdown, escaped
from assistant.export.reference import degree, references, short_title, source, take
from assistant.export.sheet import Exchange, sheet
from assistant.export.word import conversation_word
from prompts.texts import load_texts
from tests.ui.fake_chat import HOSTILE, FakeChat

SWEDISH, ENGLISH = load_texts("sv"), load_texts("en")
CHAT = FakeChat()
TODAY = date(2025, 3, 1)


def answer_to(question: str, *history: str) -> Answer:
    *_, answer = CHAT.ask(Request(question, history))
    assert isinstance(answer, Answer)
    return answer


OFFICE, HOSTILE_ANSWER, REFUSED = (answer_to(one) for one in ("Vad anser kontoret?", "En hostil fråga", "Och vädret?"))


def text_of(html: str) -> str:
    return re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), re.sub(r"<[^>]+>", " ", html))


def test_a_reference_names_speaker_document_diary_number_date_section_and_page_and_holds_the_quote() -> None:
    first, second, third = references(OFFICE, SWEDISH)
    assert first.source == (
        "Stadskontoret, PM 1:2014 Förbundet, dnr 002-1/2014, 2014-10-23, avsnittet ”Yttranden › Stadskontoret”, s. 2"
    )
    assert second.quote == "Förbundet bör *inte* företräda kommunerna i förhandlingar."
    assert third.source.startswith("Förbundets arbetsgrupp, återgivet av Stadskontoret, PM 1:2014 Förbundet, ")
    assert references(OFFICE, ENGLISH)[2].source.startswith("Förbundets arbetsgrupp, as retold by Stadskontoret, ")


def test_a_reference_leaves_out_what_is_not_known() -> None:
    bare = replace(OFFICE.citations[0], speaker=None, date=None, diary_number=None, page=None, section="")
    assert source(bare, SWEDISH) == "Dokumentet, PM 1:2014 Förbundet"


@pytest.mark.parametrize(
    ("title", "short"),
    [("PM 2014:134 Utveckling", "PM 2014:134"), ("Utlåtande 2015:7", "Utlåtande 2015:7"), ("KSL inför nästa", None)],
)
def test_a_document_is_called_by_its_number_where_it_has_one(title: str, short: str | None) -> None:
    assert short_title(title) == (short or title)


def test_confidence_is_one_of_three_words() -> None:
    assert [degree(chance) for chance in (0.8, 0.79, 0.5, 0.49)] == ["high", "medium", "medium", "low"]


def test_for_a_word_processor_there_are_paragraphs_a_list_of_references_and_quotes_and_no_looks() -> None:
    html = taken_html(take(OFFICE, SWEDISH))
    assert set(re.findall(r"<(\w+)", html)) == {"p", "strong", "ol", "li", "blockquote"}
    assert set(re.findall(r"(\w+)=", html)) == {"value"}
    assert re.findall(r'<li value="(\d)">', html) == ["1", "2", "3"]
    assert "”Kontoret anser att förbundet är en betydelsefull mötesplats.”" in text_of(html)
    assert "Svarets säkerhet: hög." in text_of(html)


def test_as_plain_text_an_answer_reads_from_top_to_bottom() -> None:
    text = taken_text(take(OFFICE, SWEDISH))
    assert text.startswith("Stadskontoret anser (PM 1:2014):\n\n”Kontoret anser")
    head, _, tail = text.partition("\n\nKällor\n\n")
    assert "[1]" in head and tail.startswith("[1] Stadskontoret, PM 1:2014 Förbundet, ")
    assert "\n    ”Förbundet föreslår två huvudområden.”" in tail


def test_a_refusal_takes_its_nearest_passages_along_and_a_follow_up_how_it_was_understood() -> None:
    assert "Närmaste ställen" in taken_text(take(REFUSED, SWEDISH))
    follow_up = answer_to("Och sedan?", "Vad anser kontoret?")
    assert taken_text(take(follow_up, SWEDISH)).startswith("Förstått som: Och sedan? (gäller: Vad anser kontoret?)\n")


def test_hostile_text_is_text_for_the_clipboard() -> None:
    html = taken_html(take(HOSTILE_ANSWER, SWEDISH))
    assert set(re.findall(r"<(\w+)", html)) == {"p", "strong", "ol", "li", "blockquote"}
    assert "<img src=http://evil.example/a.png onerror=alert(1)>" in text_of(html)


def exchanges(*answers: Answer) -> tuple[Exchange, ...]:
    return tuple(Exchange(answer.question, answer, "modell-7b") for answer in answers)


def test_a_conversation_as_markdown_has_a_heading_for_each_question_and_its_own_references() -> None:
    text = conversation_markdown(sheet(CHAT.title, exchanges(OFFICE, REFUSED), SWEDISH, TODAY))
    assert re.findall(r"^#+ .*", text, re.MULTILINE) == [
        "# Samtal om Ärendet om \\<förbundet\\> \\& \\*staden\\*",
        "## 1. Vad anser kontoret?",
        "### Källor",
        "## 2. Och vädret?",
        "### Närmaste ställen",
    ]
    assert "**Stadskontoret anser (PM 1:2014):**" in text
    assert "\\[2\\] Stadskontoret, PM 1:2014 Förbundet" in text
    assert "> ”Förbundet bör \\*inte\\* företräda kommunerna i förhandlingar.”" in text
    assert "Sparat 2025-03-01." in text


def test_hostile_text_is_text_in_markdown() -> None:
    text = conversation_markdown(sheet(HOSTILE, exchanges(HOSTILE_ANSWER), SWEDISH, TODAY))
    assert not re.search(r"(?<!\\)[<\[`$~|]|(?<!\\)!(?<!\\)\[|http:/", text)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("- punkt", "\\- punkt"),
        ("12. tolv", "12\\. tolv"),
        ("# rubrik", "\\# rubrik"),
        ("=== ", "\\==="),
        ("a\n\n> b", "a \\> b"),
        ("2014 var", "2014 var"),
        ("www.x.se a@b.se", "www\\.x.se a\\@b.se"),
        ("\x00\ud800", "\ufffd\ufffd"),
    ],
)
def test_a_line_that_could_be_markdown_shows_as_it_is(line: str, shown: str) -> None:
    assert escaped(line) == shown


def test_a_conversation_as_a_word_document_has_headings_bold_leads_and_numbered_references() -> None:
    file = conversation_word(sheet(CHAT.title, exchanges(OFFICE, REFUSED), SWEDISH, TODAY))
    document = docx.Document(BytesIO(file))
    words = [paragraph.text for paragraph in document.paragraphs]
    headings = [(one.style.name, one.text) for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert headings[1:3] == [("Heading 2", "1. Vad anser kontoret?"), ("Heading 3", "Källor")]
    assert any(line.startswith("[2]\tStadskontoret, PM 1:2014") for line in words)
    assert "”Förbundet föreslår två huvudområden.”" in words
    (lead,) = [one for one in document.paragraphs if one.text == "Stadskontoret anser (PM 1:2014):"]
    assert lead.runs[0].bold
    assert document.core_properties.author == "Remissassistenten"
    assert [round(side.mm) for side in (document.sections[0].page_width, document.sections[0].page_height)] == [
        210,
        297,
    ]


def test_in_word_quotes_are_swedish_and_words_around_them_of_the_answers_language() -> None:
    english = replace(OFFICE, language=Language.ENGLISH)
    document = docx.Document(BytesIO(conversation_word(sheet("Case", exchanges(english), ENGLISH, TODAY))))
    spelled = {run.text: run._element.xml for one in document.paragraphs for run in one.runs}
    assert 'w:lang w:val="sv-SE"' in spelled["Kontoret anser att förbundet är en betydelsefull mötesplats."]
    assert 'w:lang w:val="en-GB"' in spelled["Reservationen säger inget som besvarar detta."]


def test_a_word_document_holds_what_a_file_cannot() -> None:
    odd = replace(OFFICE, text="\x00 \ud800 \x0b [1]", mode=Mode.GENERATIVE)
    file = conversation_word(sheet("\x00\ud800", (Exchange("\x08", odd),), SWEDISH, TODAY))
    assert docx.Document(BytesIO(file)).paragraphs[0].text.endswith("\ufffd\ufffd")
