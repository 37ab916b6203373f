"""Text as search words: one way to cut and stem for the index and for questions.

Swedish snowball stems, mended where a plural changes its vowel (städer, ledamöter, tjänstemän).
Numbers that belong together (2015-2018, 002-879/2014, 2014:134) are a word of their own beside their
pieces; a hyphen or colon between letters only separates (KSO-gruppen, KSL:s).
"""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

_STOP_WORDS = """
    alla allt att av bara blev bli blir bland blivit både börja då de del dem den denna deras dess dessa det detta
    dig din dina där därför efter eftersom egen eller en enligt er era ert ett finns fram från få får för före gör
    göra ha hade han har hela henne hennes hon honom hos hur här i in inför ingen inget inom inte ja jag ju kan
    kom komma kommer kring kunde kunna man med medan mellan men mer mera mig min mina mitt mot mycket måste ned nej
    ni nog nu när någon något några och också om oss på per samma samt sedan sig sin sina sitt sitta själv ska
    skall skulle som så sådan sådana tas till ty under upp ur ut utan vad var vara varför varit varje vars vart
    vem vems vi via vid vilka vilken vilket vår våra vårt vore än är även åt över tycka tycker tyckte säga säger
    sade sagt handla handlar menar mena berätta beskriv förklara veta vet kanske egentligen hej tack snälla
    andra annan annat fått ge ger gå går gått hitta håller hålla kommande lite många se sen ser sett stå står ta tag
    tagit tar vill vilja ville väl aldrig alltid annars dit dock ens hit ibland ifall istället knappt nästan olika
    redan respektive samtidigt själva stället tills trots varken varandra vidare
    a about an and any are as at be been but by can could did do does for from had has have he her his how i if in
    into is it its me more my no not of on or our say says said she should so tell than that the their them then
    there these they this those to us was we were what when where which who whom whose why will with would you your
    think thinks please
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

_CHUNK = re.compile(r"[^\W_]+(?:[-:/.–][^\W_]+)*")
_PIECE = re.compile(r"[^\W_]+")
_GENITIVE = re.compile(r":(?:s|n|t|en|et|ns|ts|ens|ets|ar|er|arna|erna)$")
_VOWEL = re.compile("[aeiouyåäö]")
_ENDINGS = (("man", "man"), ("ets", ""), ("et", ""), ("ena", "e"), ("ium", "i"), ("eum", "e"), ("an", "a"))
_NOT_AN_ENDING = ("it", "dg", "h")  # kvalitet, budget, verksamhet
_SINGULAR = {
    "städ": "stad",
    "länd": "land",
    "händ": "hand",
    "ständ": "stånd",
    "damöt": "damot",
    "böck": "bok",
    "stemän": "steman",
    "dsmän": "dsman",
}
_MUTATED = re.compile(f"(?:{'|'.join(_SINGULAR)})$")
_SOFT_HYPHEN = "\u00ad"


def words(text: str) -> list[str]:
    """The words of a text in order: composed, lower case, stop words included."""
    found: list[str] = []
    composed = unicodedata.normalize("NFC", text).replace(_SOFT_HYPHEN, "").lower()
    for chunk in _CHUNK.findall(composed):
        chunk = _GENITIVE.sub("", chunk)
        pieces = _PIECE.findall(chunk)
        if len(pieces) > 1 and any(character.isdigit() for character in chunk):
            found.append(chunk.replace("–", "-"))
        found.extend(pieces)
    return found


def content_words(text: str) -> list[str]:
    """The words that carry meaning: those that are no stop word."""
    return [word for word in words(text) if word not in STOP_WORDS]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The Swedish stem of a lower-case word; a word with a digit is its own stem.

    Snowball leaves some definite forms apart from their noun (konventet, skolan, områdena, gymnasium)
    and plurals that change their vowel; those are made alike first. The same word always gives the
    same stem, alone or as the last part of a compound.
    """
    if not word.isalpha():
        return word
    stemmed = _snowball(_indefinite(word))
    mutated = _MUTATED.search(stemmed)
    if mutated is None:
        return stemmed
    return _snowball(stemmed[: mutated.start()] + _SINGULAR[mutated[0]])


def _indefinite(word: str) -> str:
    for ending, plain in _ENDINGS:
        base = word.removesuffix(ending)
        if base != word and _VOWEL.search(base) and not base.endswith(_NOT_AN_ENDING):
            return base + plain
    return word


def _snowball(word: str) -> str:
    stemmed: str = snowballstemmer.stemmer("swedish").stemWord(word)
    return stemmed
