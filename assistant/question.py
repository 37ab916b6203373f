"""What a question asks: in which language, of whom, in what stance, and what kind of answer it wants.

Everything here is a rule over the question's words, the conversation before it and the case's roster.
A rule that is not sure says nothing: an unclear question is searched as it stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.addressee import addressees, is_agent, pronoun_speaks, sides, subjects, topic_of, union
from assistant.answer import Language
from assistant.errors import QuestionInvalid
from assistant.frames import frames_asked
from assistant.glossary import Glossary
from assistant.lexicon import Lexicon
from assistant.roster import Mention, Roster
from assistant.sources import Sources
from assistant.spelling import Speller
from assistant.words import clean, tokens

MAX_QUESTION = 4_000
_SHORT_FOLLOWUP, _BARE_FOLLOWUP = 7, 4


class Kind(StrEnum):
    """What kind of answer a question wants."""

    META = "meta"
    COMPARISON = "comparison"
    OVERVIEW = "overview"
    WHEN = "when"
    HOW_MANY = "how_many"
    WHO = "who"
    WHY = "why"
    LIST = "list"
    DEFINITION = "definition"
    YES_NO = "yes_no"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Query:
    """A question understood.

    ``search`` is what retrieval looks for, ``topic`` the same without who is asked and the words of asking,
    and ``terms`` official words for what it says otherwise. ``wanted`` holds the speakers whose words are
    asked for, empty when anyone's will do; ``preferred`` those that are named and likely meant; ``city``
    says that they are asked for as the city. ``sides`` are the groups that a comparison puts side by side.
    ``documents`` are the ids of those meant. ``frames`` are the formal lines (deadline, signature, ...) that
    the question may be after. ``stranger`` says that a party is asked about that says nothing in the case.
    ``outside`` holds the words of legal advice or prediction. ``earlier`` is the question that a follow-up
    leans on; ``standalone`` the whole question in words of its own, where a language model has put it so.
    """

    text: str
    search: str
    topic: str
    terms: tuple[str, ...]
    language: Language
    kind: Kind
    wanted: frozenset[str] = frozenset()
    preferred: frozenset[str] = frozenset()
    sides: tuple[frozenset[str], ...] = ()
    city: bool = False
    asks_proposal: bool = False
    asks_decision: bool = False
    documents: frozenset[str] = frozenset()
    frames: frozenset[str] = frozenset()
    stranger: bool = False
    outside: str | None = None
    earlier: str | None = None
    standalone: str | None = None


def checked(question: str) -> str:
    """The question cleaned; QuestionInvalid when it is empty or longer than ``MAX_QUESTION`` characters."""
    if len(question) > MAX_QUESTION:
        raise QuestionInvalid("question_too_long", length=len(question), limit=MAX_QUESTION)
    text = clean(question)
    if not any(ch.isalnum() for ch in text):
        raise QuestionInvalid("empty_question")
    return text


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a question is read with: who can be asked, how people ask, and how they may have misspelled it."""

    roster: Roster
    lexicon: Lexicon
    speller: Speller
    glossary: Glossary
    sources: Sources


def understand(question: str, history: tuple[str, ...], knowledge: Knowledge) -> Query:
    """A checked question, read against the questions before it (oldest first)."""
    own = _read(question, knowledge)
    earlier = [clean(q)[:MAX_QUESTION] for q in history if clean(q)]
    if not earlier or own.kind is Kind.META or not _leans_back(own, knowledge.lexicon):
        return own
    before = understand(earlier[-1], tuple(earlier[:-1]), knowledge)
    return _resolved(own, before, knowledge)


def _read(question: str, knowledge: Knowledge) -> Query:
    roster, lexicon = knowledge.roster, knowledge.lexicon
    corrected = knowledge.speller.corrected(question) or question
    kind = _kind(question, lexicon)
    if kind is Kind.FACT:
        kind = _kind(corrected, lexicon)
    mentions = roster.mentions(question)
    asked = (subjects if kind is Kind.OVERVIEW else addressees)(question, mentions, lexicon)
    groups = sides(question, mentions) if kind is Kind.COMPARISON else ()
    words = tokens(question)
    language = language_of(question, lexicon.languages)
    topic = topic_of(question, mentions, asked.wanted | asked.preferred, lexicon)
    if not topic and kind in {Kind.FACT, Kind.LIST, Kind.YES_NO} and asked.wanted:
        kind = Kind.OVERVIEW
    strange = not asked.wanted and any(is_agent(m, words, lexicon) for m in roster.strangers(question))
    return Query(
        text=question,
        search=question,
        topic=topic or question,
        terms=knowledge.glossary.expanded(topic, language),
        language=language,
        kind=kind,
        wanted=frozenset().union(*groups) if groups else asked.wanted,
        preferred=asked.preferred,
        sides=groups,
        city=asked.city,
        asks_proposal=bool(set(words) & lexicon.proposing),
        asks_decision=any(word.startswith(lexicon.deciding) for word in words),
        documents=knowledge.sources.meant(question),
        frames=_frames(question, corrected, mentions),
        stranger=strange or roster.absent_party(question) is not None,
        outside=_outside(question, lexicon),
    )


def _frames(question: str, corrected: str, mentions: tuple[Mention, ...]) -> frozenset[str]:
    """The formal lines asked for; whether the proposer's proposal is endorsed is not told by who endorses another's."""
    found = frames_asked(question) or frames_asked(corrected)
    return found - {"endorsement"} if any(mention.is_proposer for mention in mentions) else found - {"response"}


def language_of(text: str, languages: Mapping[str, frozenset[str]]) -> Language:
    """The language whose function words the text has most of; Swedish when in doubt."""
    words = tokens(text)
    swedish = sum(word in languages["sv"] for word in words) + sum(ch in "åäö" for ch in text.casefold())
    english = sum(word in languages["en"] for word in words)
    return Language.ENGLISH if english > swedish else Language.SWEDISH


def _kind(question: str, lexicon: Lexicon) -> Kind:
    folded = question.casefold()
    for name, patterns in lexicon.kinds:
        if any(pattern.search(folded) for pattern in patterns):
            return Kind(name)
    return Kind.FACT


def _outside(question: str, lexicon: Lexicon) -> str | None:
    matches = (pattern.search(question.casefold()) for pattern in lexicon.outside)
    return next((match.group(match.lastindex or 0) for match in matches if match), None)


def _leans_back(query: Query, lexicon: Lexicon) -> bool:
    folded = query.text.casefold()
    if any(pattern.search(folded) for pattern in lexicon.followup_openings):
        return True
    if not query.wanted and pronoun_speaks(query.text, lexicon):
        return True
    words = tokens(query.text)
    return len(words) <= _SHORT_FOLLOWUP and bool(set(words) & lexicon.pronouns)


def _resolved(own: Query, before: Query, knowledge: Knowledge) -> Query:
    """A follow-up with its topic taken from the question before, its speakers from itself if it names any."""
    by_pronoun = pronoun_speaks(own.text, knowledge.lexicon)
    own_speakers = frozenset() if by_pronoun else own.wanted or union(knowledge.roster.mentions(own.text))
    inherited = not own_speakers
    bare = own.kind is Kind.FACT and len(tokens(own.text)) <= _BARE_FOLLOWUP
    kind = before.kind if bare and before.kind not in {Kind.META, Kind.OVERVIEW} else own.kind
    return replace(
        own,
        search=f"{before.search} {own.text}",
        topic=f"{before.topic} {own.topic}",
        terms=(*before.terms, *own.terms),
        kind=Kind.FACT if kind is Kind.OVERVIEW else kind,
        frames=own.frames | (before.frames if inherited else frozenset()),
        wanted=own_speakers or before.wanted or (before.preferred if by_pronoun else frozenset()),
        preferred=before.preferred if inherited else frozenset(),
        sides=own.sides or (before.sides if inherited else ()),
        city=before.city if inherited else own.city,
        asks_proposal=own.asks_proposal or (before.asks_proposal and inherited),
        asks_decision=own.asks_decision or (before.asks_decision and inherited),
        earlier=before.text if before.earlier is None else f"{before.earlier} {before.text}",
    )
