"""Windows made by hand, of a length that the model is meant for."""

from ingest.passage import Role, Sentence, Span, Speaker, Stance, Voice
from vectorstore.windows import Window

_VOICE = Voice(Speaker("Stadsledningskontoret", Role.OFFICE), Stance.POSITION)


def window(header: str, *texts: str) -> Window:
    """A window of these sentences."""
    return Window(header, tuple(Sentence("d", Span(n, n + 1), text, (), _VOICE) for n, text in enumerate(texts)))


WINDOWS = (
    window(
        "Stadsledningskontoret, synpunkter. Samverkan",
        "Stadsledningskontoret anser att förbundet ska vara en arena för samverkan mellan länets kommuner.",
        "Ett årligt konvent hålls för kommunernas förtroendevalda.",
        "Maj 2014",
    ),
    window(
        "Reservation (M, FP), avvikande mening",
        "Resurserna bör främst användas till välfärdens utveckling och inte till ny administration.",
    ),
    window(
        "",
        "Bostadsförsörjning och kollektivtrafik är regionala framtidsfrågor.",
        "Kommundirektörerna får en tydligare roll i beredningen av gemensamma frågor.",
    ),
)
QUESTIONS = ("Vad anser stadsledningskontoret om konventet?", "Vilka frågor är regionala?", "Vem reserverade sig?")
