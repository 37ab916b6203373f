import pytest

from vectorstore.compounds import Splitter
from vectorstore.words import stem, words

TEXT = """
Gymnasieregionens utveckling. Regionen och kommunen. Kommundirektörsgruppen leds av förbundsdirektören.
En grupp. Flyktingmottagning. Mottagningen i skolan. Bostadsförsörjning och kompetensförsörjning. Bostad, kompetens.
Skärgårdsdominerade kommuner. Skärgården. Kommunstyrelsens beslut. Styrelsen. Arbetsgruppen och arbetet.
Reservation och information. Samverkan, utveckling, behandling, handling. Skolfrågor. Frågan. Länsstyrelsen, länet.
Huvudstadsregionen. Huvudet, staden.
"""
SPLITTER = Splitter.learn(words(TEXT))


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("gymnasieregionen", {"gymnasium", "region"}),
        ("kommundirektörsgruppen", {"kommundirektör", "grupp"}),
        ("kommundirektörgruppen", {"kommundirektör", "grupp"}),
        ("flyktingmottagning", {"flykting", "mottagning"}),
        ("bostadsförsörjningen", {"bostäder", "försörjning"}),
        ("arbetsgruppens", {"arbete", "grupp"}),
        ("skolfrågorna", {"skola", "fråga"}),
        ("länsstyrelsen", {"län", "styrelse"}),
        ("huvudstadsregionens", {"huvud", "stad", "region"}),
        ("regionstyrelsen", {"region", "styrelse"}),
    ],
)
def test_a_compound_is_taken_apart_into_the_stems_of_its_words(compound: str, parts: set[str]) -> None:
    assert {stem(part) for part in parts} <= set(SPLITTER.parts(compound))


def test_an_end_that_closes_two_compounds_is_learned_though_it_never_stands_alone() -> None:
    assert stem("försörjning") in SPLITTER.ends
    assert stem("försörjning") in SPLITTER.parts("energiförsörjning")


@pytest.mark.parametrize(
    "word", ["reservation", "information", "samverkan", "utveckling", "kommunen", "2014", "beslut", ""]
)
def test_a_simple_word_has_no_parts(word: str) -> None:
    assert SPLITTER.parts(word) == ()


def test_no_part_is_named_twice_and_splitting_is_the_same_every_time() -> None:
    parts = SPLITTER.parts("kommundirektörsgruppen")
    assert len(parts) == len(set(parts))
    assert Splitter.learn(reversed(words(TEXT))) == SPLITTER


def test_a_splitter_that_learned_nothing_splits_nothing() -> None:
    assert Splitter.learn([]).parts("gymnasieregionen") == ()
