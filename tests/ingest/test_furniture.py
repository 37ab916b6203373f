"""Running heads and page numbers of documents with pages: in nobody's words, and in no sentence."""

from itertools import accumulate

import pytest

from ingest.blocks import blocks_of
from ingest.corpus import read_document
from ingest.facts import document_facts
from ingest.passage import Document, Role, Speaker
from ingest.sentences import split_sentences

CUT = ("Nämnden anser att hamnen ska", "byggas i norr.\nDet blir bra.", "Förslaget är för dyrt och", "avstyrks därför.")


def paged(pages: list[str]) -> tuple[str, tuple[int, ...]]:
    """The text of the pages and where each begins, as the PDF reader gives them."""
    return "\n\n".join(pages), tuple(accumulate((len(page) + 2 for page in pages[:-1]), initial=0))


def sentences(pages: list[str]) -> list[str]:
    text, starts = paged(pages)
    return [unit.search_text for unit in split_sentences(text, blocks_of(text, starts))]


WHOLE = [
    "Nämnden anser att hamnen ska byggas i norr.",
    "Det blir bra.",
    "Förslaget är för dyrt och avstyrks därför.",
]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("Stockholms stad PM 2016:1 Sida {} (12)\n", ""),
        ("Staden\nPM 2016:1\nSida {} (4)\n", ""),
        ("", "\n{}"),
        ("", "\n- {} -"),
        ("Sida {}\n", "\nBox 12, 123 45 Orten\n{}"),
    ],
)
def test_what_every_page_carries_is_in_no_sentence(head: str, foot: str) -> None:
    pages = [head.format(n) + body + foot.format(n) for n, body in enumerate(CUT, start=1)]
    letterhead = ["Staden", "PM 2016:1"] if head.startswith("Staden") else []
    assert sentences(pages) == [*letterhead, *WHOLE]


def test_the_quote_of_a_cut_sentence_spans_the_page_break_verbatim() -> None:
    text, starts = paged([body + f"\n{n}" for n, body in enumerate(CUT, start=1)])
    first = split_sentences(text, blocks_of(text, starts))[0]
    assert text[first.span.start : first.span.end] == "Nämnden anser att hamnen ska\n1\n\nbyggas i norr."


def test_a_line_at_a_pages_edge_that_does_not_recur_stays() -> None:
    pages = ["Bilaga 1\nText ett.", "Bilaga 2\nText två.", "Bilaga 3\nText tre.", "1998\nDet var länge sedan."]
    found = sentences(pages)
    assert {"Bilaga 1", "Bilaga 2", "Bilaga 3", "1998"} <= set(found)


def test_headings_of_the_form_are_never_furniture() -> None:
    pages = [f"Reservation\nJag anser {n}." for n in ("det", "detta", "annat")]
    assert sentences(pages).count("Reservation") == 3


def test_a_text_without_pages_has_no_furniture() -> None:
    text = "Staden\n\nEtt.\n\nStaden\n\nTvå.\n\nStaden\n\nTre."
    assert [unit.search_text for unit in split_sentences(text)].count("Staden") == 3


def test_a_running_head_still_tells_the_number_of_the_document() -> None:
    pages = [f"Tjänsteutlåtande Dnr 12-34/2016 Sida {n} (4)\n{body}" for n, body in enumerate(CUT, start=1)]
    assert document_facts(*paged(pages)).diary_number == "12-34/2016"


def test_nobody_is_called_what_the_page_is_called() -> None:
    text, starts = paged([f"Staden PM 2016:1 Sida {n}\n{body}\n{n}" for n, body in enumerate(CUT, start=1)])
    document = Document("a", "a.pdf", "A", text, Speaker("Staden", Role.ISSUER), page_starts=starts)
    assert [s.search_text for s in read_document(document)] == WHOLE
