"""What a newcomer would ask and the documents do not say, so that silence is told and not guessed at."""

import re
from collections.abc import Sequence

from assistant.about.about import DateKind, Event, Gap
from assistant.about.mentions import bodies_in
from assistant.about.proposals import proposal_documents
from ingest.corpus import Corpus
from ingest.form_words import RESPONSES, form_word
from ingest.passage import Document, Role, Sentence, Stance
from ingest.patterns import any_of

_PAPER = any_of("remiss,rapport,förslag,betänkande,utredning,promemoria,program,underlag")
_ELSEWHERE = re.compile(
    rf"\b{_PAPER}\w*\b.*(?:\bi sin helhet\b.*\b(?:finns|läsa|hämta|på)\b|\bfinns att (?:läsa|hämta)\b)", re.IGNORECASE
)
_SUMMARY = re.compile(r"\b(?:sammanfattning|i sammandrag|i utdrag|utdrag|kortversion)\b", re.IGNORECASE)
_DECIDED = re.compile(r"(?:\w+s\s+)?beslut", re.IGNORECASE)
_HAS_DECIDED = re.compile(
    r"\b(?:yttrande\w*|beslut\w*)\s+(?:har\s+)?(?:beslutats|beslutades|fattats|fattades)\s+av\b", re.IGNORECASE
)
_DISSENTS = re.compile(
    r"\breserver\w+ sig\b|^Reservation\b|\bsärskilt (?:uttalande|yttrande)\b|\bdeltog inte i beslutet\b", re.IGNORECASE
)
_DECIDES = re.compile(r"\b" + any_of("beslutar,besluta,beslut") + r"\b", re.IGNORECASE)


def gaps(corpus: Corpus, events: Sequence[Event]) -> tuple[Gap, ...]:
    """What is missing, in the order in which it would be asked."""
    roles = {sentence.voice.speaker.role for sentence in corpus.sentences}
    missing = {
        Gap.PROPOSER: Role.PROPOSER not in roles,
        Gap.PROPOSAL_IN_FULL: not _is_whole(corpus),
        Gap.DEADLINE: not any(event.kind is DateKind.DEADLINE for event in events),
        Gap.DECISION: not _is_decided(corpus),
        Gap.DISSENT: Role.DISSENTER not in roles and not _is_contested(corpus),
    }
    return tuple(gap for gap, is_missing in missing.items() if is_missing)


def _is_decided(corpus: Corpus) -> bool:
    """Whether a body that is proposed to decide has decided; any decision counts where nothing is proposed."""
    deciders = _deciders(corpus)
    deciding = [s for s in corpus.sentences if s.voice.stance is Stance.DECISION]
    if any(not deciders or _key(s.voice.speaker.name) in deciders for s in deciding):
        return True
    return any(_is_own_decision(sentence) for sentence in corpus.sentences)


def _is_own_decision(sentence: Sentence) -> bool:
    """Whether a sentence stands under a document's own heading of what was decided, and not in a retold opinion."""
    section = sentence.section
    if _HAS_DECIDED.search(sentence.search_text) and not section[1:]:
        return True
    return bool(section) and _DECIDED.fullmatch(section[-1]) is not None and form_word(section[0]) != RESPONSES


def _is_contested(corpus: Corpus) -> bool:
    """Whether a dissent is told of, though its own words are not there."""
    return any(_DISSENTS.search(sentence.search_text) for sentence in corpus.sentences)


def _deciders(corpus: Corpus) -> frozenset[str]:
    """The bodies named in the lines that lead in a proposed decision ("föreslår att kommunstyrelsen beslutar")."""
    leads = (
        s.search_text
        for s in corpus.sentences
        if s.voice.stance is Stance.DECISION_PROPOSAL and _DECIDES.search(s.search_text)
    )
    return frozenset(_key(body) for lead in leads for body in bodies_in(lead[: _last_decides(lead)]))


def _last_decides(lead: str) -> int:
    return max((match.start() for match in _DECIDES.finditer(lead)), default=len(lead))


def _key(name: str | None) -> str:
    return (name or "").casefold()


def _is_whole(corpus: Corpus) -> bool:
    """Whether the proposal is in the folder, more than as a summary, and nothing sends the reader elsewhere for it."""
    own = proposal_documents(corpus)
    if not own or any(_ELSEWHERE.search(sentence.search_text) for sentence in corpus.sentences):
        return False
    return not all(_is_summary(corpus, document) for document in own)


def _is_summary(corpus: Corpus, document: Document) -> bool:
    """A title that says so, a summary and nothing else, or a heading line that says so before the text begins."""
    sections = {s.section[0] for s in corpus.sentences if s.document_id == document.id and s.section}
    if _SUMMARY.search(document.title) or (sections and all(_SUMMARY.search(section) for section in sections)):
        return True
    head = [s for s in corpus.sentences if s.document_id == document.id and not s.section][:6]
    return any(_SUMMARY.match(s.search_text) and not s.search_text.endswith(".") for s in head)
