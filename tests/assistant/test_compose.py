from collections.abc import Sequence

from assistant.answer import Language
from assistant.compose import Budget, choose
from assistant.question import Kind, Query
from assistant.select import Scored
from ingest.passage import Passage, Sentence, Stance
from tests.fakes.hits import hit
from tests.fakes.voices import COMMISSIONER, COMMITTEE, DISSENT, ISSUER, OFFICE, PROPOSER, sentence

FACT = Query("Vad?", "Vad?", "Vad?", (), Language.SWEDISH, Kind.FACT)
FIRST = sentence("Kontoret anser att avgiften är rimlig.", OFFICE, 0)
POINTER = sentence("Detta gäller även på kvällen.", OFFICE, 50)
LEAD = sentence(
    "Nämnden föreslår att kommunstyrelsen beslutar följande.", COMMITTEE, 100, stance=Stance.DECISION_PROPOSAL
)
ITEM = sentence("1. Remissen anses besvarad.", COMMITTEE, 200, stance=Stance.DECISION_PROPOSAL)
REJECTION = sentence("Avgiften är för hög.", DISSENT, 300)
VIEW = sentence("Jag delar inte förslaget.", COMMISSIONER, 400)
PROPOSAL = sentence("Avgiften föreslås höjas.", PROPOSER, 500)
TITLE = sentence("Avgifter", ISSUER, 600)


class Memory:
    """Passages held in memory."""

    def __init__(self, *passages: Sequence[Sentence]) -> None:
        self._passages = [Passage("d", tuple(sentences)) for sentences in passages]

    def passage_of(self, sentence: Sentence) -> Passage:
        """The passage that holds the sentence, or one of its own."""
        return next((p for p in self._passages if sentence in p.sentences), Passage("d", (sentence,)))


PASSAGES = Memory((FIRST, POINTER), (LEAD, ITEM))


def scored(*sentences: Sentence, step: float = 0.5) -> list[Scored]:
    return [Scored(hit(one), 10 - step * n) for n, one in enumerate(sentences)]


def test_the_best_come_first_and_as_many_as_the_budget_holds() -> None:
    evidence = choose(FACT, scored(FIRST, REJECTION, VIEW, PROPOSAL), PASSAGES, Budget(sentences=3))
    assert evidence.sentences == (FIRST, REJECTION, VIEW)


def test_what_is_far_behind_the_best_is_not_shown() -> None:
    assert choose(FACT, scored(FIRST, REJECTION, step=5), PASSAGES, Budget()).sentences == (FIRST,)


def test_the_best_is_shown_whatever_its_length() -> None:
    assert choose(FACT, scored(FIRST, REJECTION), PASSAGES, Budget(characters=5)).sentences == (FIRST,)


def test_a_sentence_that_points_back_brings_the_one_before_it() -> None:
    assert choose(FACT, scored(POINTER, REJECTION), PASSAGES, Budget()).sentences[:2] == (FIRST, POINTER)


def test_a_sentence_that_leads_in_a_list_brings_its_first_item() -> None:
    assert choose(FACT, scored(LEAD), PASSAGES, Budget()).sentences == (LEAD, ITEM)


def test_a_comparison_puts_the_sides_side_by_side_and_names_the_silent_one() -> None:
    sides = (frozenset({str(OFFICE.name)}), frozenset({str(DISSENT.name)}), frozenset({"Vägnämnden"}))
    query = Query("?", "?", "?", (), Language.SWEDISH, Kind.COMPARISON, sides=sides)
    evidence = choose(query, scored(FIRST, POINTER, REJECTION), PASSAGES, Budget(sentences=6))
    assert {one.voice.speaker for one in evidence.sentences} == {OFFICE, DISSENT}
    assert evidence.silent == ("Vägnämnden",)


def test_a_comparison_of_views_leaves_out_headings_and_formal_decisions() -> None:
    sides = (frozenset({str(COMMITTEE.name)}), frozenset({str(DISSENT.name)}))
    query = Query("?", "?", "?", (), Language.SWEDISH, Kind.COMPARISON, sides=sides)
    assert choose(query, scored(ITEM, REJECTION), PASSAGES, Budget()).sentences == (REJECTION,)


def test_an_overview_hears_everyone_in_the_order_of_a_case_whoever_scores_best() -> None:
    query = Query("?", "?", "?", (), Language.SWEDISH, Kind.OVERVIEW)
    ranked = scored(REJECTION, TITLE, FIRST, LEAD, VIEW, ITEM, PROPOSAL)
    assert choose(query, ranked, PASSAGES, Budget()).sentences == (PROPOSAL, ITEM, VIEW, FIRST, REJECTION)
