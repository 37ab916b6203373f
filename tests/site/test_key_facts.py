"""The case in five lines, on a memorandum that has no case.toml."""

from pathlib import Path

import pytest

from assistant.about.build import about
from assistant.site.key_facts import Fact, key_facts
from assistant.site.quotes import Quotes
from ingest.case import load_case
from ingest.corpus import read_corpus
from prompts.texts import load_texts

MEMO = """PM 2011:7 RI (Dnr 001-2/2011)

Nya avgifter
Remiss från Trafikdepartementet
Remisstid den 3 maj 2011

Borgarrådsberedningen föreslår att kommunstyrelsen beslutar följande

1. Remissen anses besvarad.

Föredragande borgarrådet Berit Lind anför följande.

Ärendet

I betänkandet föreslås att avgifterna höjs.

Mina synpunkter

Jag anser att avgifterna är för höga.

Bilaga
Reservationer m.m.

Reservation anfördes av borgarrådet Nils Ek (C) enligt följande.

Jag vill att avgifterna tas bort.
"""


@pytest.fixture
def facts(tmp_path: Path) -> dict[str, Fact]:
    (tmp_path / "pm.txt").write_text(MEMO, encoding="utf-8")
    case = load_case(tmp_path)
    corpus = read_corpus(case)
    found = key_facts(about(case, corpus), Quotes(corpus.documents, "sv"), load_texts("sv"))
    return {fact.label: fact for fact in found}


def test_the_facts_come_in_the_order_in_which_one_asks(facts: dict[str, Fact]) -> None:
    assert list(facts) == ["Förslaget kommer från", "Svarar", "Svar senast", "Förslag till beslut", "Avvikande mening"]


def test_each_says_what_the_documents_say_and_where(facts: dict[str, Fact]) -> None:
    assert [line.text for line in facts["Svar senast"].lines] == ["3 maj 2011"]
    assert "Berit Lind (föredragande borgarråd)" in [line.text for line in facts["Svarar"].lines]
    assert [line.text for line in facts["Avvikande mening"].lines] == ["Reservation (C): Nils Ek"]
    assert all("start=" in line.quote.address for fact in facts.values() for line in fact.lines)


def test_what_is_not_told_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "blad.txt").write_text("Broarna är gamla. Ingen vet vad de kostar.", encoding="utf-8")
    case = load_case(tmp_path)
    corpus = read_corpus(case)
    assert key_facts(about(case, corpus), Quotes(corpus.documents, "sv"), load_texts("sv")) == ()
