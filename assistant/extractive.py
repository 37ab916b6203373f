"""Answers in the documents' own words: exact quotes, chosen, grouped by who says them, and attributed."""

from itertools import groupby

from assistant.draft import Block, Draft, Line
from assistant.evidence import headline
from assistant.frames import frames_of
from assistant.question import Kind, Query
from ingest.corpus import Corpus
from ingest.passage import Role, Sentence
from prompts.texts import Texts


class ExtractiveAnswerer:
    """Quotes the evidence under leads that say who speaks, in what stance, retold by whom, where and when."""

    def __init__(self, corpus: Corpus, texts: Texts) -> None:
        self._corpus = corpus
        self._texts = texts

    def write(self, query: Query, evidence: tuple[Sentence, ...], silent: tuple[str, ...]) -> Draft:
        """Best evidence first, grouped by voice; a silent side is said to be silent."""
        notes = [self._texts.say("note.silent_side", speaker=name) for name in silent]
        if query.city and any(s.voice.speaker.role is Role.DISSENTER for s in evidence):
            notes.append(self._texts.say("note.dissent_beside"))
        notes += self._agreements(evidence)
        return Draft(self._blocks(evidence), opening=_opening(query, evidence), notes=tuple(notes))

    def _blocks(self, evidence: tuple[Sentence, ...]) -> tuple[Block, ...]:
        leads = {sentence.id: self.lead(sentence) for sentence in evidence}
        order = list(dict.fromkeys(leads.values()))
        grouped = sorted(evidence, key=lambda sentence: order.index(leads[sentence.id]))
        return tuple(
            Block(lead, tuple(Line(self.quoted(sentence), (sentence,)) for sentence in group))
            for lead, group in groupby(grouped, key=lambda sentence: leads[sentence.id])
        )

    def lead(self, sentence: Sentence) -> str:
        """Who says a sentence, in what stance, retold by whom, in which document and when."""
        voice, document = sentence.voice, self._corpus.document(sentence.document_id)
        date = voice.date or document.date
        label = _label(document.title)
        source = f"{label}, {date}" if date else label
        speaker = voice.speaker.name or self._texts.say("lead.unknown_speaker")
        if voice.reported_by is None:
            return self._texts.say(f"lead.{voice.stance}", speaker=speaker, source=source)
        return self._texts.say(
            f"lead.{voice.stance}_reported", speaker=speaker, reporter=voice.reported_by, source=source
        )

    def quoted(self, sentence: Sentence) -> str:
        """A sentence's words as its document has them, in quotation marks."""
        text = self._corpus.document(sentence.document_id).text
        return f"”{text[sentence.span.start : sentence.span.end]}”"

    def _agreements(self, evidence: tuple[Sentence, ...]) -> list[str]:
        by_words: dict[str, list[str]] = {}
        for sentence in evidence:
            names = by_words.setdefault(sentence.search_text.casefold(), [])
            if sentence.voice.speaker.name and sentence.voice.speaker.name not in names:
                names.append(sentence.voice.speaker.name)
        pairs = dict.fromkeys(tuple(names[:2]) for names in by_words.values() if len(names) > 1)
        return [self._texts.say("note.word_for_word", first=first, second=second) for first, second in pairs]


def _opening(query: Query, evidence: tuple[Sentence, ...]) -> str | None:
    if query.kind not in {Kind.WHEN, Kind.HOW_MANY} or not evidence:
        return None
    if query.frames and not frames_of(evidence[0], query.frames):
        return None
    found = headline(query.kind, evidence[0])
    return f"**{found}**" if found else None


def _label(title: str) -> str:
    """A document's short name: its number if the title opens with one, else the title."""
    words = title.split()
    numbered = len(words) > 1 and any(ch.isdigit() for ch in words[1]) and ":" in words[1]
    return " ".join(words[:2]) if numbered else title
