"""The case in five lines: who proposes, who answers, by when, what is to be decided, who dissents."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.about.about import About, DateKind, Name, NameKind, Place
from assistant.site.quotes import Quote, Quotes, spoken_date
from ingest.passage import Role, Stance
from prompts.texts import Texts


@dataclass(frozen=True, slots=True)
class Line:
    """A fact, and the quote that it stands on; ``swedish`` where it is in the documents' words."""

    text: str
    quote: Quote
    swedish: bool = True


@dataclass(frozen=True, slots=True)
class Fact:
    """What is told, by its label, in one or more lines."""

    label: str
    lines: tuple[Line, ...]


def key_facts(about: About, quotes: Quotes, texts: Texts) -> tuple[Fact, ...]:
    """The facts that the documents tell; what they do not tell is left out here and listed among what is not known."""

    def line(place: Place, text: str, swedish: bool = True) -> Line:
        return Line(text, quotes.of(place.sentence, place.span), swedish)

    def named(role: Role) -> list[Name]:
        return [name for name in about.names if name.role is role]

    deadline = [event for event in about.timeline if event.kind is DateKind.DEADLINE]
    groups = [name for name in named(Role.DISSENTER) if name.kind is NameKind.BODY]
    told = {
        "proposes": [line(name.place, name.name) for name in named(Role.PROPOSER)],
        "answers": [line(name.place, _titled(name)) for name in [*named(Role.ISSUER), *named(Role.COMMISSIONER)]],
        "by": [line(event.place, spoken_date(event.date, texts), swedish=False) for event in deadline],
        "decides": [line(place, quotes.of(place.sentence, place.span).heart) for place in _asked(about)],
        "dissents": [line(name.place, _whole(name)) for name in groups],
    }
    return tuple(Fact(texts.say(f"about.{key}"), tuple(lines)) for key, lines in told.items() if lines)


def _asked(about: About) -> Iterator[Place]:
    """What is proposed to be decided by those who are to answer, and not by a dissent."""
    for place in about.decisions:
        voice = place.sentence.voice
        if voice.stance is not Stance.DISSENT and voice.speaker.role is not Role.DISSENTER:
            yield place


def _titled(name: Name) -> str:
    return f"{name.name} ({name.title})" if name.title and name.kind is NameKind.PERSON else name.name


def _whole(name: Name) -> str:
    where = f", {name.title}" if name.title else ""
    return f"{name.name}{where}: {', '.join(name.members)}" if name.members else f"{name.name}{where}"
