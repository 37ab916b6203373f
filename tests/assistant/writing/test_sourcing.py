from collections.abc import Mapping, Sequence

import pytest

from assistant.guard.verdict import Fault, Verdict
from assistant.writing.numbered import Numbered
from assistant.writing.sourcing import SURE, Sourced, Sourcing
from assistant.writing.statements import Said
from ingest.passage import Sentence
from tests.fakes.talker import FakeCheck
from tests.fakes.voices import DISSENT, OFFICE, sentence

FIRST = sentence("Avgiften är rimlig.", OFFICE, 0)
SECOND = sentence("Den höjs i maj.", OFFICE, 100)
THIRD = sentence("Kvällar är undantagna.", OFFICE, 200)
OTHER = sentence("Avgiften är för hög.", DISSENT, 300)
PASSAGES = (Numbered(1, (FIRST, SECOND)), Numbered(2, (THIRD,)), Numbered(3, (OTHER,)))
TEXT = "Kontoret finner avgiften rimlig."


def sourced(supported: Mapping[str, float], *numbers: int) -> Sourced | Verdict:
    return Sourcing(FakeCheck({TEXT: supported})).sourced(Said(TEXT, numbers), PASSAGES)


def test_a_statement_stands_on_the_one_sentence_that_supports_it_alone() -> None:
    assert sourced({"rimlig": 0.6}, 1) == Sourced(TEXT, (FIRST,))


def test_of_several_that_support_it_alone_it_stands_on_the_one_that_does_so_most() -> None:
    assert sourced({"i maj": 0.9, "rimlig": 0.6}, 1) == Sourced(TEXT, (SECOND,))


def test_a_statement_that_takes_several_sentences_stands_on_them_all() -> None:
    assert sourced({"rimlig. Den höjs": 0.6}, 1) == Sourced(TEXT, (FIRST, SECOND))


def test_passages_of_one_voice_that_are_cited_together_are_read_together() -> None:
    assert sourced({"maj. Kvällar": 0.6}, 1, 2) == Sourced(TEXT, (FIRST, SECOND, THIRD))


def test_passages_of_two_voices_are_never_read_together() -> None:
    check = FakeCheck({TEXT: {"undantagna. Avgiften": 0.9}})
    assert isinstance(Sourcing(check).sourced(Said(TEXT, (2, 3)), PASSAGES), Verdict)
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


class Distracted(FakeCheck):
    """Sees nothing in more than one sentence."""

    def check(self, text: str, cited: Sequence[Sentence]) -> Verdict:
        verdict = super().check(text, cited)
        return verdict if len(cited) == 1 else Verdict(Fault.MEANING)


@pytest.mark.parametrize(("support", "found"), [(SURE, True), (SURE - 0.01, False)])
def test_a_sentence_of_a_cited_passage_that_clearly_supports_it_alone_is_enough(support: float, found: bool) -> None:
    said = Sourcing(Distracted({TEXT: {"maj": support}})).sourced(Said(TEXT, (1,)), PASSAGES)
    assert said == (Sourced(TEXT, (SECOND,)) if found else Verdict(Fault.MEANING))


def test_the_verdict_on_what_is_cited_tells_what_is_wrong() -> None:
    assert sourced({}, 1, 2) == Verdict(Fault.MEANING, "fyra", 0.1)


@pytest.mark.parametrize("numbers", [(), (99,)])
def test_without_a_number_that_exists_there_is_no_source(numbers: tuple[int, ...]) -> None:
    assert sourced({}, *numbers) == Verdict(Fault.NO_SOURCE)
