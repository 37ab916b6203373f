"""A small invented corpus whose sentences really stand in its document, for tests of answers."""

from ingest.corpus import Corpus
from ingest.passage import Document, Passage, Role, Sentence, Span, Speaker, Stance, Voice

PROPOSER = Speaker("Länsstyrelsen", Role.PROPOSER)
OFFICE = Speaker("Trafikkontoret", Role.OFFICE)
DISSENT = Speaker("Reservation (C, KD)", Role.DISSENTER, ("Nils Ek", "Maja Vik"))
ISSUER = Speaker("Åstad kommun", Role.ISSUER)

LINES: tuple[tuple[Speaker, Stance, str | None, str], ...] = (
    (ISSUER, Stance.BACKGROUND, None, "PM 2019:7 (Dnr 12-34/2019)"),
    (ISSUER, Stance.BACKGROUND, None, "Remisstid den 3 maj 2019"),
    (PROPOSER, Stance.PROPOSAL, "Åstad kommun", "Avgiften föreslås höjas med *tio* kronor."),
    (OFFICE, Stance.POSITION, None, "Kontoret anser att avgiften är rimlig."),
    (OFFICE, Stance.POSITION, None, "Detta gäller även\n\npå kvällen."),
    (DISSENT, Stance.DISSENT, None, "Avgiften är för hög."),
)


def corpus() -> Corpus:
    """One document "pm" of six lines; each line is a sentence, each speaker's lines a passage."""
    text = "\n\n".join(line[-1] for line in LINES)
    document = Document("pm", "pm.txt", "PM 2019:7 Avgifter", text, ISSUER, "2019-05-20", "12-34/2019")
    sentences: list[Sentence] = []
    start = 0
    for speaker, stance, reporter, line in LINES:
        words = " ".join(line.replace("*", "").split())
        span = Span(start, start + len(line))
        sentences.append(Sentence("pm", span, words, ("Ärendet",), Voice(speaker, stance, reporter)))
        start += len(line) + 2
    groups = (sentences[:2], sentences[2:3], sentences[3:5], sentences[5:])
    return Corpus((document,), tuple(sentences), tuple(Passage("pm", tuple(group)) for group in groups))
