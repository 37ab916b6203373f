"""A chat of two small hand-written documents, one of them full of what hostile people write."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.about.about import About
from assistant.answer import Answer, Citation, Language, Mode, Refusal, RefusalReason, Request, Statement
from assistant.positions.matrix import Matrix
from assistant.progress import Progress, Stage, Unfinished
from assistant.ui.seam import Writer
from ingest.errors import RemissError
from ingest.passage import Document, Role, Sentence, Span, Speaker, Stance, Voice

HOSTILE = (
    '<img src=http://evil.example/a.png onerror=alert(1)> <form action="http://evil.example/f"><button>Skicka</button>'
    "</form> [x](javascript:alert(2)) ![y](http://evil.example/b.png) <script>alert(3)</script> "
    "</mark></section></div> **ej fet** `kod` $x$ http://evil.example/c [9]"
)
OFFICE = Speaker("Stadskontoret", Role.OFFICE)
PROPOSER = Speaker("Förbundets arbetsgrupp", Role.PROPOSER)
DISSENT = Speaker("Reservation (A, B)", Role.DISSENTER, ("Anna Ask", "Bo Berg"))
VILLAIN = Speaker(f"Elak {HOSTILE}", Role.RESPONDENT, (HOSTILE,))

Part = tuple[tuple[str, ...], Speaker, str]
MEMO: tuple[Part, ...] = (
    (("Ärendet",), PROPOSER, "Förbundet föreslår två huvudområden. "),
    (("Ärendet",), PROPOSER, "Förslaget gäller hela perioden.\n\n"),
    *((("Bakgrund",), OFFICE, f"Det här är mening {n} i en lång bakgrund som ingen frågar om.\n\n") for n in range(60)),
    (("Yttranden", "Stadskontoret"), OFFICE, "Kontoret anser att förbundet är en betydelsefull mötesplats. "),
    (("Yttranden", "Stadskontoret"), OFFICE, "Förbundet bör *inte* företräda\n\nkommunerna i förhandlingar. "),
    (("Yttranden", "Stadskontoret"), OFFICE, "Avgifterna behöver ses över.\n\n"),
    (("Reservation",), DISSENT, "Vi hade hellre sett ett avslag.\n\n"),
)
REPLY: tuple[Part, ...] = (
    (("Yttrande",), VILLAIN, "Före. "),
    (("Yttrande",), VILLAIN, HOSTILE + " "),
    (("Yttrande",), VILLAIN, "Efter."),
)


def document_of(name: str, title: str, parts: tuple[Part, ...]) -> tuple[Document, tuple[Sentence, ...]]:
    """A document and its sentences, from its parts in order; a second page begins at "Kontoret anser"."""
    text, sentences = "", []
    for section, speaker, words in parts:
        span = Span(len(text), len(text) + len(words.rstrip()))
        text += words
        sentences.append(Sentence(name, span, words.strip(), section, Voice(speaker, Stance.POSITION)))
    pages = (0, text.index("Kontoret anser")) if "Kontoret anser" in text else ()
    return Document(name, f"{name}.txt", title, text, OFFICE, "2014-10-23", "002-1/2014", pages), tuple(sentences)


@dataclass
class FakeChat:
    """Answers by a word in the question: hostil, fel, krasch, vädr; anything else gets an answer of two voices."""

    title: str = "Ärendet om <förbundet> & *staden*"
    starters: tuple[str, ...] = ("Vad anser stadskontoret?", "Vad föreslås?")
    starters_en: tuple[str, ...] = ("What does the office hold?",)
    model: str | None = None
    failure: RemissError | None = None
    asked: list[Request] = field(default_factory=list)
    unread: tuple[RemissError, ...] = ()
    told: About = field(default_factory=lambda: About("Ärendet"))
    matrix: Matrix = field(default_factory=lambda: Matrix(None, (), ()))

    def __post_init__(self) -> None:
        """Make the two documents."""
        made = (document_of("pm-1", "PM 1:2014 Förbundet", MEMO), document_of("svar/1", f"Svar {HOSTILE}", REPLY))
        self.corpus = {document.id: (document, sentences) for document, sentences in made}

    def still(self) -> "FakeChat":
        """Itself: its case never changes."""
        return self

    def unreadable(self) -> tuple[RemissError, ...]:
        """What could not be read."""
        return self.unread

    def about(self) -> About:
        """What the case is about."""
        return self.told

    def positions(self) -> Matrix:
        """Who says what."""
        return self.matrix

    def documents(self) -> tuple[Document, ...]:
        """The two documents."""
        return tuple(document for document, _ in self.corpus.values())

    def sentences(self, document_id: str) -> tuple[Sentence, ...]:
        """A document's sentences."""
        return self.corpus[document_id][1] if document_id in self.corpus else ()

    def writer(self) -> Writer:
        """The model, and its failure."""
        return Writer(self.model, self.failure)

    def ask(self, request: Request) -> Iterator[Progress | Unfinished | Answer]:
        """Progress, then what the question's word asks for."""
        self.asked.append(request)
        yield from map(Progress, Stage)
        if "fel" in request.question:
            raise RemissError("endpoint_down", url="http://127.0.0.1:1")
        if "krasch" in request.question:
            raise RuntimeError("boom")
        yield self.answer(request)

    def describe_error(self, error: RemissError, language: Language) -> str:
        """The code in words."""
        return f"Fel {error.error_code} <b>vid</b> {error.values.get('url', '–')}."

    def answer(self, request: Request) -> Answer:
        """The answer or refusal that the question's word asks for."""
        if "vädr" in request.question:
            return self._refusal(request)
        if "hostil" in request.question:
            return self._hostile(request)
        return self._two_voices(request)

    def cited(self, document_id: str, index: int, number: int, reported_by: str | None = None) -> Citation:
        """A document's sentence as a citation."""
        document, sentences = self.corpus[document_id]
        speaker, span, stance = sentences[index].voice.speaker, sentences[index].span, sentences[index].voice.stance
        return Citation(
            number, document.id, document.title, document.date, document.diary_number, document.path, speaker.name,
            speaker.members, speaker.role, stance, reported_by, " › ".join(sentences[index].section),
            document.page_at(span.start), document.text[span.start : span.end], span.start, span.end,
        )  # fmt: skip

    def _two_voices(self, request: Request) -> Answer:
        cited = (self.cited("pm-1", -4, 1), self.cited("pm-1", -3, 2), self.cited("pm-1", 0, 3, "Stadskontoret"))
        one, two, three = (citation.quote for citation in cited)
        text = (
            f"**Stadskontoret anser (PM 1:2014):**\n\n”{one}” [1]\n\n”{two}” [2]\n\n"
            f"**Förbundets arbetsgrupp, återgivet av Stadskontoret (PM 1:2014):**\n\n”{three}” [3]\n\n"
            "Reservationen säger inget som besvarar detta."
        )
        understood = f"{request.question} (gäller: {request.history[-1]})" if request.history else None
        statements = (Statement(c.quote, c.speaker, c.role, c.stance, c.reported_by, (c.number,)) for c in cited)
        return Answer(
            request.question, Language.SWEDISH, text, Mode.EXTRACTIVE, "i", "m", understood_as=understood,
            statements=tuple(statements), citations=cited, answerable_score=0.9, confidence=0.85,
        )  # fmt: skip

    def _hostile(self, request: Request) -> Answer:
        cited = self.cited("svar/1", 1, 1)
        text = f"**{cited.speaker} anser:**\n\n”{cited.quote}” [1]\n\n{HOSTILE}"
        return Answer(
            request.question, Language.SWEDISH, text, Mode.GENERATIVE, "i", "m", understood_as=HOSTILE,
            statements=(Statement(cited.quote, cited.speaker, cited.role, cited.stance, None, (1,)),),
            citations=(cited,), confidence=0.4, fallback_reason=HOSTILE, omitted=2,
        )  # fmt: skip

    def _refusal(self, request: Request) -> Answer:
        words = "Frågan ligger utanför ärendet."
        return Answer(
            request.question, Language.SWEDISH, words, Mode.EXTRACTIVE, "i", "m", nearest=(1,),
            refusal=Refusal(RefusalReason.OUT_OF_SCOPE, words), citations=(self.cited("pm-1", -1, 1),),
        )  # fmt: skip
