import pytest

from vectorstore.words import content_words, stem, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KSL:s hemsida", ["ksl", "hemsida"]),
        ("KSO-gruppen", ["kso", "gruppen"]),
        ("miljö- och energifrågorna", ["miljö", "och", "energifrågorna"]),
        ("Dnr 002-879/2014", ["dnr", "002-879/2014", "002", "879", "2014"]),
        ("PM 2014:134", ["pm", "2014:134", "2014", "134"]),
        ("2015–2018", ["2015-2018", "2015", "2018"]),
        ("(M) och **fet** _kursiv_", ["m", "och", "fet", "kursiv"]),
        ("fo\u0308rslag bo\u00adstad", ["förslag", "bostad"]),
        ("", []),
        ("…!?", []),
    ],
)
def test_text_is_cut_into_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_stop_words_of_both_languages_carry_no_content() -> None:
    assert content_words("Vad tycker kontoret om konventet?") == ["kontoret", "konventet"]
    assert content_words("What does the office say about the convention?") == ["office", "convention"]


@pytest.mark.parametrize(
    "forms",
    [
        "kommun kommuner kommunerna kommunens",
        "gymnasium gymnasiet gymnasier",
        "bostad bostäder bostäderna",
        "stad staden städer",
        "ledamot ledamöter ledamöterna",
        "tjänsteman tjänstemän tjänstemännen",
        "konvent konventet konventen",
        "område områden områdena området",
        "kontor kontoret kontorets",
        "fråga frågan frågor frågorna",
        "verksamhet verksamheten verksamheter",
        "budget budgeten",
        "år året årets",
    ],
)
def test_forms_of_one_noun_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["region regional", "län lån", "tillstyrker avstyrker", "råd rad", "2014 2015"])
def test_different_words_keep_different_stems(pair: str) -> None:
    first, second = pair.split()
    assert stem(first) != stem(second)
