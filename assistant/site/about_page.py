"""Om ärendet: what a newcomer needs to know, each line with the place that it stands on."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote as percent_encode

from assistant.about.about import About, Event, Name, NameKind, Place, Step
from assistant.site.frame import ABOUT, Tab, address
from assistant.site.key_facts import key_facts
from assistant.site.page import Asked, Page
from assistant.site.quotes import Quote, Quotes, spoken_date
from assistant.site.shell import fill, notice
from assistant.ui.seam import Chat
from ingest.passage import Stance
from prompts.texts import Texts, load_texts


@dataclass(frozen=True, slots=True)
class Happening:
    """A line of the timeline: ``date`` for machines, ``when`` and ``what`` in words."""

    date: str
    when: str
    what: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Who:
    """Someone in the case: ``role`` is empty for who does not speak in it, ``facts`` their title and parties."""

    name: str
    role: str
    role_word: str
    facts: str
    members: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class People:
    """Names under a common heading; ``speaking`` where they are voices of the case."""

    title: str
    speaking: bool
    names: tuple[Who, ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is proposed to be decided, by whom; ``dissent`` where it is proposed instead."""

    speaker: str
    dissent: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Starter:
    """A question to begin with, and where it is asked; ``swedish`` where it is in Swedish whatever the page is in."""

    question: str
    address: str
    swedish: bool


class AboutPage:
    """Fulfils ``SitePage``."""

    tab: Tab = ABOUT
    largest_form: int = 0

    def __init__(self, chat: Chat) -> None:
        self._chat = chat

    def respond(self, asked: Asked) -> Page:
        """The page; what the documents do not tell is left out, and listed as not known."""
        if asked.rest:
            return notice("missing", asked.language)
        chat, language = self._chat.still(), asked.language
        about, texts = chat.about(), load_texts(asked.language)
        quotes = Quotes(chat.documents(), language)
        body = fill(
            "about.html", language, about=about, facts=key_facts(about, quotes, texts),
            description=about.description.get(language, ""),
            summary=_quoted(about.summary, quotes), proposals=_proposals(about, quotes),
            gaps=[texts.say(f"gap.{gap.value}") for gap in about.gaps],
            timeline=[_happening(event, quotes, texts) for event in about.timeline],
            people=_people(about.names, quotes, texts),
            terms=[(term, quotes.of(term.place.sentence, term.place.span)) for term in about.terms],
            reading=[(step, _part(step), quotes.of(step.place.sentence, step.place.span)) for step in about.reading],
            minutes=sum(step.minutes for step in about.reading), starters=_starters(chat, language),
        )  # fmt: skip
        return Page(texts.say("about.title"), body)


def _quoted(places: Iterable[Place], quotes: Quotes) -> tuple[Quote, ...]:
    return tuple(quotes.of(place.sentence, place.span) for place in places)


def _proposals(about: About, quotes: Quotes) -> tuple[Proposed, ...]:
    """The points in the order of the documents, together where one speaker makes them; dissenters' own last."""

    def whose(place: Place) -> tuple[bool, str]:
        voice = place.sentence.voice
        return voice.stance is Stance.DISSENT or voice.speaker.role.value == "dissenter", voice.speaker.name or ""

    ordered = sorted(about.decisions, key=lambda place: whose(place)[0])
    return tuple(
        Proposed(speaker, dissent, _quoted(places, quotes)) for (dissent, speaker), places in groupby(ordered, whose)
    )


def _happening(event: Event, quotes: Quotes, texts: Texts) -> Happening:
    when = spoken_date(event.date, texts)
    if event.until:
        when = texts.say("about.period", start=when, end=spoken_date(event.until, texts))
    what = texts.say(f"date_kind.{event.kind.value}")
    return Happening(event.date, when, what, quotes.of(event.place.sentence, event.place.span))


def _people(names: tuple[Name, ...], quotes: Quotes, texts: Texts) -> tuple[People, ...]:
    """Whoever speaks in the case first, then the others by what they are."""
    groups = [("about.speaking", [name for name in names if name.role])]
    for kind in NameKind:
        groups.append((f"name_kind.{kind.value}", [name for name in names if not name.role and name.kind is kind]))
    return tuple(
        People(texts.say(title), group[0].role is not None, tuple(_who(name, quotes, texts) for name in group))
        for title, group in groups
        if group
    )


def _who(name: Name, quotes: Quotes, texts: Texts) -> Who:
    return Who(
        name=name.name,
        role=name.role.value if name.role else "",
        role_word=texts.say(f"role.{name.role.value}") if name.role else "",
        facts=", ".join([*([name.title] if name.title else []), *name.parties]),
        members=", ".join(name.members),
        quote=quotes.of(name.place.sentence, name.place.span),
    )


def _part(step: Step) -> str:
    return " › ".join(step.section)


def _starters(chat: Chat, language: str) -> tuple[Starter, ...]:
    """Questions in the page's language, else in Swedish."""
    english = chat.starters_en if language == "en" else ()
    ask = address(language, "/")
    return tuple(
        Starter(question, f"{ask}?fraga={percent_encode(question, safe='')}", swedish=not english)
        for question in english or chat.starters
    )
