"""Small pools to learn from, whose windows hold a sentence or two each."""

from ingest.passage import Role, Sentence, Span, Speaker, Stance, Voice
from training.pools import Pool, Question, make_pool

TOWNS = ("Aby", "Boda", "Celle", "Dala", "Ekby", "Fors", "Gran", "Hult", "Ishult", "Jung")


def town_pool(name: str, thing: str) -> Pool:
    """Ten windows: each town says in two sentences what it thinks of the thing."""
    sentences = []
    for number, town in enumerate(TOWNS):
        voice = Voice(Speaker(f"{town} kommun", Role.RESPONDENT), Stance.POSITION)
        for place, text in enumerate(
            (f"{town} anser att {thing} är för dyr.", f"Varje {thing} i {town} prövas för sig.")
        ):
            start = 1000 * number + 100 * place
            sentences.append(Sentence(name, Span(start, start + len(text)), text, (), voice))
    return make_pool(name, sentences)


POOLS = (town_pool("roads", "väg"), town_pool("schools", "skola"))


def asked(number: int, town: str | None, pool: int = 0, own: tuple[int, ...] = ()) -> Question:
    """What a town thinks; of no town, nothing answers."""
    gold = {TOWNS.index(town): frozenset({0})} if town else {}
    text = f"Är en {('väg', 'skola')[pool]} för dyr, anser {town or 'staten'}?"
    return Question(f"q{number}", text, pool, gold, own=own)
