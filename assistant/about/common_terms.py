"""Words of Swedish public administration that a newcomer may not know, where a case's documents use them.

What they mean is general knowledge and not the documents' own words, so the catalogue (``common_term``) has it and the
page says that it is so.
"""

import re
from collections.abc import Iterator

from assistant.about.about import Term
from assistant.about.spots import spot
from ingest.corpus import Corpus

FORMS = {
    "approve": r"tillstyrk(?:er|a|te|t|s|an)",
    "oppose": r"avstyrk(?:er|a|te|t|s|an)",
    "grant": r"bifall(?:er|a|it|s)?|biföll",
    "turn_down": r"avslå(?:r|s)?|avslog|avslag",
    "answered": r"anse(?:s|r)? (?:remissen )?(?:vara )?besvarad(?:e)?",
    "at_once": r"[Jj]usteras? omedelbart|omedelbar justering",
    "referral": r"[Rr]emiss(?:en|er|erna)?",
    "deadline": r"[Rr]emisstid(?:en)?",
    "respondent": r"[Rr]emissinstans(?:en|er|erna|ernas)?",
    "report": r"[Bb]etänkande(?:t|n|ts)?",
    "sou": r"SOU",
    "ds": r"Ds",
    "opinion": r"[Tt]jänsteutlåtande(?:t|n)?",
    "reply": r"[Yy]ttrande(?:t|n)?",
    "memorandum": r"[Pp]romemoria(?:n|s|ns)?",
    "reservation": r"[Rr]eservation(?:en|er|erna)?",
    "statement": r"[Ss]ärskil(?:t|da) uttalande(?:t|n)?",
    "substitute": r"[Ee]rsättaryttrande(?:t|n)?",
    "minutes_note": r"[Pp]rotokollsanteckning(?:en|ar)?",
    "commissioner": r"[Bb]orgarråd(?:et|en|ets)?",
    "presenting": r"[Ff]öredragande (?:borgarrådet|borgarråd)",
    "council_of_commissioners": r"[Bb]orgarrådsberedning(?:en|ens)?",
    "division": r"[Rr]otel(?:n|ns)?|finansroteln",
    "executive_board": r"[Kk]ommunstyrelsen?s?",
    "assembly": r"[Kk]ommunfullmäktiges?",
    "county_council": r"[Ll]andsting(?:et|ets|en)?",
    "county_board": r"[Ll]änsstyrelsen?s?",
    "financing": r"[Ff]inansieringsprincipen",
}
"""The forms in which a term is met, by its key in the catalogue."""


def common_terms(corpus: Corpus) -> Iterator[Term]:
    """Each term that the documents use, as they first write it."""
    for key, forms in FORMS.items():
        written = re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])")
        for sentence in corpus.sentences:
            match = written.search(sentence.search_text)
            if match:
                yield Term(match[0], None, spot(corpus, sentence, match[0]), common=key)
                break
