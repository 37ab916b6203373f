"""A case on disk whose every word is hostile, and a chat over it as the real readers and rules read it."""

import json
from pathlib import Path

from assistant.about.build import about
from assistant.positions.build import positions
from ingest.case import load_case
from ingest.corpus import read_corpus
from ingest.passage import Sentence
from tests.ui.fake_chat import FakeChat

IMAGE = "<img src=http://evil.example/x onerror=alert(1)>"
FORM = '<form action="http://evil.example/f"><button>Skicka</button></form>'
SCRIPT = "<script>fetch('http://evil.example/s')</script><svg onload=alert(2)>"
MARKDOWN = "[läs](javascript:alert(3)) ![bild](http://evil.example/m.png) <http://evil.example/a>"
LEAVE = (
    '</p></div></section></main></template></textarea><base href="http://evil.example/"><style>*{display:none}</style>'
)
ALL = f"{IMAGE} {FORM} {SCRIPT} {MARKDOWN} {LEAVE}"
FORMULA = '=HYPERLINK("http://evil.example/";"x")'
NAMES = ("=1+1 <img src=x onerror=alert(1)>.txt", '"onmouseover=alert(2) @svar<script>.txt')
MEMORANDUM = f"""PM 2018:12 RI (Dnr 5-77/2018)

Avgifter för lånecyklar {IMAGE}

Remiss från Länsstyrelsen {FORM}

Remisstid den 3 maj 2018

Borgarrådsberedningen föreslår att kommunstyrelsen beslutar följande.

1. Remissen besvaras med hänvisning till vad som sägs i promemorian {ALL}.

Föredragande borgarrådet Siv Aronius anför följande.

Ärendet

Länsstyrelsen föreslår att en årsavgift på 300 kronor {IMAGE} införs för varje lånecykel. Länsstyrelsen föreslår vidare
att lånecyklar förbjuds på kajerna {SCRIPT}. {FORMULA} föreslås av Länsstyrelsen.

Beredning

Ärendet har remitterats till trafiknämnden {IMAGE}.

Mina synpunkter

Jag välkomnar årsavgiften {MARKDOWN}. Förbudet på kajerna avstyrker jag {FORM}.

Stockholm den 2 april 2018

SIV ARONIUS

Remissammanställning

Trafiknämnden {SCRIPT}

Trafiknämnden tillstyrker förslaget om årsavgift {ALL}. {FORMULA} Nämnden är tveksam till förbudet på kajerna {IMAGE}.
"""
REPLY = f"""{FORM}

# {IMAGE}

Vi avstyrker årsavgiften {ALL}. Förbundet avstyrker att lånecyklar förbjuds på kajerna {SCRIPT}. {ALL}
"""
TOLD = {
    "title": f"{FORMULA} {ALL}",
    "description": {"sv": ALL, "en": ALL},
    "proposer": {"name": f"@Länsstyrelsen {IMAGE}", "aliases": ["Länsstyrelsen", IMAGE]},
    "starters": {"sv": [ALL, "Vad föreslås?"], "en": [ALL]},
    "terms": {"PM": [ALL]},
    "speakers": {},
    "topics": [{"name": f"-{IMAGE}", "match": ["årsavgift"]}, {"name": f"{FORMULA}{FORM}", "match": ["kajerna"]}],
    "documents": {
        NAMES[1]: {"title": f"=Svar {ALL}", "issuer": f"-Förbundet {ALL}", "role": "respondent", "diary_number": IMAGE}
    },
}


class ReadChat(FakeChat):
    """A fake chat over a case that was really read: its documents, what it is about, and its positions."""

    def __init__(self, folder: Path) -> None:
        case = load_case(folder)
        corpus = read_corpus(case)
        super().__init__(case.title, case.starters, case.starters_en)
        said = {one.id: tuple(s for s in corpus.sentences if s.document_id == one.id) for one in corpus.documents}
        first, second = sorted(corpus.documents, key=lambda one: len(one.text), reverse=True)
        self.corpus = {"pm-1": (first, said[first.id]), "svar/1": (second, said[second.id])}
        self.told, self.matrix = about(case, corpus), positions(case, corpus)

    def sentences(self, document_id: str) -> tuple[Sentence, ...]:
        """A document's sentences."""
        return next((found for document, found in self.corpus.values() if document.id == document_id), ())


def toml(told: dict[str, object]) -> str:
    """Tables of strings, lists and tables as TOML, in one line each: JSON's strings are TOML's."""

    def form(value: object) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{json.dumps(key)} = {form(one)}" for key, one in value.items()) + "}"
        return "[" + ", ".join(map(form, value)) + "]" if isinstance(value, list) else json.dumps(value)

    return "\n".join(f"{key} = {form(value)}" for key, value in told.items())


def hostile_chat(folder: Path) -> ReadChat:
    """Write the case into a folder, and read it."""
    folder.mkdir()
    for name, text in zip(NAMES, (MEMORANDUM, REPLY), strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "case.toml").write_text(toml(TOLD), encoding="utf-8")
    return ReadChat(folder)
