"""Sections: headings in any dress, nested as the form nests them."""

import pytest

from ingest.sections import find_sections

MEMORANDUM = """PM 2020:1 RI (Dnr KS 2020/1)

En titel

Remiss från Y

Föredragande borgarrådet Eva Ek anför följande.

{0}Ärendet

Y föreslår något.

{0}Beredning

Ärendet har remitterats till stadsledningskontoret och kulturnämnden.

{0}Mina synpunkter

Förslaget är bra.

{0}Bilagor

1. Reservationer m.m.
2. Remissen

Borgarrådsberedningen tillstyrker föredragande borgarrådets förslag.

Reservation anfördes av Bo Ask (M) enligt följande.

Vi vill annat.

{0}Remissammanställning

{0}Ärendet

Y föreslår något.

{0}Stadsledningskontoret

Stadsledningskontorets tjänsteutlåtande daterat den 3 mars 2020 har i huvudsak följande lydelse.

{0}Kontorets bedömning

Kontoret är nöjt.

{0}Kulturnämnden

Kulturnämnden beslutade den 4 mars 2020 följande.

1. Remissen besvaras.

Reservation anfördes av Ia Ros (V) enligt följande.

Vi vill annat.

Kulturförvaltningens tjänsteutlåtande daterat den 1 mars 2020 har i huvudsak följande lydelse.

Förvaltningen är nöjd.
"""
PATHS = [
    ("Ärendet",),
    ("Beredning",),
    ("Mina synpunkter",),
    ("Bilagor",),
    ("Borgarrådsberedningen",),
    ("Borgarrådsberedningen", "Reservation"),
    ("Remissammanställning",),
    ("Remissammanställning", "Ärendet"),
    ("Remissammanställning", "Stadsledningskontoret"),
    ("Remissammanställning", "Stadsledningskontoret", "Kontorets bedömning"),
    ("Remissammanställning", "Kulturnämnden"),
    ("Remissammanställning", "Kulturnämnden", "Reservation"),
    ("Remissammanställning", "Kulturnämnden", "Kulturförvaltningen"),
]


@pytest.mark.parametrize("mark", ["", "## "])
def test_a_memorandum_nests_by_its_form_whatever_its_headings_wear(mark: str) -> None:
    assert [section.path for section in find_sections(MEMORANDUM.format(mark))] == PATHS


def test_sections_follow_each_other_to_the_end_of_the_text() -> None:
    text = MEMORANDUM.format("### ")
    sections = find_sections(text)
    assert [section.end for section in sections] == [*(s.heading.start for s in sections[1:]), len(text)]
    assert text[sections[0].heading.start : sections[0].heading.end] == "Ärendet"


@pytest.mark.parametrize(
    "heading", ["Mlna synpunkter", "Mina synpunktcr", "**MINA SYNPUNKTER**", "### Mina synpunkter:"]
)
def test_a_heading_is_known_in_spite_of_scanning_errors_and_marks(heading: str) -> None:
    sections = find_sections(f"PM 2020:1\n\nTitel\n\nÄrendet\n\nNågot sägs.\n\n{heading}\n\nDet är bra.\n")
    assert sections[-1].path == ("Mina synpunkter",)


def test_numbered_headings_nest_by_their_numbers_and_lists_are_not_headings() -> None:
    text = (
        "En rapport\n\n1. Sammanfattning\n\nDetta är kort.\n\n4. Organisation\n\nSå här är den.\n\n"
        "4.5 Särskilda uppdrag\n\nDe är två.\n\n1. Det första uppdraget\n2. Det andra uppdraget\n"
    )
    assert [section.path for section in find_sections(text)] == [
        ("Sammanfattning",),
        ("Organisation",),
        ("Organisation", "Särskilda uppdrag"),
    ]


def test_markdown_headings_nest_by_their_level_and_the_title_is_none() -> None:
    text = "# Titeln\n\n## Om oss\n\nVi finns.\n\n### Historia\n\nVi fanns.\n\n## Kontakt\n\nRing.\n"
    assert [section.path for section in find_sections(text)] == [("Om oss",), ("Om oss", "Historia"), ("Kontakt",)]


def test_a_lead_line_is_no_heading() -> None:
    text = "Titel\n\nHär är texten.\n\nVi föreslår i stället att\n\n1. vänta\n2. se\n\nHär slutar den.\n"
    assert find_sections(text) == ()


def test_a_text_without_headings_has_no_sections() -> None:
    assert find_sections("Bara en mening.") == ()
    assert find_sections("") == ()
