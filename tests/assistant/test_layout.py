from dataclasses import replace

from assistant.draft import Block, Draft, Line
from assistant.layout import lay_out
from ingest.corpus import Corpus
from ingest.passage import Span
from tests.fakes.case import corpus

CORPUS: Corpus = corpus()
TITLE, DEADLINE, PROPOSAL, RATING, EVENING, DISSENT = CORPUS.sentences


def test_citations_are_numbered_in_the_order_of_their_first_marker() -> None:
    draft = Draft((Block("A", (Line("x", (DISSENT,)), Line("y", (RATING, DISSENT)))),))
    laid = lay_out(draft, CORPUS)
    assert laid.text == "**A:**\n\nx [1]\n\ny [2][1]"
    assert [citation.quote for citation in laid.citations] == ["Avgiften är för hög.", RATING.search_text]
    assert [statement.citations for statement in laid.statements] == [(1,), (2, 1)]


def test_a_citation_holds_its_place_and_its_speaker() -> None:
    citation = lay_out(Draft((Block("A", (Line("x", (PROPOSAL,)),)),)), CORPUS).citations[0]
    text = CORPUS.document("pm").text
    assert citation.quote == text[citation.start : citation.end] == "Avgiften föreslås höjas med *tio* kronor."
    assert (citation.speaker, citation.reported_by, citation.section) == ("Länsstyrelsen", "Åstad kommun", "Ärendet")
    assert (citation.document, citation.date, citation.path) == ("PM 2019:7 Avgifter", "2019-05-20", "pm.txt")


def test_a_line_whose_quote_does_not_stand_in_its_document_is_left_out_and_counted() -> None:
    moved = replace(RATING, span=Span(RATING.span.start + 1, RATING.span.end))
    laid = lay_out(Draft((Block("A", (Line("x", (moved,)), Line("y", (DISSENT,)))),)), CORPUS)
    assert laid.omitted == 1
    assert laid.text == "**A:**\n\ny [1]"


def test_a_sentence_of_an_unknown_document_is_left_out() -> None:
    laid = lay_out(Draft((Block("A", (Line("x", (replace(RATING, document_id="?"),)),)),)), CORPUS)
    assert (laid.omitted, laid.statements, laid.text) == (1, (), "")


def test_opening_and_notes_frame_the_blocks() -> None:
    laid = lay_out(Draft((Block("A", (Line("x", (DISSENT,)),)),), "Först", ("Sist",)), CORPUS)
    assert laid.text == "Först\n\n**A:**\n\nx [1]\n\nSist"


def test_a_quote_over_a_page_break_stays_verbatim() -> None:
    citation = lay_out(Draft((Block("A", (Line("x", (EVENING,)),)),)), CORPUS).citations[0]
    assert citation.quote == "Detta gäller även\n\npå kvällen."
