"""Which of a case's documents are the proposal itself, and which the memorandum that answers it."""

import re

from ingest.corpus import Corpus
from ingest.passage import Document, Role, Sentence, Stance

_HEAD_LINES = 12
_REPLIES = re.compile(r"yttrande|remissvar|svar (?:på|till|över)|synpunkter på|tjänsteutlåtande|till \S", re.IGNORECASE)
_ANSWERING = frozenset({Stance.POSITION, Stance.DECISION_PROPOSAL, Stance.DECISION, Stance.DISSENT})


def sentences_of(corpus: Corpus, document: Document) -> tuple[Sentence, ...]:
    """A document's sentences, in its order."""
    return tuple(sentence for sentence in corpus.sentences if sentence.document_id == document.id)


def proposal_documents(corpus: Corpus) -> tuple[Document, ...]:
    """The proposer's own documents; where none is told to be, those that take no position while others do."""
    own = tuple(document for document in corpus.documents if _is_proposers(corpus, document))
    if own:
        return own
    answering = [document for document in corpus.documents if answers(corpus, document)]
    silent = tuple(document for document in corpus.documents if document not in answering)
    if silent:
        return silent if answering else ()
    deciding = [document for document in answering if _is_reply(corpus, document)]
    return tuple(document for document in answering if document not in deciding) if deciding else ()


def _is_reply(corpus: Corpus, document: Document) -> bool:
    """Whether a document decides, has a commissioner, or says in its head that it replies."""
    sentences = sentences_of(corpus, document)
    if any(_decides(s) or s.voice.speaker.role is Role.DISSENTER for s in sentences):
        return True
    head = [s.search_text for s in sentences[:_HEAD_LINES] if not s.search_text.endswith(".")]
    return any(_REPLIES.match(line) for line in [document.title, *head])


def answers(corpus: Corpus, document: Document) -> bool:
    """Whether a document takes positions or decides, and so answers a proposal."""
    return any(sentence.voice.stance in _ANSWERING for sentence in sentences_of(corpus, document))


def memorandum(corpus: Corpus) -> Document | None:
    """The document that proposes a decision or has a commissioner, else the first that answers, else the first."""
    deciding = {s.document_id for s in corpus.sentences if _decides(s)}
    answering = [document for document in corpus.documents if answers(corpus, document)]
    chosen = [document for document in answering if document.id in deciding] or answering or list(corpus.documents)
    return chosen[0] if chosen else None


def _decides(sentence: Sentence) -> bool:
    voice = sentence.voice
    return voice.stance is Stance.DECISION_PROPOSAL or voice.speaker.role is Role.COMMISSIONER


def _is_proposers(corpus: Corpus, document: Document) -> bool:
    if document.issuer.role is Role.PROPOSER:
        return True
    own = [s for s in sentences_of(corpus, document) if s.voice.speaker.role is Role.PROPOSER]
    return bool(own) and all(s.voice.reported_by is None for s in own) and not answers(corpus, document)
