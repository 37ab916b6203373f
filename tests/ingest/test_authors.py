"""Whose document it is: letterheads, what a document calls itself, and proposals known by the answers to them."""

from pathlib import Path

import pytest

from ingest.authors import answers, author, letterhead, municipality, proposes, spoken_of
from ingest.case import load_case
from ingest.corpus import Corpus, read_corpus
from ingest.facts import document_facts
from ingest.passage import Role, Speaker

PROPOSAL = "{}\n\nRapport 2020:4\n\nVägar för alla\n\nFörslag\n\nVägen ska byggas.\n"
ANSWER = (
    "Ekby kommun\n\nPM 2020:7 (Dnr KS 2020/7)\n\nVägar för alla\n\n{}"
    "Föredragande kommunalrådet Eva Ek anför följande.\n\n"
    "Ärendet\n\nVägverket föreslår en väg.\n\nMina synpunkter\n\nDet är bra.\n"
)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ekby kommun", "Ekby kommun"),
        ("EKBY STAD, Promemoria 2017:3", "Ekby stad"),
        ("Region Västermark", "Region Västermark"),
        ("Till Ekby kommun", None),
        ("En kommun för alla", None),
    ],
)
def test_a_letterhead_names_a_municipality(line: str, name: str | None) -> None:
    assert municipality([line]) == name


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (["Äldreomsorgsutredningen"], "Äldreomsorgsutredningen"),
        (["Arbetsgruppen för delade cyklar i Ekby län"], "Arbetsgruppen för delade cyklar i Ekby län"),
        (["Fler broar", "Betänkande av Broutredningen, SOU 2031:14, sammanfattning"], "Broutredningen"),
        (["Promemoria från stiftarnas arbetsgrupp den 14 februari 2018"], "Stiftarnas arbetsgrupp"),
        (["VÄGVERKET"], "Vägverket"),
        (
            [
                "Trafikdepartementet",
                "Fler broar",
                "Sammanfattning av betänkande av Bro- och färjeutredningen (SOU 2031:14)",
            ],
            "Bro- och färjeutredningen",
        ),
        (
            ["Brogruppen för Ekån", "Fler broar", "Förslag från brogruppen, fastställt den 3 maj 2031"],
            "Brogruppen för Ekån",
        ),
        (["Ordning och reda på hyresmarknaden"], None),
        (["Protokoll från sammanträde med samhällsnämnden"], None),
    ],
)
def test_a_proposal_has_the_author_that_its_head_names(head: list[str], name: str | None) -> None:
    assert author(head) == name


def test_a_title_is_no_letterhead() -> None:
    assert letterhead(["Förslag till nya avgifter för förbundet"]) is None


def test_a_document_proposes_or_answers_by_what_it_calls_itself() -> None:
    assert proposes(["Vägverket", "Samrådshandling, dnr 511"])
    assert answers(["Ekby kommun", "Yttrande över förslag till vägar"])
    assert not proposes(["Ekby kommun", "Yttrande över förslag till vägar"])
    assert not proposes(["Om vägar"]) and not answers(["Om vägar"])
    assert proposes(["Broutredningen", "Fler broar (sammanfattning av betänkandet SOU 2031:14)"])
    assert not proposes(["Ekby kommun", "Svar på remiss, sammanfattning av betänkandet", "Yttrande"])


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Vägverket har berett Ekby stad tillfälle att yttra sig. Försöket i Säby kommun föll väl ut.", "Ekby stad"),
        ("Vägverket har gett Ekby kommun möjlighet att lämna synpunkter.", "Ekby kommun"),
        ("Vägverket har bett Norra Ekby kommun att svara på ett förslag.", "Norra Ekby kommun"),
        ("Vägverket har remitterat en promemoria till 90 instanser, däribland Ekby stad.", "Ekby stad"),
        ("Vägverket vill bygga 17 broar. Ekby stads del skulle uppgå till 9 miljoner kronor.", "Ekby stad"),
        ("Vägverket har berett Ekby stad tillfälle att yttra sig, och har bett Säby kommun att svara.", None),
        ("Ekby stad har i dag 46 broar.", "Ekby stad"),
        ("Försöket i Säby kommun föll väl ut.", None),
    ],
)
def test_an_answer_without_letterhead_is_whose_answer_was_asked_for(words: str, name: str | None) -> None:
    assert spoken_of(words) == name


def test_whom_an_answer_goes_to_proposes() -> None:
    head = "Ekby kommun\n\nPM 2020:7\n\nEn bro\n\nSvar ska lämnas till {} senast den 3 maj 2020\n\nEn bro byggs.\n"
    assert document_facts(head.format("Brosamverkan Ekån")).proposer == Speaker("Brosamverkan Ekån", Role.PROPOSER)
    assert document_facts(head.format("Stadsledningskontoret")).proposer is None


def test_who_adopts_a_proposal_for_referral_did_not_send_it() -> None:
    head = "Broförbundet Ekån\n\nFörslag till broar, antaget för remiss av förbundsstyrelsen den 3 maj 2020\n\n"
    assert document_facts(head + "Inledning\n\nEn bro byggs.\n").proposer is None


def test_a_municipality_that_alone_is_spoken_of_is_the_answers_own() -> None:
    assert spoken_of("Ekby stad har en väg. Varje kommun har det. Vägen i Ekby stad är lång.") == "Ekby stad"
    assert spoken_of("Ekby stad har en väg, och Ekby stads väg är lång. Åby kommun och Åby kommuns vägar.") is None
    assert spoken_of("Ekby stad har en väg.") is None


@pytest.mark.parametrize(
    ("line", "sender"),
    [
        ("Remiss från Vägverket. Remisstid: 16 juni 2025.", "Vägverket"),
        ("Remiss av betänkandet Fler broar", None),
        ("Förslag till bildande av naturreservatet Ekskär", None),
        ("Betänkande av Broutredningen", "Broutredningen"),
    ],
)
def test_only_somebody_who_can_send_is_a_sender(line: str, sender: str | None) -> None:
    proposer = document_facts(f"Ekby kommun\n\nPM 2020:7\n\n{line}\n\nÄrendet\n\nEn väg föreslås.\n").proposer
    assert (proposer.name if proposer else None) == sender


def case_of(folder: Path, *texts: str) -> Corpus:
    for number, text in enumerate(texts, start=1):
        (folder / f"doc{number}.txt").write_text(text, encoding="utf-8")
    return read_corpus(load_case(folder))


def test_what_another_document_answers_is_the_proposers(tmp_path: Path) -> None:
    corpus = case_of(tmp_path, PROPOSAL.format("Vägverket"), ANSWER.format(""))
    assert corpus.document("doc1").issuer == Speaker("Vägverket", Role.PROPOSER)
    retold = next(sentence for sentence in corpus.sentences if sentence.search_text == "Vägverket föreslår en väg.")
    assert retold.voice.speaker == Speaker("Vägverket", Role.PROPOSER)
    assert retold.voice.reported_by == "Ekby kommun"


def test_an_unsigned_proposal_is_its_senders(tmp_path: Path) -> None:
    corpus = case_of(tmp_path, PROPOSAL.format("Fler vägar"), ANSWER.format("Remiss från Vägverket\n\n"))
    assert corpus.document("doc1").issuer == Speaker("Vägverket", Role.PROPOSER)


def test_a_report_that_nothing_answers_stays_its_issuers(tmp_path: Path) -> None:
    assert case_of(tmp_path, PROPOSAL.format("Vägverket")).document("doc1").issuer == Speaker("Vägverket", Role.ISSUER)
