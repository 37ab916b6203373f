"""Where a page breaks its lines decides nothing: names, numbers and abbreviations at a line's beginning."""

import pytest

from ingest.blocks import blocks_of
from ingest.facts import document_facts
from ingest.layout import Kind
from ingest.sentences import split_sentences
from ingest.speaker_frames import FrameKind, frame_of

RUNNING = """Det här är ett stycke med löpande text som är bruten
vid ungefär samma bredd på varje rad, så att bredden
kan läsas av ur raderna och inte ur något annat som
står i dokumentet, och därför är stycket så här långt
att det räcker till för att visa hur brett det är."""


def words(text: str) -> list[str]:
    return [unit.search_text for unit in split_sentences(text)]


@pytest.mark.parametrize(
    "cut",
    [
        "Nämnden överlämnar sitt tjänsteutlåtande som svar\n\ndnr 3.1.1-402/2016.",
        "Nämnden har behandlat hela ärendet och svarat den 10\n\nmars 2016.",
        "Hela reservationen hänvisar i sin tur till den av\n\nborgarrådsberedningen.",
        "Enligt kontoret bör man ta hänsyn till annat, t.ex.\n\nbör antalet bestämmas lokalt.",
        "Brandförsvaret menar dock att den larmkedja i 4 kap.\n2 § måste förtydligas.",
    ],
)
def test_a_sentence_goes_on_whatever_its_next_line_begins_with(cut: str) -> None:
    assert " ".join(cut.split()) in words(f"{RUNNING}\n\n{cut}")


def test_a_senders_name_goes_on_over_a_full_line() -> None:
    head = "PM 2016:1\nRemiss från Myndigheten för samhällsskydd\noch beredskap (MSB)\n"
    proposer = document_facts(f"{head}\n{RUNNING}").proposer
    assert proposer is not None and proposer.name == "Myndigheten för samhällsskydd och beredskap"


def test_a_heading_and_the_text_that_opens_with_the_same_name_are_two_blocks() -> None:
    name = "Stockholms Stads Parkerings AB"
    blocks = blocks_of(f"{RUNNING}\n{name}\n{name} yttrande har i huvudsak\nföljande lydelse.\n{RUNNING}")
    assert (Kind.HEADING, name) in [(block.kind, block.words) for block in blocks]


def test_that_a_body_has_handled_the_matter_is_no_opinion() -> None:
    frame = frame_of("Exploateringsnämnden har behandlat ärendet den 10 mars 2016.")
    assert frame is not None and frame.kind is FrameKind.HANDLING
    assert frame_of("Nämnden har behandlat ärendet, som den anser vara svårt.") is None
