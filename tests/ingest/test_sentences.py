"""Sentences: Swedish abbreviations, lists, page and line breaks, and that no letter is lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.layout import Kind
from ingest.sentences import MAX_TOKENS, split_sentences
from ingest.tokens import passage_size


def found(text: str) -> list[str]:
    return [unit.search_text for unit in split_sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Det gäller bl.a. Stockholm, t.ex. Bromma, och m.m.",
        "I förhandlingar med t ex staten företräder sig staden själv.",
        "Det är brett, dvs. Kommunens nytta står inte i fokus.",
        "Enligt 4 kap. 2 § ska larm ges inom 30 minuter.",
        "Detta saknas i stycke 4.5 Särskilda uppdrag (s.18-20).",
        "Kostnaden är ca. 3,5 mnkr för staden, jfr. Budget 2016.",
        "Reservation anfördes av Anna Ek m.fl. (M) enligt följande.",
        "Det dröjer till den 1 jan. 2016 eller kl. 14.30 dagen efter.",
        "Skriften av A. Svensson och B. Ek är läst.",
        "Nämnden (dnr. 12-34/2015) beslutade så.",
        "Hon sade ”Nej!” men gick ändå.",
    ],
)
def test_a_sentence_is_not_cut_after_an_abbreviation(sentence: str) -> None:
    assert found(f"{sentence} Nästa mening följer.") == [sentence, "Nästa mening följer."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Vård, skola m.m. Nämnden anser det.", 2),
        ("Det kostar 4 mnkr. Staden betalar.", 2),
        ("De drabbas först. Vi vill annat.", 2),
        ("Det gällde 2014. Därefter kom nästa.", 2),
        ("Vad ska KSL göra? Frågan är öppen.", 2),
        ("Ansatsen blir ”alla ska med”. Det är för mycket.", 2),
        ("Det hände (se s. 4). Sedan kom inget.", 2),
        ("Frågan är stor. 26 kommuner deltar.", 2),
        ("Bra. e-hälsa är viktigt.", 2),
    ],
)
def test_a_sentence_ends_where_it_ends(text: str, count: int) -> None:
    assert len(found(text)) == count


def test_list_items_are_sentences_with_their_number_and_without_their_bullet() -> None:
    text = (
        "Nämnden beslutar följande.\n\n1. Remissen besvaras.\n2. Paragrafen justeras.\n\n"
        "- att godkänna\nSamt\n- anföra\n"
    )
    items = [unit for unit in split_sentences(text) if unit.kind is Kind.ITEM]
    assert [text[unit.span.start : unit.span.end] for unit in items] == [
        "1. Remissen besvaras.",
        "2. Paragrafen justeras.",
        "att godkänna",
        "anföra",
    ]


def test_items_that_open_with_att_and_carry_no_mark_are_items() -> None:
    text = "Jag föreslår att nämnden beslutar\n\natt avstyrka planen\n\natt anföra följande.\n\nPlanen är otydlig.\n"
    assert found(text) == [
        "Jag föreslår att nämnden beslutar",
        "att avstyrka planen",
        "att anföra följande.",
        "Planen är otydlig.",
    ]


def test_a_sentence_cut_by_a_page_break_is_one_and_its_span_covers_the_break() -> None:
    text = "Det intrycket\n\nförstärks av att frågorna pressas in. Nästa.\n"
    first = split_sentences(text)[0]
    assert first.search_text == "Det intrycket förstärks av att frågorna pressas in."
    assert text[first.span.start : first.span.end] == "Det intrycket\n\nförstärks av att frågorna pressas in."


def test_a_page_number_within_a_cut_sentence_is_not_searched_for() -> None:
    assert found("Staden ser en stor\n\n12 (40)\n\nnytta med avtalet.\n") == ["Staden ser en stor nytta med avtalet."]


def test_hard_wrapped_lines_are_one_paragraph_and_cut_words_are_whole() -> None:
    text = (
        "Att på kommunernas uppdrag vara en mötesplats för gräns-\n"
        "överskridande frågor och i viss mån arbeta med projekt-\n"
        "och processer är en bra och viktig roll för förbundet i\n"
        "regionen. Det är viktigt att väga effektiviteten i varje\n"
        "enskilt fall och att inte äventyra självstyret.\n"
    )
    assert found(text) == [
        "Att på kommunernas uppdrag vara en mötesplats för gränsöverskridande frågor och i viss mån arbeta med "
        "projekt- och processer är en bra och viktig roll för förbundet i regionen.",
        "Det är viktigt att väga effektiviteten i varje enskilt fall och att inte äventyra självstyret.",
    ]


def test_marks_are_not_searched_for_and_the_span_stays_verbatim() -> None:
    text = "**Föredragande borgarrådet A B** anför *följande* på [sidan](https://x.se/a).\n\n### **Kommunstyrelsen**\n"
    first, second = split_sentences(text)
    assert first.search_text == "Föredragande borgarrådet A B anför följande på sidan."
    assert text[first.span.start : first.span.end].startswith("**Föredragande")
    assert text[second.span.start : second.span.end] == "Kommunstyrelsen"


def test_no_break_spaces_and_soft_hyphens_are_mended() -> None:
    assert found("Det kostar 14\u00a0200 kronor för verk\u00adsamheten.") == [
        "Det kostar 14 200 kronor för verksamheten."
    ]


def test_a_very_long_sentence_is_cut_below_the_limit() -> None:
    units = split_sentences("ordet och " * 2000)
    assert len(units) > 1
    assert max(passage_size(unit.search_text) for unit in units) <= MAX_TOKENS


TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            ["\n\n", "\n", " ", ". ", "**", "# ", "- ", "1. ", "att ", "\r\n", "\f", "|", "_", "[a](b)", "• ", "\u00ad"]
        ),
        st.text(alphabet="abcåäöABCÅÄÖ019.,:;-()”*# \n", max_size=12),
    ),
    max_size=40,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_letter_is_in_exactly_one_unit(text: str) -> None:
    units = split_sentences(text)
    covered = [0] * len(text)
    for unit in units:
        assert text[unit.span.start : unit.span.end].strip() == text[unit.span.start : unit.span.end]
        for offset in range(unit.span.start, unit.span.end):
            covered[offset] += 1
    assert max(covered, default=0) <= 1
    targets = {offset for match in re.finditer(r"\]\([^)]*\)", text) for offset in range(*match.span())}
    missing = [c for i, c in enumerate(text) if c.isalnum() and not covered[i] and i not in targets]
    assert missing == []
    assert all(unit.search_text.strip() for unit in units)
    assert [unit.span.start for unit in units] == sorted(unit.span.start for unit in units)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_text_at_all_is_split_without_an_error(text: str) -> None:
    for unit in split_sentences(text):
        assert text[unit.span.start : unit.span.end]
