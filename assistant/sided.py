"""An answer to who takes which side: everyone's words, what they are about, and what nobody was found to say."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

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
    opening = None if sided.reach is Reach.FULL or sided.lines else texts.say(f"note.side_{sided.reach}")
    shown = {sentence.voice.speaker.name for sentence in sided.sentences}
    others = [name for name in sided.unclear if name not in shown]
    notes = (texts.say("note.side_unclear", speakers=texts.listing(others)),) if others else ()
    leads = ((_lead(one, sided, answerer, texts), Line(answerer.quoted(one), (one,))) for one in sided.shown)
    blocks = (Block(lead, tuple(line for _, line in own)) for lead, own in groupby(leads, key=itemgetter(0)))
    return Draft(tuple(blocks), opening, notes)


def candidates_of(sided: Sided, ranked: Sequence[Scored]) -> list[Scored]:
    """The sentences as candidates of equal worth; every view but the proposer's where nothing is known of the topic."""
    if not sided.shown:
        return _views(ranked)
    found = {scored.sentence.id: scored for scored in ranked}
    return [replace(found.get(one.id, Scored(_unsearched(one), 0.0)), score=0.0) for one in sided.shown]


def _lead(sentence: Sentence, sided: Sided, answerer: ExtractiveAnswerer, texts: Texts) -> str:
    lead, topic = answerer.lead(sentence), sided.about.get(sentence.id)
    return texts.say("lead.about", lead=lead, topic=topic) if topic else lead


def _unsearched(sentence: Sentence) -> Hit:
    return Hit(sentence, -1, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0, 0)


def _views(ranked: Sequence[Scored]) -> list[Scored]:
    voices = ((scored, scored.sentence.voice) for scored in ranked)
    return [scored for scored, voice in voices if voice.stance in _VIEWS and voice.speaker.role is not Role.PROPOSER]
