"""Overviews: everyone is heard in turn, in the order in which a case is told, by the sentences that open their views.

What is proposed comes first, then what is proposed to be decided, the city's positions, and the dissent. A
sentence counts for more the earlier it stands in its speaker's part of a section, where a view is stated
before it is argued.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from assistant.evidence import is_fragment, opens_list, points_back
from assistant.select import Scored, distinct
from ingest.passage import Role, Sentence, Stance

_ORDER = (
    (Stance.PROPOSAL, None),
    (Stance.DECISION, None),
    (Stance.DECISION_PROPOSAL, None),
    (Stance.POSITION, Role.COMMISSIONER),
    (Stance.POSITION, Role.OFFICE),
    (Stance.POSITION, Role.RESPONDENT),
    (Stance.DISSENT, None),
    (Stance.POSITION, Role.COMMITTEE),
)
_LEADS = (4.0, 2.0, 1.0)
_WEIGHT = 0.5

Voice = tuple[Stance, Role | None]


def in_turn(ranked: Sequence[Scored]) -> list[Sentence]:
    """The candidates in rounds: each voice's best in the order of the case, then each voice's second, and so on."""
    places = _places(scored.sentence for scored in ranked)
    voices: defaultdict[int, list[tuple[float, Scored]]] = defaultdict(list)
    for scored in distinct(ranked):
        turn = _turn(scored.sentence)
        if turn is not None and _stands_alone(scored.sentence):
            voices[turn].append((_worth(scored, places), scored))
    for candidates in voices.values():
        candidates.sort(key=lambda pair: -pair[0])
    rounds = max(map(len, voices.values()), default=0)
    return [voices[turn][n][1].sentence for n in range(rounds) for turn in sorted(voices) if n < len(voices[turn])]


def _worth(scored: Scored, places: dict[str, int]) -> float:
    place = places[scored.sentence.id]
    return _WEIGHT * scored.score + (_LEADS[place] if place < len(_LEADS) else 0.0)


def _stands_alone(sentence: Sentence) -> bool:
    return not (is_fragment(sentence) or points_back(sentence) or opens_list(sentence))


def _turn(sentence: Sentence) -> int | None:
    voice = sentence.voice
    for turn, (stance, role) in enumerate(_ORDER):
        if voice.stance is stance and role in {None, voice.speaker.role}:
            return turn
    return None


def _places(sentences: Iterable[Sentence]) -> dict[str, int]:
    """Each sentence's place, from 0, among its speaker's sentences in its section.

    A single sentence retold in another's text opens no view there and has no leading place.
    """
    parts: defaultdict[tuple[object, ...], list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        parts[(sentence.document_id, sentence.section, sentence.voice.speaker.name)].append(sentence)
    return {
        sentence.id: place if len(part) > 1 or sentence.voice.reported_by is None else len(_LEADS)
        for part in parts.values()
        for place, sentence in enumerate(sorted(part, key=lambda sentence: sentence.span.start))
    }
