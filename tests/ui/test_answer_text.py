from dataclasses import replace

from assistant.answer import Answer, Request
from assistant.ui.answer_text import blocks
from assistant.ui.seam import Chat


def answer_with(chat: Chat, text: str) -> Answer:
    *_, answer = chat.ask(Request("Vad anser kontoret?"))
    assert isinstance(answer, Answer)
    return replace(answer, text=text)


def link(number: int) -> str | None:
    return f"<a>{number}</a>" if number < 4 else None


def test_of_a_quote_that_looks_like_markdown_nothing_is_formatted_and_its_asterisks_are_not_shown(chat: Chat) -> None:
    (block,) = blocks(answer_with(chat, "”Förbundet bör *inte* företräda\n\nkommunerna i förhandlingar.” [2]"), link)
    assert "Förbundet bör inte företräda" in block.html
    assert block.text == "”Förbundet bör *inte* företräda\n\nkommunerna i förhandlingar.” [2]"
    assert block.markers == (2,)


def test_leads_lists_quotes_and_headings_become_elements(chat: Chat) -> None:
    found = blocks(answer_with(chat, "### Rubrik\n\n**Kontoret anser:**\n\n> ”Ja” [1]\n- punkt\nrad"), link)
    assert [block.element for block in found] == ["h4", "p", "blockquote", "li", "p"]
    assert found[1].html == "<strong>Kontoret anser&#58;</strong>"


def test_only_markers_of_citations_that_exist_become_links(chat: Chat) -> None:
    (block,) = blocks(answer_with(chat, "ett [1] två [9] [x](y)"), link)
    assert block.html == "ett <a>1</a> två &#91;9&#93; &#91;x&#93;&#40;y&#41;"
    assert block.markers == (1,)


def test_the_signs_that_hold_a_quotes_place_cannot_be_forged(chat: Chat) -> None:
    (block,) = blocks(answer_with(chat, "\ue0000\ue001 \ue0007\ue001"), link)
    assert block.html == "0 7"
