"""A chat that writes as a language model does: statement by statement, and sometimes only half-way."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from threading import Event, Semaphore

from assistant.answer import Answer, Language, Mode, Request, Statement
from assistant.progress import Progress, Stage, Unfinished
from tests.ui.fake_chat import HOSTILE, FakeChat

WRITTEN = (
    "Stadskontoret ser förbundet som en viktig mötesplats.",
    "Däremot vill kontoret inte att förbundet förhandlar för kommunerna.",
    "Arbetsgruppen vill samla arbetet i två områden.",
)
HOSTILE_WORDS = f"> {HOSTILE} <a href='javascript:alert(4)'>klicka</a> [1](javascript:alert(5)) [77][1] ![z][9]"


@dataclass
class WritingChat(FakeChat):
    """Writes three statements; "avbryts": after two come quotes; "dör": an error; "tystnar": nothing more comes.

    Where ``waits``, each statement, and what follows them, is written when ``go`` is released.
    """

    model: str | None = "modell-7b"
    waits: bool = False
    go: Semaphore = field(default_factory=lambda: Semaphore(0))
    closed: Event = field(default_factory=Event)

    def ask(self, request: Request) -> Iterator[Progress | Unfinished | Answer]:
        """Progress, what is written so far, and what becomes of it."""
        self.asked.append(request)
        closed = self.closed
        try:
            yield from map(Progress, Stage)
            yield from self._written(request, self.go)
        finally:
            closed.set()

    def _written(self, request: Request, go: Semaphore) -> Iterator[Progress | Unfinished | Answer]:
        broken = any(word in request.question for word in ("avbryts", "dör", "tystnar"))
        for count in range(1, 3 if broken else 4):
            self._wait(go)
            yield Unfinished(self.written(request, count))
        self._wait(go)
        if "tystnar" in request.question:
            return
        if "dör" in request.question:
            yield from super().ask(replace(request, question="fel"))
        quoted = replace(self.answer(request), fallback_reason="endpoint_timeout")
        yield quoted if broken else replace(self.written(request, 3), omitted=2, confidence=0.7)

    def _wait(self, go: Semaphore) -> None:
        if self.waits:
            go.acquire(timeout=20)

    def written(self, request: Request, count: int) -> Answer:
        """The first statements of what a model says."""
        cited = tuple(self.cited("pm-1", place, number) for place, number in ((-4, 1), (-3, 2), (0, 3)))[:count]
        said = (HOSTILE_WORDS, *WRITTEN[1:]) if "hostil" in request.question else WRITTEN
        text = "\n\n".join(f"{words} [{one.number}]" for words, one in zip(said, cited, strict=False))
        statements = (
            Statement(words, one.speaker, one.role, one.stance, None, (one.number,))
            for words, one in zip(said, cited, strict=False)
        )
        return Answer(
            request.question, Language.SWEDISH, text, Mode.GENERATIVE, "i", "m",
            statements=tuple(statements), citations=cited, answerable_score=0.9,
        )  # fmt: skip
