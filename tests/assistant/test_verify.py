from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assistant.verify import is_verbatim
from ingest.corpus import Corpus
from ingest.passage import Document, Sentence, Span
from tests.fakes.case import ISSUER, corpus

CORPUS = corpus()
TEXT = CORPUS.document("pm").text


def test_every_sentence_of_a_sound_corpus_is_verbatim() -> None:
    assert all(is_verbatim(sentence, CORPUS) for sentence in CORPUS.sentences)


def test_a_sentence_beyond_the_documents_end_is_not_verbatim() -> None:
    assert not is_verbatim(replace(CORPUS.sentences[-1], span=Span(len(TEXT) - 3, len(TEXT) + 5)), CORPUS)


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_a_span_that_holds_other_letters_than_its_sentence_is_never_verbatim(start: int, end: int) -> None:
    sentence = CORPUS.sentences[3]
    if start >= end:
        return
    letters = "".join(ch for ch in TEXT[start:end].casefold() if ch.isalnum())
    wanted = "".join(ch for ch in sentence.search_text.casefold() if ch.isalnum())
    assert is_verbatim(replace(sentence, span=Span(start, end)), CORPUS) == (letters == wanted)


def test_what_a_page_carries_where_it_cuts_a_sentence_is_not_a_change_of_its_words() -> None:
    text = "Kontoret anser att\nPM 2019:7 sida 2\navgiften är rimlig."
    cut = Document("p", "p.pdf", "PM", text, ISSUER, page_starts=(0, 19))
    whole = Sentence("p", Span(0, len(text)), "Kontoret anser att avgiften är rimlig.", (), CORPUS.sentences[3].voice)
    assert is_verbatim(whole, Corpus((cut,), (whole,), ()))
    assert not is_verbatim(
        replace(whole, search_text="Kontoret anser inte att avgiften är rimlig."), Corpus((cut,), (), ())
    )
    assert not is_verbatim(whole, Corpus((replace(cut, page_starts=(0,)),), (), ()))
