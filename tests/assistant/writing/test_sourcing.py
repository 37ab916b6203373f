from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from assistant.guard.verdict import Fault, Verdict
from assistant.guard.voices import voice_key
from assistant.writing.numbered import Numbered
from assistant.writing.sourcing import SURE, Sourced, Sourcing
from assistant.writing.statements import Said
from ingest.passage import Sentence, Speaker, Stance
from tests.fakes.talker import FakeCheck
from tests.fakes.voices import DISSENT, OFFICE, sentence

FIRST = sentence("Avgiften är rimlig.", OFFICE, 0)
SECOND = sentence("Den höjs i maj.", OFFICE, 100)
THIRD = sentence("Kvällar är undantagna.", OFFICE, 200)
OTHER = sentence("Avgiften är för hög.", DISSENT, 300)
PASSAGES = (Numbered(1, (FIRST, SECOND)), Numbered(2, (THIRD,)), Numbered(3, (OTHER,)))
TEXT = "Kontoret finner avgiften rimlig."


def sourced(supported: Mapping[str, float], *numbers: int) -> Sourced | Verdict:
    return Sourcing(FakeCheck({TEXT: supported}), PASSAGES).sourced(Said(TEXT, numbers))


def test_a_statement_stands_on_the_one_sentence_that_clearly_supports_it_alone() -> None:
    assert sourced({"rimlig": SURE}, 1) == Sourced(TEXT, (FIRST,))


def test_a_sentence_that_barely_supports_it_does_not_stand_for_its_passage() -> None:
    assert sourced({"rimlig": SURE - 0.01}, 1) == Sourced(TEXT, (FIRST, SECOND))
    both_more = {"rimlig. Den höjs": 0.99, "rimlig": 0.85}
    assert sourced(both_more, 1) == Sourced(TEXT, (FIRST, SECOND))
    assert sourced(both_more | {"rimlig": 0.95}, 1) == Sourced(TEXT, (FIRST,))


def test_of_several_that_support_it_alone_it_stands_on_the_one_that_does_so_most() -> None:
    assert sourced({"i maj": 0.9, "rimlig": 0.6}, 1) == Sourced(TEXT, (SECOND,))


def test_a_statement_that_takes_several_sentences_stands_on_them_all() -> None:
    assert sourced({"rimlig. Den höjs": 0.6}, 1) == Sourced(TEXT, (FIRST, SECOND))


def test_passages_of_one_voice_that_are_cited_together_are_read_together() -> None:
    assert sourced({"maj. Kvällar": 0.6}, 1, 2) == Sourced(TEXT, (FIRST, SECOND, THIRD))


def test_passages_of_two_voices_are_never_read_together() -> None:
    check = FakeCheck({TEXT: {"undantagna. Avgiften": 0.9}})
    assert isinstance(Sourcing(check, PASSAGES).sourced(Said(TEXT, (2, 3))), Verdict)
    assert all(len({s.voice.speaker for s in cited}) == 1 for _, cited in check.asked)


def test_one_passage_of_several_that_are_cited_is_enough() -> None:
    assert sourced({"för hög": 0.5}, 1, 3) == Sourced(TEXT, (OTHER,))


@pytest.mark.parametrize("numbers", [(), (99,), (2,), (2, 99)])
def test_a_missing_or_mistaken_number_is_mended_where_another_passage_clearly_supports_it(
    numbers: tuple[int, ...],
) -> None:
    assert sourced({"rimlig": SURE}, *numbers) == Sourced(TEXT, (FIRST,))


@pytest.mark.parametrize("numbers", [(), (99,), (2,)])
def test_it_is_not_where_the_support_is_less_than_clear(numbers: tuple[int, ...]) -> None:
    assert isinstance(sourced({"rimlig": SURE - 0.01}, *numbers), Verdict)


def test_the_clearest_of_the_other_passages_is_taken() -> None:
    assert sourced({"undantagna": 0.85, "för hög": 0.95}) == Sourced(TEXT, (OTHER,))


def test_what_is_cited_comes_before_what_is_clearer() -> None:
    assert sourced({"undantagna": 0.3, "för hög": 0.99}, 2) == Sourced(TEXT, (THIRD,))


@pytest.mark.parametrize("other", [replace(OFFICE, members=("Eva Ask",)), OFFICE])
def test_passages_of_one_name_but_not_one_voice_are_never_read_together(other: Speaker) -> None:
    third = sentence("Kvällar är undantagna.", other, 200, stance=Stance.BACKGROUND if other == OFFICE else None)
    check = FakeCheck({TEXT: {"maj. Kvällar": 0.9}})
    passages = (PASSAGES[0], Numbered(2, (third,)))
    assert isinstance(Sourcing(check, passages).sourced(Said(TEXT, (1, 2))), Verdict)
    assert all(len({voice_key(s) for s in cited}) == 1 for _, cited in check.asked)


def test_nothing_is_checked_twice_and_single_sentences_only_where_words_are_shared() -> None:
    far = Numbered(4, (sentence("Bron målas röd.", OFFICE, 400), sentence("Vägen stängs.", OFFICE, 500)))
    check = FakeCheck({})
    sourcing = Sourcing(check, (*PASSAGES, far))
    sourcing.sourced(Said(TEXT, (2,)))
    sourcing.sourced(Said(TEXT, (3,)))
    cited = [sentences for _, sentences in check.asked]
    assert len(cited) == len(set(cited)) == 6
    assert cited[:4] == [(THIRD,), (FIRST, SECOND), (OTHER,), far.sentences]
    assert set(cited[4:]) == {(FIRST,), (SECOND,)}


@pytest.mark.parametrize("numbers", [(), (1,)])
def test_a_fragment_is_known_by_the_first_verdict(numbers: tuple[int, ...]) -> None:
    check = FakeCheck({}, Fault.EMPTY)
    verdict = Sourcing(check, PASSAGES).sourced(Said("Klart.", numbers))
    assert isinstance(verdict, Verdict) and verdict.fault is Fault.EMPTY
    assert len(check.asked) == 1


class Distracted(FakeCheck):
    """Sees nothing in more than one sentence."""

    def check(self, text: str, cited: Sequence[Sentence]) -> Verdict:
        verdict = super().check(text, cited)
        return verdict if len(cited) == 1 else Verdict(Fault.MEANING)


@pytest.mark.parametrize(("support", "found"), [(SURE, True), (SURE - 0.01, False)])
def test_a_sentence_of_a_cited_passage_that_clearly_supports_it_alone_is_enough(support: float, found: bool) -> None:
    said = Sourcing(Distracted({TEXT: {"maj": support}}), PASSAGES).sourced(Said(TEXT, (1,)))
    assert said == (Sourced(TEXT, (SECOND,)) if found else Verdict(Fault.MEANING))


def test_the_verdict_on_what_is_cited_tells_what_is_wrong() -> None:
    assert sourced({}, 1, 2) == Verdict(Fault.MEANING, "fyra", 0.1)


@pytest.mark.parametrize("numbers", [(), (99,)])
def test_without_a_number_that_exists_there_is_no_source(numbers: tuple[int, ...]) -> None:
    assert sourced({}, *numbers) == Verdict(Fault.NO_SOURCE)
