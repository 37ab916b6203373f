import pytest

from assistant.site.document_search import LONGEST, MOST_HITS, find, lines
from assistant.site.document_text import Block, Piece, blocks, outline
from assistant.site.documents_page import place_asked
from ingest.passage import Document, Role, Sentence, Span, Speaker, Stance, Voice
from tests.ui.fake_chat import OFFICE, PROPOSER, FakeChat

ISSUER = Speaker("Staden", Role.ISSUER)
LAYOUT = "### Ärendet\n\nFörbundet föreslår *mycket*.\n\n### **Skäl**\n\nDet är\n\nbra. Sa en. Sa en annan.\n"


def sentence(text: str, words: str, section: tuple[str, ...], speaker: Speaker) -> Sentence:
    start = text.index(words)
    return Sentence(
        "d", Span(start, start + len(words)), " ".join(words.split()), section, Voice(speaker, Stance.POSITION)
    )


def laid_out() -> tuple[Document, tuple[Sentence, ...]]:
    text = LAYOUT
    sentences = (
        sentence(text, "Ärendet", ("Ärendet",), ISSUER),
        sentence(text, "Förbundet föreslår *mycket*.", ("Ärendet",), PROPOSER),
        sentence(text, "Skäl", ("Skäl",), ISSUER),
        sentence(text, "Det är\n\nbra.", ("Skäl",), PROPOSER),
        sentence(text, "Sa en.", ("Skäl",), PROPOSER),
        sentence(text, "Sa en annan.", ("Skäl",), OFFICE),
    )
    return Document("d", "d.txt", "D", text, ISSUER), sentences


def pieces_of(cut: tuple[Block, ...]) -> list[Piece]:
    return [piece for block in cut for piece in block.pieces]


def test_the_pieces_joined_are_the_text_and_the_marked_ones_the_quote(chat: FakeChat) -> None:
    memo = chat.documents()[0]
    across_sections = Span(memo.text.index("Avgifterna"), memo.text.index("avslag"))
    cut = pieces_of(blocks(memo, chat.sentences("pm-1"), across_sections, find(memo.text, "förbundet")))

    assert "".join(piece.text for piece in cut) == memo.text
    marked = "".join(piece.text for piece in cut if piece.marked)
    assert marked == memo.text[across_sections.start : across_sections.end]
    assert [piece.page for piece in cut if piece.page] == [1, 2]
    assert sum(piece.opens_mark for piece in cut) == sum(piece.closes_mark for piece in cut) == 1


def test_a_block_ends_at_a_blank_line_between_sentences_and_not_within_one() -> None:
    cut = blocks(*laid_out())

    assert [LAYOUT[block.place.start : block.place.end] for block in cut if block.place] == [
        "Ärendet",
        "Förbundet föreslår *mycket*.",
        "Skäl",
        "Det är\n\nbra. Sa en. Sa en annan.",
    ]
    assert "".join(piece.text for piece in pieces_of(cut)) == LAYOUT


def test_the_name_of_a_section_is_a_heading_and_levels_are_never_skipped() -> None:
    assert [block.level for block in blocks(*laid_out())] == [2, 0, 2, 0]


def test_marks_of_layout_are_pieces_of_their_own() -> None:
    cut = pieces_of(blocks(*laid_out()))

    assert [piece.text for piece in cut if piece.layout] == ["### ", "*", "*", "### ", "**", "**"]


def test_who_speaks_is_told_where_it_changes_and_not_at_headings() -> None:
    voices = [piece.voice.speaker.name for piece in pieces_of(blocks(*laid_out())) if piece.voice]

    assert voices == [PROPOSER.name, OFFICE.name]


def test_who_speaks_is_told_again_where_the_mark_begins() -> None:
    document, sentences = laid_out()
    cut = pieces_of(blocks(document, sentences, sentences[4].span))

    assert [piece.voice.speaker.name for piece in cut if piece.voice and piece.marked] == [PROPOSER.name]


def test_who_speaks_is_told_where_a_mark_begins_within_a_sentence() -> None:
    document, sentences = laid_out()
    span = sentences[5].span
    cut = pieces_of(blocks(document, sentences, Span(span.start + 3, span.end)))

    assert [piece.voice.speaker.name for piece in cut if piece.voice and piece.opens_mark] == [OFFICE.name]


def test_a_document_without_sentences_is_one_block() -> None:
    document = Document("d", "d.txt", "D", "Bara text.", ISSUER)

    (only,) = blocks(document, ())
    assert only.place is None
    assert "".join(piece.text for piece in only.pieces) == "Bara text."


def test_the_outline_names_each_section_once_with_those_above_it(chat: FakeChat) -> None:
    names = [(heading.name, heading.depth) for heading in outline(chat.sentences("pm-1"))]

    assert names == [("Ärendet", 0), ("Bakgrund", 0), ("Yttranden", 0), ("Stadskontoret", 1), ("Reservation", 0)]


@pytest.mark.parametrize(
    "place", [("", ""), ("5", "2"), ("0", "99999999"), ("-1", "3"), ("x", "y"), ("1" * 5000, "2"), ("²", "3")]
)
def test_a_range_that_is_none_of_the_text_is_no_place(place: tuple[str, str]) -> None:
    assert place_asked(*place, length=100) is None


def test_a_search_minds_neither_case_nor_line_breaks_nor_words_that_are_cut() -> None:
    text = "Kommun-\nförbundet. Ett KOMMUNFÖRBUNDET\n\ni länet."

    assert len(find(text, "kommunförbundet")) == 2
    assert len(find(text, "kommunförbundet i  länet")) == 1


@pytest.mark.parametrize("wanted", ["", "   ", "x" * (LONGEST + 1)])
def test_nothing_is_found_for_nothing_or_for_far_too_much(wanted: str) -> None:
    assert find("x" * 1000, wanted) == ()


def test_what_is_searched_for_is_no_pattern() -> None:
    assert len(find("a.c abc", "a.c")) == 1
    assert find("abc", "(") == ()


def test_hits_are_limited_and_shown_with_what_is_around_them() -> None:
    hits = find("ord " * 1000, "ord")

    assert len(hits) == MOST_HITS
    assert lines("Före ordet. Efter.", find("Före ordet. Efter.", "ordet"))[0].before == "Före "
