"""A refusal in words: the reason, who does speak, and the nearest passages offered as citations."""

from collections.abc import Sequence

from assistant.answer import Citation, Language, Refusal, RefusalReason
from assistant.evidence import is_fragment, opens_list
from assistant.layout import cite
from assistant.question import Query
from assistant.refuse import asks_outcome
from assistant.select import Scored
from ingest.case import Case
from ingest.corpus import Corpus
from ingest.passage import Sentence, Stance
from prompts.texts import Texts

NEAREST = 2
_WITHOUT_NEAREST = frozenset({RefusalReason.META, RefusalReason.OUT_OF_SCOPE})


def refusal_of(query: Query, reason: RefusalReason, ranked: Sequence[Scored], case: Case, texts: Texts) -> Refusal:
    """The refusal's own sentence, in the question's language."""
    if reason is RefusalReason.META:
        starters = case.starters_en if query.language is Language.ENGLISH else case.starters
        key = "refusal.meta" if starters else "refusal.meta_plain"
        return Refusal(reason, texts.say(key, case=case.title, starter=starters[0] if starters else ""))
    if reason is RefusalReason.MENTIONED_ONLY and asks_outcome(query):
        return Refusal(reason, texts.say("note.no_decision"))
    if reason is RefusalReason.SPEAKER_SILENT:
        return Refusal(reason, _silence(query, ranked, texts))
    return Refusal(reason, texts.say(f"refusal.{reason}"))


def nearest(
    query: Query, reason: RefusalReason, spoken: Sequence[Scored], ranked: Sequence[Scored], corpus: Corpus
) -> tuple[Citation, ...]:
    """The passages to offer, as citations numbered from 1; none where nothing can be near.

    Where the one asked is silent, those who do speak are offered; where no decision is recorded, what is
    proposed to be decided.
    """
    if reason in _WITHOUT_NEAREST:
        return ()
    if reason is RefusalReason.SPEAKER_SILENT:
        near = [scored for scored in ranked if _speaks_otherwise(query, scored.sentence)]
    else:
        near = list(spoken or ranked)
    if asks_outcome(query):
        near.sort(key=lambda scored: scored.sentence.voice.stance is not Stance.DECISION_PROPOSAL)
    telling = [scored.sentence for scored in near if not (opens_list(scored.sentence) or is_fragment(scored.sentence))]
    return tuple(cite(sentence, corpus, number) for number, sentence in enumerate(telling[:NEAREST], 1))


def _speaks_otherwise(query: Query, sentence: Sentence) -> bool:
    return sentence.voice.speaker.name not in query.wanted and sentence.voice.stance is not Stance.BACKGROUND


def refusal_text(refusal: Refusal, citations: tuple[Citation, ...], texts: Texts) -> str:
    """The whole refusal as the chat shows it, the nearest passages quoted and marked."""
    if not citations:
        return refusal.text
    quotes = [f"”{citation.quote}” [{citation.number}]" for citation in citations]
    return "\n\n".join([refusal.text, texts.say("note.nearest"), *quotes])


def _silence(query: Query, ranked: Sequence[Scored], texts: Texts) -> str:
    asked = texts.listing(sorted(query.wanted))
    others = [scored.sentence for scored in ranked if _speaks_otherwise(query, scored.sentence)][:NEAREST]
    named = [name for name in dict.fromkeys(sentence.voice.speaker.name for sentence in others) if name]
    if not named:
        return texts.say("refusal.speaker_silent_alone", speaker=asked)
    return texts.say("refusal.speaker_silent", speaker=asked, others=texts.listing(named))
