"""Which names and bodies a statement may name: those of the sentences that it cites, and what goes without saying."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from assistant.guard.speaker_agents import is_genitive
from assistant.guard.speaker_words import load_speaker_words
from assistant.lexicon import Lexicon
from assistant.roster import Roster
from assistant.words import fold, tokens
from ingest.corpus import Corpus
from ingest.parties import PARTY_NAMES, parties_in
from ingest.passage import Role, Sentence

_PLACES = ("kommun", "stad", "region")
_BOARD = "kommunstyrelsens"
_LEADER = f"{_BOARD} ordförande"


class KnownNames:
    """Tells what sentences make known of names. Safe to share between threads."""

    def __init__(self, corpus: Corpus, roster: Roster, lexicon: Lexicon) -> None:
        self._corpus = corpus
        self._roster = roster
        self._leaders = _only(n for n, roles in roster.roles.items() if Role.COMMISSIONER in roles)
        nouns = (*load_speaker_words().commissioners, *lexicon.role_nouns[Role.COMMISSIONER.value])
        self._titles = frozenset(noun.split()[-1] for noun in nouns)
        issuers = (str(d.issuer.name).split() for d in corpus.documents if d.issuer.name)
        self._places = _only(fold(name[0]) for name in issuers if name[1:2] and name[1].casefold() in _PLACES)

    def of(self, cited: Sequence[Sentence]) -> tuple[str, ...]:
        """Texts whose names a statement about the sentences may take up."""
        voice, document = cited[0].voice, self._corpus.document(cited[0].document_id)
        return (
            *self._parties(cited),
            *(sentence.search_text for sentence in cited),
            *cited[0].section,
            document.title,
            document.issuer.name or "",
            *voice.speaker.members,
            *self._aliases(cited),
            *self._unsaid(cited),
        )

    def _aliases(self, cited: Sequence[Sentence]) -> Iterator[str]:
        """What the speaker, whoever retells it, the proposer and the city go by."""
        voice = cited[0].voice
        speakers = {name for name in (voice.speaker.name, voice.reported_by) if name}
        yield from speakers
        for alias in self._roster.aliases:
            if alias.is_proposer or alias.is_city or alias.speakers & speakers:
                yield " ".join(alias.words)

    def _parties(self, cited: Sequence[Sentence]) -> Iterator[str]:
        """The names of the parties that the sentences abbreviate, and the abbreviations of those that they name."""
        for short in (short for sentence in cited for short in parties_in(sentence.search_text)):
            yield from (short, *PARTY_NAMES.get(short, ()))

    def _unsaid(self, cited: Sequence[Sentence]) -> Iterator[str]:
        """Who the only commissioner is, where the sentences have the title, and which is the only municipality."""
        if any(self._has_title(tokens(sentence.search_text)) for sentence in cited):
            yield from self._leaders
        if cited[0].voice.speaker.role is Role.COMMISSIONER:
            yield _LEADER
        yield from self._places

    def _has_title(self, heard: Sequence[str]) -> bool:
        """Whether the commissioner's title is heard, and not that of whom another body has ("nämndens ordförande")."""
        return any(
            bool(self._titles & {word, fold(word)}) and (before == _BOARD or not is_genitive(before))
            for before, word in pairwise(("", *heard))
        )


def _only(names: Iterable[str]) -> tuple[str, ...]:
    """The name where there is but one: of several, nothing tells which is meant."""
    found = frozenset(names)
    return tuple(found) if len(found) == 1 else ()
