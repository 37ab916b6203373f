"""Which names and bodies a statement may name: those of the sentences that it cites, and what goes without saying."""

from collections.abc import Iterator, Sequence

from assistant.guard.speaker_words import load_speaker_words
from assistant.lexicon import Lexicon
from assistant.roster import Roster
from assistant.words import fold, tokens
from ingest.corpus import Corpus
from ingest.parties import PARTY_NAMES, parties_in
from ingest.passage import Role, Sentence

_PLACES = ("kommun", "stad", "region")
_LEADER = "kommunstyrelsens ordförande"


class KnownNames:
    """Tells what sentences make known of names. Safe to share between threads."""

    def __init__(self, corpus: Corpus, roster: Roster, lexicon: Lexicon) -> None:
        self._corpus = corpus
        self._roster = roster
        self._leaders = tuple(n for n, roles in roster.roles.items() if Role.COMMISSIONER in roles)
        nouns = (*load_speaker_words().commissioners, *lexicon.role_nouns[Role.COMMISSIONER.value])
        self._titles = frozenset(noun.split()[-1] for noun in nouns)
        issuers = (str(d.issuer.name).split() for d in corpus.documents if d.issuer.name)
        self._places = tuple(fold(name[0]) for name in issuers if name[1:2] and name[1].casefold() in _PLACES)

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
        """Who the commissioner is that the sentences speak of by title, and which municipality is theirs."""
        heard = {token for sentence in cited for token in tokens(sentence.search_text)}
        if self._titles & (heard | {fold(token) for token in heard}):
            yield from self._leaders
        if cited[0].voice.speaker.role is Role.COMMISSIONER:
            yield _LEADER
        yield from self._places
