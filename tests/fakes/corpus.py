"""Tiny corpora made by hand: two speakers, two documents, real Swedish compounds."""

from collections.abc import Sequence

from ingest.corpus import Corpus
from ingest.errors import DocumentUnreadable
from ingest.passage import Document, Passage, Role, Sentence, Span, Speaker, Stance, Voice

OFFICE = Speaker("Stadsledningskontoret", Role.OFFICE)
PROPOSER = Speaker("Arbetsgruppen", Role.PROPOSER)
DISSENT = Speaker("Reservation (M, FP)", Role.DISSENTER, ("Anna Ek", "Bo Alm"))

MEMO = (
    (OFFICE, Stance.POSITION, "Gymnasieregionens utveckling bör ges särskilt utrymme."),
    (OFFICE, Stance.POSITION, "Förbundet är en mötesplats för samverkan mellan kommuner."),
    (OFFICE, Stance.BACKGROUND, "Flyktingmottagning är en fråga för regionen och staten."),
    (DISSENT, Stance.DISSENT, "Resurser bör främst fokuseras på välfärdsutveckling."),
    (DISSENT, Stance.DISSENT, "Remisstiden är den 31 oktober 2014."),
)
REPORT = (
    (PROPOSER, Stance.PROPOSAL, "Bostadsförsörjning och kollektivtrafik är regionala framtidsfrågor."),
    (PROPOSER, Stance.PROPOSAL, "Kommundirektörsgruppen får en tydligare roll."),
    (PROPOSER, Stance.PROPOSAL, "Ett årligt konvent hålls för kommunerna."),
    (PROPOSER, Stance.PROPOSAL, "Skärgårdsdominerade kommuner har egna behov av bostäder."),
)


def make_document(
    document_id: str, lines: Sequence[tuple[Speaker, Stance, str]], section: tuple[str, ...]
) -> tuple[Document, tuple[Sentence, ...], tuple[Passage, ...]]:
    """A document with one sentence a line; consecutive lines of one speaker are a passage."""
    text = "\n".join(line for _, _, line in lines)
    issuer = Speaker("Stockholms stad", Role.ISSUER)
    document = Document(document_id, f"{document_id}.txt", document_id.upper(), text, issuer, "2014-10-23")
    sentences: list[Sentence] = []
    start = 0
    for speaker, stance, line in lines:
        voice = Voice(speaker, stance, date="2014-10-23")
        sentences.append(Sentence(document_id, Span(start, start + len(line)), line, section, voice))
        start += len(line) + 1
    return document, tuple(sentences), _passages(document_id, sentences)


def _passages(document_id: str, sentences: Sequence[Sentence]) -> tuple[Passage, ...]:
    groups: list[list[Sentence]] = []
    for sentence in sentences:
        if groups and groups[-1][-1].voice.speaker == sentence.voice.speaker:
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    return tuple(Passage(document_id, tuple(group)) for group in groups)


def make_corpus(
    *documents: tuple[Document, tuple[Sentence, ...], tuple[Passage, ...]],
    unreadable: tuple[DocumentUnreadable, ...] = (),
) -> Corpus:
    """The documents as one corpus."""
    return Corpus(
        tuple(document for document, _, _ in documents),
        tuple(sentence for _, sentences, _ in documents for sentence in sentences),
        tuple(passage for _, _, passages in documents for passage in passages),
        unreadable,
    )


def tiny_corpus() -> Corpus:
    """Nine sentences of three speakers in two documents."""
    return make_corpus(make_document("memo", MEMO, ("Beredning",)), make_document("report", REPORT, ("Förslag",)))


def large_corpus(count: int) -> Corpus:
    """``count`` sentences of plain words in one document, no two alike."""
    lines = [
        (OFFICE, Stance.POSITION, f"Punkt {n} gäller ämnet {chr(97 + n % 26) * 3}sak och åtgärd {n * 7}.")
        for n in range(count)
    ]
    return make_corpus(make_document("large", lines, ("Bilaga",)))
