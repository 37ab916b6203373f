"""Who has taken whose part: a statement that gives the speaker's words to another of whom it speaks, or the reverse."""

from collections.abc import Sequence

from assistant.guard.speaker_agents import Agent, Attribution, is_among, is_own_name
from assistant.guard.speaker_words import SpeakerWords
from ingest.passage import Voice


def turned(said: Attribution, told: Sequence[Attribution], voice: Voice) -> str | None:
    """Who is said to say it of the one who does: the speaker's part and another's have changed places."""
    own = [agent for agent in said.everyone if voice.speaker.name in agent.known and not agent.is_city]
    first = next((agent for agent in said.agents if agent.opens and voice.speaker.name not in agent.known), None)
    if not own or not all(agent.is_under for agent in own) or (first and voice.reported_by in first.known):
        return None
    if any(agent.is_contrasted for agent in own):
        return own[0].words
    opening = [agent for one in told for agent in one.telling if agent.opens or agent.verb]
    return first.words if first and not is_among(first, opening) else None


def of_another(said: Attribution, told: Sequence[Attribution], voice: Voice, of_itself: bool) -> str | None:
    """Who is said to say what the sentences tell that somebody else says, whom the statement leaves out.

    ``of_itself`` tells that the speaker names itself in the sentences ("jag"): then no one can be sure.
    """
    own = [agent for agent in said.agents if voice.speaker.name in agent.known]
    is_told = any(voice.speaker.name in agent.known for one in told for agent in one.everyone)
    if not own or len(own) < len(said.everyone) or of_itself or is_told or any(agent.is_city for agent in own):
        return None
    sayings = [any(agent.opens and not agent.is_owner and is_own_name(agent) for agent in one.telling) for one in told]
    return own[0].words if sayings and all(sayings) else None


def denies_its_own(agent: Agent, telling: Sequence[Agent], words: SpeakerWords, negators: frozenset[str]) -> bool:
    """Whether it is said to deny what the sentences only tell that it holds ("utredningens slutsats")."""
    clause = set(agent.clause.split())
    denies = bool(clause & words.rejecting) or bool(clause & words.unshared and clause & negators)
    return denies and all(other.is_owner for other in telling if is_among(agent, [other]))
