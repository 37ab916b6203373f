"""Hand-made sentences of a small invented case, for tests of questions and selection."""

from ingest.passage import Role, Sentence, Span, Speaker, Stance, Voice

PROPOSER = Speaker("Länsstyrelsen", Role.PROPOSER)
OFFICE = Speaker("Trafikkontoret", Role.OFFICE)
COMMISSIONER = Speaker("Berit Lind", Role.COMMISSIONER)
COMMITTEE = Speaker("Trafiknämnden", Role.COMMITTEE)
DISSENT = Speaker("Reservation (C, KD)", Role.DISSENTER, ("Nils Ek", "Maja Vik"))
ISSUER = Speaker("Åstad kommun", Role.ISSUER)

STANCES = {
    Role.PROPOSER: Stance.PROPOSAL,
    Role.DISSENTER: Stance.DISSENT,
    Role.ISSUER: Stance.BACKGROUND,
}


def sentence(
    text: str, speaker: Speaker = OFFICE, start: int = 0, reported_by: str | None = None, stance: Stance | None = None
) -> Sentence:
    """A sentence of this speaker, as if it stood at ``start`` of document "d"."""
    voice = Voice(speaker, stance or STANCES.get(speaker.role, Stance.POSITION), reported_by)
    return Sentence("d", Span(start, start + len(text)), text, ("Avsnitt",), voice)


def everyone() -> tuple[Sentence, ...]:
    """One sentence by each speaker."""
    speakers = (PROPOSER, OFFICE, COMMISSIONER, COMMITTEE, DISSENT, ISSUER)
    return tuple(sentence(f"Mening nummer {n}.", speaker, 100 * n) for n, speaker in enumerate(speakers))
