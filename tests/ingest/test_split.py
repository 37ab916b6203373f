"""Passages: one speaker, one section, and small enough for the embedding model."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.passage import Role, Sentence, Span, Speaker, Stance, Voice
from ingest.split import MAX_TOKENS, TARGET_TOKENS, split_passages
from ingest.tokens import passage_size

ISSUER = Speaker("Staden", Role.ISSUER)
OFFICE = Speaker("Kontoret", Role.OFFICE)


def sentence(start: int, words: int = 10, speaker: Speaker = ISSUER, section: tuple[str, ...] = ()) -> Sentence:
    return Sentence("d", Span(start, start + 1), "ord " * words, section, Voice(speaker, Stance.BACKGROUND))


def test_a_passage_ends_where_speaker_section_or_reporter_changes() -> None:
    told = Sentence("d", Span(4, 5), "ord", (), Voice(OFFICE, Stance.POSITION, "Staden"))
    sentences = (sentence(0), sentence(1), sentence(2, speaker=OFFICE), sentence(3, section=("A",)), told)
    assert [len(passage.sentences) for passage in split_passages(sentences)] == [2, 1, 1, 1]


def test_long_runs_are_cut_near_the_target_and_short_tails_join() -> None:
    passages = split_passages([sentence(i, words=20) for i in range(30)])
    sizes = [passage_size(passage.search_text) for passage in passages]
    assert all(TARGET_TOKENS * 0.8 <= size <= MAX_TOKENS for size in sizes[:-1])
    assert sizes[-1] > 60


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(1, 280), st.sampled_from([ISSUER, OFFICE]), st.sampled_from([(), ("A",)]))))
def test_passages_hold_every_sentence_once_and_never_grow_too_large(
    drawn: list[tuple[int, Speaker, tuple[str, ...]]],
) -> None:
    sentences = [sentence(i, words, speaker, section) for i, (words, speaker, section) in enumerate(drawn)]
    passages = split_passages(sentences)
    assert [each for passage in passages for each in passage.sentences] == sentences
    assert all(passage_size(passage.search_text) <= MAX_TOKENS for passage in passages)
    assert all(a.span.end <= b.span.start for a, b in pairwise(passages))
    for passage in passages:
        assert len({(each.section, each.voice.speaker, each.voice.reported_by) for each in passage.sentences}) == 1
