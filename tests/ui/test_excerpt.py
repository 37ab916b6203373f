from assistant.ui.excerpt import REACH, excerpt
from assistant.ui.seam import Chat
from ingest.passage import Span


def test_a_quote_comes_with_its_neighbours_of_the_same_section_and_speaker(chat: Chat) -> None:
    memo, sentences = chat.documents()[0], chat.sentences("pm-1")
    found = excerpt(memo, sentences, sentences[-3].span)
    assert found.before == "Kontoret anser att förbundet är en betydelsefull mötesplats. "
    assert found.after == " Avgifterna behöver ses över."
    assert not (found.cut_before or found.cut_after)


def test_a_long_section_is_cut_at_whole_sentences_and_says_so(chat: Chat) -> None:
    memo, sentences = chat.documents()[0], chat.sentences("pm-1")
    found = excerpt(memo, sentences, sentences[30].span)
    assert found.cut_before and found.cut_after
    assert found.before.startswith("Det här är mening ") and found.after.endswith("frågar om.")
    assert 0 < len(found.before) <= REACH and 0 < len(found.after) <= REACH


def test_a_quote_across_a_cut_and_one_outside_every_sentence_are_still_verbatim(chat: Chat) -> None:
    memo, sentences = chat.documents()[0], chat.sentences("pm-1")
    for span in (Span(10, 45), Span(memo.text.index("\n\n"), memo.text.index("\n\n") + 2)):
        found = excerpt(memo, sentences, span)
        assert found.quote == memo.text[span.start : span.end]
        assert found.before + found.quote + found.after in memo.text
