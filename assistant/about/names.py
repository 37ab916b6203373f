"""Who is who in a case: those who speak with what they are, then those who are only named, each where first met.

Two forms of one name are one entry. Whoever proposes comes first, then who answers and prepares, then who dissents.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.about.about import Name, NameKind
from assistant.about.long_forms import long_forms
from assistant.about.mentions import bodies_in, points_to, same_body
from assistant.about.parties_named import letters_of, parties_named
from assistant.about.persons import Person, is_name, persons_in, title_alone, title_before
from assistant.about.speaking import introduced, is_cut, speakers
from assistant.about.spots import spot
from ingest.bodies import is_body
from ingest.body_names import referred_bodies
from ingest.case import Case
from ingest.corpus import Corpus
from ingest.fixed_lines import place_and_date
from ingest.passage import Role, Sentence
from ingest.signatories import signatories_in
from ingest.speaker_frames import FrameKind, frame_of

_ORDER = (
    Role.PROPOSER, Role.ISSUER, Role.COMMISSIONER, Role.COMMITTEE, Role.OFFICE, Role.RESPONDENT, Role.DISSENTER,
)  # fmt: skip
_KINDS = (NameKind.BODY, NameKind.PERSON, NameKind.PARTY)
_AFTER_SIGNATURE = 4


def names(case: Case, corpus: Corpus) -> tuple[Name, ...]:
    """Speakers, then bodies, persons and parties that are named, each once."""
    speaking = tuple(speakers(case, corpus))
    letters = letters_of(corpus)
    persons = tuple(_persons(corpus, letters, speaking))
    known = [name for name in (*speaking, *persons) if name.kind is NameKind.PERSON]
    bodies = tuple(_bodies(corpus, tuple(name for name in speaking if name.kind is NameKind.BODY)))
    found = [*(name for name in speaking if name.kind is not NameKind.PERSON), *_once(known), *bodies]
    found += parties_named(corpus, letters)
    short = {same_body(long): abbreviation for abbreviation, long in _abbreviated(corpus)}
    called = [replace(name, title=name.title or short.get(same_body(name.name))) for name in found]
    return tuple(sorted(called, key=_rank))


def _abbreviated(corpus: Corpus) -> Iterator[tuple[str, str]]:
    return (pair for sentence in corpus.sentences for pair in long_forms(sentence.search_text))


def _rank(name: Name) -> tuple[int, int]:
    return (_ORDER.index(name.role) if name.role else len(_ORDER), _KINDS.index(name.kind))


def _persons(corpus: Corpus, letters: frozenset[str], speaking: tuple[Name, ...]) -> Iterator[Name]:
    """Everybody named as a person, where each is first met."""
    signing = {member for name in speaking for member in name.members}
    for index, sentence in enumerate(corpus.sentences):
        dissenting = list(_signing(sentence))
        signing |= {person.name for person in dissenting}
        for person in [*dissenting, *persons_in(sentence.search_text, letters), *_signed(corpus, index)]:
            role = Role.DISSENTER if person.name in signing else None
            place = spot(corpus, sentence, person.name)
            yield Name(person.name, NameKind.PERSON, role, place, person.title, person.parties)


def _signing(sentence: Sentence) -> Iterator[Person]:
    """Those who enter a dissent, each with the party of the brackets that follow."""
    frame = frame_of(sentence.search_text)
    if frame is None or frame.kind not in {FrameKind.DISSENT, FrameKind.DISSENT_BY_REFERENCE}:
        return
    text = sentence.search_text.partition("med hänvisning")[0]
    while ")" in text:
        group, _, text = text.partition(")")
        signed = signatories_in(group + ")")
        for name in signed.names:
            yield Person(name, title_before(name, sentence.search_text), signed.parties)


def _signed(corpus: Corpus, index: int) -> Iterator[Person]:
    """A name that stands alone, under a place and date or above a title."""
    sentence = corpus.sentences[index]
    if not is_name(sentence.search_text):
        return
    before = corpus.sentences[max(0, index - _AFTER_SIGNATURE) : index]
    after = corpus.sentences[index + 1 : index + 2]
    title = next((title for s in after if (title := title_alone(s.search_text))), None)
    if title or any(place_and_date(s.search_text.strip(" *_")) for s in before):
        words = sentence.search_text.strip(" *_")
        yield Person(words.title() if words.isupper() else words, title)


def _once(found: Iterable[Name]) -> Iterator[Name]:
    """Each person once: where first met, with all that is told of them anywhere."""
    people: dict[str, Name] = {}
    for name in found:
        key = same_body(name.name)
        known = people.get(key)
        if known is None:
            people[key] = name
        else:
            parties = tuple(dict.fromkeys([*known.parties, *name.parties]))
            people[key] = replace(known, title=known.title or name.title, parties=parties, role=known.role or name.role)
    yield from people.values()


def _bodies(corpus: Corpus, speaking: tuple[Name, ...]) -> Iterator[Name]:
    """The bodies that are named and do not speak; what only stands for another's name is left out."""
    found: dict[str, tuple[str, Sentence]] = {}
    for sentence in corpus.sentences:
        for body in [*_referred(sentence), *bodies_in(sentence.search_text)]:
            found.setdefault(same_body(body), (body, sentence))
    taken = {same_body(name.name): name.name for name in speaking}
    whole_names = [*(body for body, _ in found.values()), *taken.values()]
    for key, (body, sentence) in found.items():
        placed = " i " in body and any(points_to(name, body) for name in taken.values())
        if not (key in taken or placed or any(points_to(body, name) for name in whole_names) or is_cut(body, corpus)):
            yield Name(body, NameKind.BODY, None, introduced(corpus, (body,), sentence))


def _referred(sentence: Sentence) -> Iterator[str]:
    """Those whom the matter was sent to, in the line that says so, unless the words only describe them."""
    yield from (body for body in referred_bodies(sentence.search_text) if body in sentence.search_text or is_body(body))
