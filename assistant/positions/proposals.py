"""What is proposed, piece by piece: the sentences that propose, wherever they stand, cut where one proposes two things.

A proposal is told by its proposer, retold in the memorandum, or stands as a rule under a heading such as "Utredningens
förslag" that no voice was found for. Sentences that only tell of the proposal ("har remitterat en promemoria ...") are
no proposals; those that name it as a whole are kept apart.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.evidence import opens_list
from assistant.positions.left_out import left_out
from assistant.positions.position_words import proposal_words
from assistant.positions.stated import is_own, is_stated
from ingest.corpus import Corpus
from ingest.passage import Document, Role, Sentence, Stance, Voice

_CUT = re.compile(
    r",\s+(?=(?:att|en|ett|färre|fler)\s)|,?\s+(?:och|samt)\s+(?=(?:att|en|ett|bara|endast|ska|får|färre|fler)\s)"
)
_LISTED = re.compile(
    r"\b(?P<number>två|tre|fyra|fem)\s+(?:\w+(?:a|na)\s)?(?P<noun>\w{4,})\b[^.;:]*?[;:,]\s+(?P<items>[^.;:]{3,160}?)\.?$",
    re.IGNORECASE,
)
_LIST_ITEM = re.compile(r",\s+|\s+(?:och|samt|respektive)\s+")
_MOST_WORDS_OF_AN_ITEM = 3
_FEWEST_WORDS = 2
_AGAINST = re.compile(r",\s+(?:men|medan)\s+")
_NO_NAME = re.compile(r"(?:för|i|på|av|om|till|med|som|där|att|vilk\w+|inte)\b", re.IGNORECASE)
_MISSED_HEADING = re.compile(r"\d+(?:\.\d+)*\.?\s+(?P<title>[A-ZÅÄÖ][^.:;,]{2,60})")
_NUMBERING = re.compile(r"^(?:förslag\s+)?\d+(?:\.\d+)*[.:)]?\s+", re.IGNORECASE)
_MATTER = re.compile(r"(?:ärendet|sammanfattning|remissen|bakgrund)\b.*|.*\bförslag(?:et|en)?", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:jag|vi|min|mitt|mina|vår|vårt|våra)\b", re.IGNORECASE)
_OPINIONS = frozenset({Stance.POSITION, Stance.DISSENT})


@dataclass(frozen=True, slots=True)
class Piece:
    """One proposed thing: the part of a sentence that proposes it, which one of them, and the heading that names it.

    ``opens`` is False where the sentence only goes on about what another proposes. ``listed_as`` is the number and the
    plural noun by which a list brings its items together ("två huvudområden"). ``stated`` is True where no word of
    proposing stands there: it proposes something only if somebody takes it so.
    """

    sentence: Sentence
    text: str
    number: int = 0
    heading: str | None = None
    opens: bool = True
    listed_as: tuple[str, str] | None = None
    stated: bool = False


def pieces_of(corpus: Corpus) -> tuple[Piece, ...]:
    """Everything that is proposed, in the order of the documents."""
    telling = telling_headings(corpus)
    among = _among_proposals(corpus)
    found: list[Piece] = []
    for document in corpus.documents:
        missed: tuple[tuple[str, ...], str] | None = None
        for sentence in (sentence for sentence in corpus.sentences if sentence.document_id == document.id):
            heading = _MISSED_HEADING.fullmatch(sentence.search_text)
            if heading and sentence.voice.stance in {Stance.BACKGROUND, Stance.PROPOSAL}:
                missed = (sentence.section, heading["title"]) if is_telling(heading["title"], corpus) else None
            elif _proposes(sentence, document, corpus, among):
                here = missed[1] if missed and missed[0] == sentence.section else _heading(sentence, telling)
                found += _cut_of(sentence, here)
            else:
                found += _unsaid(sentence, among)
    return tuple(found)


def of_the_whole(corpus: Corpus) -> tuple[Sentence, ...]:
    """The sentences that tell what the whole proposal is about."""
    return tuple(
        sentence
        for sentence in corpus.sentences
        if sentence.voice.stance is Stance.PROPOSAL and proposal_words().whole.search(sentence.search_text)
    )


def _cut_of(sentence: Sentence, heading: str | None) -> list[Piece]:
    """A sentence's proposals: its list's items when it lists them, else its clauses that propose something each."""
    listed = _LISTED.search(sentence.search_text)
    items = [item.strip(" ”\"'") for item in _LIST_ITEM.split(listed["items"])] if listed else []
    if listed and len(items) > 1 and all(_is_name(item) for item in items):
        called = (listed["number"].casefold(), listed["noun"].casefold())
        return [Piece(sentence, item, n, heading, listed_as=called) for n, item in enumerate(items)]
    return [Piece(sentence, text, n, heading) for n, text in enumerate(_clauses(sentence.search_text))]


def _clauses(text: str) -> tuple[str, ...]:
    parts: list[str] = []
    for part in _CUT.split(text):
        if parts and len(part.split()) < _FEWEST_WORDS:
            parts[-1] += f" {part}"
        else:
            parts.append(part)
    return tuple(part.strip(" .,;") for part in parts)


def is_telling(heading: str, corpus: Corpus) -> bool:
    """Whether a heading says what stands below it: no form's heading and nobody's name."""
    names = {name.casefold() for sentence in corpus.sentences for name in _names(sentence)}
    return not proposal_words().form_headings.fullmatch(heading.strip()) and heading.casefold() not in names


def _is_name(item: str) -> bool:
    return 0 < len(item.split()) <= _MOST_WORDS_OF_AN_ITEM and not _NO_NAME.match(item)


def _names(sentence: Sentence) -> Iterator[str]:
    yield from (name for name in (sentence.voice.speaker.name, sentence.voice.reported_by) if name)


def telling_headings(corpus: Corpus) -> frozenset[str]:
    """Headings under which the text itself stands, and that name what it is about."""
    titles = {document.title.casefold() for document in corpus.documents}
    last = {sentence.section[-1] for sentence in corpus.sentences if sentence.section}
    return frozenset(heading for heading in last if is_telling(heading, corpus) and heading.casefold() not in titles)


def _heading(sentence: Sentence, telling: frozenset[str]) -> str | None:
    if not sentence.section or sentence.section[-1] not in telling:
        return None
    return _NUMBERING.sub("", sentence.section[-1]).strip() or None


def _proposes(sentence: Sentence, document: Document, corpus: Corpus, among: frozenset[str]) -> bool:
    words = proposal_words()
    text = sentence.search_text
    if _only_tells(sentence):
        return False
    if _FIRST_PERSON.search(text):
        return False
    if not (words.cues.search(text) or words.passives.search(text)):
        return bool(words.rules.search(text)) and sentence.id in among
    if sentence.voice.stance is Stance.PROPOSAL:
        return True
    return sentence.voice.stance is Stance.BACKGROUND and _stands_where_proposals_do(sentence, document, corpus)


def _among_proposals(corpus: Corpus) -> frozenset[str]:
    """The sentences under whose heading their voice also proposes something."""
    proposing = {_spot(one) for one in corpus.sentences if one.section and one.voice.stance is Stance.PROPOSAL}
    return frozenset(one.id for one in corpus.sentences if _spot(one) in proposing)


def _spot(sentence: Sentence) -> tuple[str, tuple[str, ...], Voice]:
    """Where a sentence stands and whose it is, whatever its stance."""
    return sentence.document_id, sentence.section, replace(sentence.voice, stance=Stance.PROPOSAL)


def _unsaid(sentence: Sentence, among: frozenset[str]) -> Iterator[Piece]:
    """What a sentence without a word of proposing may propose."""
    text, is_proposal = sentence.search_text, sentence.voice.stance is Stance.PROPOSAL
    if is_proposal and not _only_tells(sentence):
        yield Piece(sentence, text, opens=False)
    if not (is_proposal or sentence.id in among) or _FIRST_PERSON.search(text):
        return
    if is_own(sentence) and (name := left_out(text)):
        yield Piece(sentence, name, stated=True)
    elif is_stated(sentence) and not opens_list(sentence):
        clauses = [clause for one in _AGAINST.split(text) for clause in _clauses(one)]
        yield from (
            Piece(sentence, one, n, stated=True) for n, one in enumerate(clauses) if len(one.split()) > _FEWEST_WORDS
        )


def _only_tells(sentence: Sentence) -> bool:
    words, text = proposal_words(), sentence.search_text
    if words.tells.search(text) or opens_list(sentence):
        return True
    return bool(words.estimates.search(text)) and not words.strong.search(text)


def _stands_where_proposals_do(sentence: Sentence, document: Document, corpus: Corpus) -> bool:
    """Under a heading that announces the proposal, or in a document in which nobody holds an opinion."""
    if sentence.voice.speaker.role not in {Role.ISSUER, Role.PROPOSER} or not sentence.section:
        return False
    if any(_MATTER.fullmatch(title) for title in sentence.section):
        return True
    return not any(other.document_id == document.id and other.voice.stance in _OPINIONS for other in corpus.sentences)
