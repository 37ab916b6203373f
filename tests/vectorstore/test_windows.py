from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.passage import Passage, Role, Sentence, Span, Speaker, Stance, Voice
from vectorstore.windows import WINDOW_CHARACTERS, header_of, windows_of

OFFICE = Speaker("Trafikkontoret", Role.OFFICE)
PROPOSER = Speaker("Länsstyrelsen", Role.PROPOSER)
DISSENT = Speaker("Reservation", Role.DISSENTER)
NOBODY = Speaker(None, Role.ISSUER)


def passage(
    lengths: Sequence[int],
    speaker: Speaker = OFFICE,
    stance: Stance = Stance.POSITION,
    reported_by: str | None = None,
    section: tuple[str, ...] = ("Beredning", "Avgiften"),
) -> Passage:
    """A passage of sentences that are so long."""
    voice = Voice(speaker, stance, reported_by)
    sentences: list[Sentence] = []
    start = 0
    for length in lengths:
        sentences.append(Sentence("d", Span(start, start + length), "x" * length, section, voice))
        start += length
    return Passage("d", tuple(sentences))


def read(window_lengths: Sequence[int]) -> list[list[int]]:
    """How long the sentences of each window of one passage are."""
    return [[len(text) for text in window.texts] for window in windows_of([passage(window_lengths)])]


@given(st.lists(st.lists(st.integers(1, 2 * WINDOW_CHARACTERS), min_size=1, max_size=12), max_size=4))
def test_every_sentence_stands_in_exactly_one_window_in_its_order(lengths: list[list[int]]) -> None:
    passages = [passage(one) for one in lengths]
    windows = windows_of(passages)

    assert [s for window in windows for s in window.sentences] == [s for p in passages for s in p.sentences]
    assert all(window.sentences for window in windows)
    assert all(len(window.sentences) == 1 or sum(map(len, window.texts)) <= WINDOW_CHARACTERS for window in windows), (
        "only a sentence that is too long by itself makes a window that is"
    )


def test_a_window_is_filled_before_the_next_begins() -> None:
    third = WINDOW_CHARACTERS // 3
    assert read([third] * 7) == [[third] * 3, [third] * 3, [third]]
    assert read([WINDOW_CHARACTERS + 1, 10, 10]) == [[WINDOW_CHARACTERS + 1], [10, 10]]


def test_no_window_reaches_from_one_passage_into_the_next() -> None:
    one, two = windows_of([passage([10]), passage([10], DISSENT)])
    assert (one.header, two.header) == ("Trafikkontoret, synpunkter. Avgiften", "Reservation, synpunkter. Avgiften")


@pytest.mark.parametrize(
    ("made", "header"),
    [
        (passage([5]), "Trafikkontoret, synpunkter. Avgiften"),
        (passage([5], section=()), "Trafikkontoret, synpunkter"),
        (passage([5], PROPOSER, Stance.PROPOSAL, "Åstad"), "Åstad återger Länsstyrelsen, förslag. Avgiften"),
        (passage([5], NOBODY), "Avgiften"),
        (passage([5], NOBODY, section=()), ""),
        (passage([5], NOBODY, reported_by="Åstad"), "Avgiften"),
    ],
)
def test_the_header_says_whose_words_they_are_as_far_as_is_known(made: Passage, header: str) -> None:
    assert header_of(made) == header


def test_every_stance_has_a_word_of_its_own() -> None:
    headers = {header_of(passage([5], stance=stance)) for stance in Stance}
    assert len(headers) == len(Stance)
