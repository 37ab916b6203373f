"""An answer to who takes which side: everyone's words, what they are about, and what nobody was found to say."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.draft import Block, Draft, Line
from assistant.extractive import ExtractiveAnswerer
from assistant.select import Scored
from assistant.sides import Reach, Sided
from ingest.passage import Role, Sentence, Stance
from prompts.texts import Texts
from vectorstore.hybrid import Hit

SIDED_BELIEF, SIDED_MASS = 0.8, 0.95
"""How far an answer by the matrix is believed, and to be all there is (docs/answering.md)."""
_VIEWS = frozenset({Stance.POSITION, Stance.DISSENT})


def draft_of(sided: Sided, answerer: ExtractiveAnswerer, texts: Texts) -> Draft:
    """The quotes, each under who says it and, where it is about a part of the proposal, of which."""
    opening = None if sided.reach is Reach.FULL else texts.say(f"note.side_{sided.reach}")
    shown = {sentence.voice.speaker.name for sentence in sided.sentences}
    others = [name for name in sided.unclear if name not in shown]
    notes = (texts.say("note.side_unclear", speakers=texts.listing(others)),) if others else ()
    return Draft(tuple(_block(one, sided, answerer, texts) for one in sided.sentences), opening, notes)


def candidates_of(sided: Sided, ranked: Sequence[Scored]) -> list[Scored]:
    """The sentences as candidates of equal worth, with what the search found of them where it did."""
    found = {scored.sentence.id: scored for scored in ranked}
    return [replace(found.get(one.id, Scored(_unsearched(one), 0.0)), score=0.0) for one in sided.sentences]


def views_of(ranked: Sequence[Scored]) -> list[Scored]:
    """The candidates that can take a side: somebody's view, and not the proposer's."""
    voices = ((scored, scored.sentence.voice) for scored in ranked)
    return [scored for scored, voice in voices if voice.stance in _VIEWS and voice.speaker.role is not Role.PROPOSER]


def _block(sentence: Sentence, sided: Sided, answerer: ExtractiveAnswerer, texts: Texts) -> Block:
    lead, topic = answerer.lead(sentence), sided.about.get(sentence.id)
    if topic:
        lead = texts.say("lead.about", lead=lead, topic=topic)
    return Block(lead, (Line(answerer.quoted(sentence), (sentence,)),))


def _unsearched(sentence: Sentence) -> Hit:
    return Hit(sentence, -1, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0, 0)
