"""Invented memoranda read as cases, for tests of what a newcomer is told."""

from pathlib import Path

from ingest.case import Case, load_case
from ingest.corpus import Corpus, read_corpus

MEMORANDUM = """PM 2018:7 RI (Dnr 12-34/2018)

Cykelbanor längs kusten

Remiss från Kommunförbundet Åviks Län (KÅL)

Remisstid den 31 maj 2018

Kommunalrådsberedningen föreslår att kommunstyrelsen beslutar följande.

1. Remissen ”Cykelbanor längs kusten” anses besvarad med promemorian.

2. Paragrafen justeras omedelbart.

Föredragande kommunalrådet Maja Öberg anför följande.

Ärendet

Styrelsen för Kommunförbundet Åviks Län (KÅL) har inför perioden 2019-2022 föreslagit fler cykelbanor.
Förbundet föreslår tre nya banor längs kusten och en gemensam skyltning i alla kommuner.
Med cykelbana avses i förslaget en väg som bara får användas av cyklister.
Remissen finns att läsa i sin helhet på förbundets hemsida.

Beredning

Ärendet har remitterats till trafikkontoret.

Mina synpunkter

Jag välkomnar förslaget, som bör vara genomfört före 2025.

Jag föreslår att kommunalrådsberedningen föreslår att kommunstyrelsen beslutar följande.

1. Remissen ”Cykelbanor längs kusten” anses besvarad med promemorian.

2. Paragrafen justeras omedelbart.

Åvik den 23 maj 2018

MAJA ÖBERG

Bilaga

Remissen, sammanfattning

Kommunalrådsberedningen tillstyrker föredragande kommunalrådets förslag.

Reservation anfördes av kommunalråden Nils Ek och Stig Alm (båda M) och kommunalrådet Åsa Vik (ÖP) enligt följande.

Vi föreslår att kommunstyrelsen beslutar följande.

att avslå förslaget

Kustbanan blir för dyr och bör vänta till våren 2030.

Remissammanställning

Trafikkontoret

Trafikkontorets tjänsteutlåtande daterat den 13 mars 2018 har i huvudsak följande lydelse.

Trafikkontoret anser att banorna behövs. Trafikkontorets egen plan ligger fast. Enligt Trafikverket räcker två.
"""
PLAIN = "Vi har badat i sjön hela dagen.\n\nDet var varmt i vattnet och alla ville stanna kvar.\n"


def read_case(folder: Path, **documents: str) -> tuple[Case, Corpus]:
    """The case of a folder that holds these texts, by their file names without the ending."""
    for name, text in documents.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    case = load_case(folder)
    return case, read_corpus(case)
