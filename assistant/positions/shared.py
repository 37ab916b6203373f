"""Topics that several answers take up by one word, where no document proposes them.

"Jobbpremien är bra", says one, "även om jobbpremien borde gälla längre" another: a compound that two voices use for it
and no known topic is called by is a topic if somebody takes a side on it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from assistant.positions.handles import tells_by_itself
from assistant.positions.position_words import other_words
from assistant.positions.proposals import Piece
from assistant.positions.terms import TermIndex
from assistant.positions.topics import Draft
from ingest.bodies import is_body
from ingest.passage import Sentence, Speaker
from vectorstore.words import stem, words

FEWEST_VOICES = 2
MOST_SENTENCES = 8
"""What more sentences speak of is what the case is about."""
_DEFINITE = ("en", "et", "na", "an")


def shared_drafts(
    columns: Mapping[Speaker, Sequence[Sentence]], index: TermIndex, known: frozenset[str]
) -> list[Draft]:
    """A topic for each telling compound that two voices use and that is not among the ``known`` stems of others."""
    said: dict[str, list[tuple[Speaker, Sentence, str]]] = defaultdict(list)
    for speaker, sentences in columns.items():
        for sentence in sentences:
            for word in dict.fromkeys(words(sentence.search_text)):
                own = stem(word)
                if (
                    known.isdisjoint({own, own.removesuffix("s")})
                    and tells_by_itself(word, index)
                    and not _is_anyones(word)
                ):
                    said[own].append((speaker, sentence, word))
    return [_draft(uses) for uses in said.values() if _is_shared(uses)]


def _is_anyones(word: str) -> bool:
    """Whether a word is what a body, people or a paper of the case is called."""
    others = other_words()
    name = word[:1].upper() + word[1:]
    return word.casefold().endswith((*others.endings, *others.people_and_papers)) or is_body(name)


def _is_shared(uses: Sequence[tuple[Speaker, Sentence, str]]) -> bool:
    speakers = {speaker.name for speaker, _, _ in uses}
    definite = any(word.endswith(_DEFINITE) for _, _, word in uses)
    return definite and len(speakers) >= FEWEST_VOICES and len(uses) <= MOST_SENTENCES


def _draft(uses: Sequence[tuple[Speaker, Sentence, str]]) -> Draft:
    word = next(word for _, _, word in uses if word.endswith(_DEFINITE))
    name = word[:1].upper() + word[1:]
    return Draft(name, [Piece(sentence, word) for _, sentence, _ in uses])
