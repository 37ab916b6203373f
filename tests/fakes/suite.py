"""A small suite over the fakes' corpus, and an assistant whose answers and rankings are written by hand."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from assistant.answer import Answer, Citation, Language, Mode, Refusal, RefusalReason, Request, Statement
from assistant.layout import cite
from eval.result import Versions
from eval.suite import Evidence, Item
from ingest.passage import Sentence
from tests.fakes.case import corpus

CORPUS = corpus()
FEE, FAIR, EVENING, HIGH = CORPUS.sentences[2:6]
Change = Callable[[Answer], Answer]
VERSIONS = Versions("c0de", None, {"sv": "a", "en": "b"}, "m", "g", "k", {"mode": "extractive"}, {"numpy": "2"})


def item(name: str, *right: Sentence, kind: str = "fact", language: Language = Language.SWEDISH) -> Item:
    """A question that these sentences answer."""
    text = CORPUS.document("pm").text
    quotes = tuple(Evidence(document_id="pm", quote=text[s.span.start : s.span.end]) for s in right)
    return Item(
        id=name, language=language, type=kind, question=f"Fråga {name}?", answerable=True, refusal=None,
        reference="Ja.", contains=(("avgiften", "kvällen"),), forbidden=("gratis",), evidence=quotes,
        speaker=tuple(dict.fromkeys(str(s.voice.speaker.name) for s in right)),
    )  # fmt: skip


def unanswerable(name: str, reason: RefusalReason) -> Item:
    """A question that is to be refused."""
    return Item(
        id=name, language=Language.ENGLISH, type="near_miss", question=f"Question {name}?", answerable=False,
        refusal=reason, reference="",
    )  # fmt: skip


ITEMS = (
    item("fee", FEE),
    item("fair", FAIR, EVENING, kind="position"),
    item("high", HIGH, kind="dissent", language=Language.ENGLISH),
    unanswerable("silent", RefusalReason.SPEAKER_SILENT),
    unanswerable("nowhere", RefusalReason.NOT_IN_DOCUMENTS),
)


def answered(*sentences: Sentence, belief: float = 1.0) -> Answer:
    """An answer that quotes these sentences in their own words."""
    citations = tuple(cite(sentence, CORPUS, number) for number, sentence in enumerate(sentences, start=1))
    statements = tuple(Statement(c.quote, c.speaker, c.role, c.stance, c.reported_by, (c.number,)) for c in citations)
    text = "\n\n".join(f"”{c.quote}” [{c.number}]" for c in citations)
    return Answer(
        "?", Language.SWEDISH, text, Mode.EXTRACTIVE, "g", "m", statements=statements, citations=citations,
        answerable_score=belief, confidence=belief,
    )  # fmt: skip


def refused(reason: RefusalReason, belief: float = 0.0) -> Answer:
    """A refusal."""
    return Answer(
        "?", Language.SWEDISH, "Nej.", Mode.EXTRACTIVE, "g", "m",
        refusal=Refusal(reason, "Nej."), answerable_score=belief,
    )  # fmt: skip


PERFECT: Mapping[str, Answer] = {
    "fee": answered(FEE),
    "fair": answered(FAIR, EVENING),
    "high": answered(HIGH),
    "silent": refused(RefusalReason.SPEAKER_SILENT),
    "nowhere": refused(RefusalReason.NOT_IN_DOCUMENTS),
}
RANKINGS: Mapping[str, tuple[Sentence, ...]] = {"fee": (FEE,), "fair": (FAIR, EVENING), "high": (HIGH,)}


def changed(name: str, change: Change) -> dict[str, Answer]:
    """The perfect answers with one of them changed."""
    return {**PERFECT, name: change(PERFECT[name])}


def with_citation(**changes: object) -> Change:
    """Changes fields of an answer's first citation, and nothing else of it."""

    def change(answer: Answer) -> Answer:
        first: Citation = replace(answer.citations[0], **changes)  # type: ignore[arg-type]
        return replace(answer, citations=(first, *answer.citations[1:]))

    return change


class FakeRespondent:
    """Answers by the question's id, and remembers what it was asked."""

    def __init__(
        self, answers: Mapping[str, Answer] = PERFECT, rankings: Mapping[str, tuple[Sentence, ...]] = RANKINGS
    ) -> None:
        self.answers = answers
        self.rankings = rankings
        self.asked: list[Request] = []

    def ask(self, request: Request) -> Answer:
        """The answer written for this id."""
        self.asked.append(request)
        return replace(self.answers[str(request.id)], id=request.id)

    def ranked(self, request: Request) -> tuple[Sentence, ...]:
        """The ranking written for this id."""
        return self.rankings.get(str(request.id), ())
