"""Questions to weigh with: the dev suites about the shipped case, and the validating cases, in one form."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.pipeline import Assistant
from assistant.settings import NO_RERANKER, read_settings
from assistant.wiring import Silent, open_assistant
from eval.suite import Evidence, places, read_suite
from ingest.passage import Span
from training.cases import QUESTIONS


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to a case; ``places`` are the right evidence (document id, span), none where nothing answers."""

    suite: str
    assistant: Assistant
    question: str
    history: tuple[str, ...]
    places: tuple[tuple[str, Span], ...]


def open_case(case: Path, indexes: Path) -> Assistant:
    """The case's assistant without a reader; its index lies below ``indexes``."""
    options = {"case": str(case), "index": str(indexes / case.name), "reranker": NO_RERANKER}
    return open_assistant(read_settings(options, {}, Path.cwd()), Silent())


def of_suite(path: Path, assistant: Assistant) -> Iterator[Asked]:
    """A suite's questions."""
    documents = {document.id: document for document in assistant.index.corpus.documents}
    for item in read_suite(path):
        found = [
            (told.document_id, span) for told in item.evidence for span in places(told, documents[told.document_id])
        ]
        yield Asked(path.stem, assistant, item.question, item.history, tuple(found))


def of_case(folder: Path, assistant: Assistant) -> Iterator[Asked]:
    """An invented case's questions."""
    documents = {document.path: document for document in assistant.index.corpus.documents}
    for line in (folder / QUESTIONS).read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        found = []
        for told in asked["evidence"]:
            document = documents[told["document"]]
            quoted = Evidence(document_id=document.id, quote=told["quote"])
            found += [(document.id, span) for span in places(quoted, document)]
        yield Asked("invented", assistant, asked["question"], (), tuple(found))
