"""Statements about a case's documents, each with the sentences that it cites and whether they support it.

Made of a guard's suite and a corpus; what a quote covers by half of itself, or half of a sentence, is cited.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import Language
from eval.guard_suite import Quote, Source, read_sources
from eval.suite import SuiteInvalid
from ingest.corpus import Corpus
from ingest.passage import Document, Sentence, Span

__all__ = ["Claim", "ClaimInvalid", "Source", "claims_of", "misquotes", "read_sources"]


class ClaimInvalid(SuiteInvalid):
    """A line cites what is not there.

    Codes: claim_quote (path, line, document, quote), claim_document (path, line, document, known),
    claim_sentence (path, line, document, quote: it covers no sentence by half).
    """

    code = "claim_quote"


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement, the sentences that it cites, and whether they support it; ``kind`` says how it came about."""

    id: str
    text: str
    language: Language
    sentences: tuple[Sentence, ...]
    supported: bool
    kind: str


def claims_of(sources: Iterable[Source], corpus: Corpus, path: Path) -> tuple[Claim, ...]:
    """Every statement with the corpus's sentences that its source quotes; raises ClaimInvalid for the first fault."""
    return tuple(claim for source in sources for claim in _claims(source, corpus, path))


def misquotes(sources: Iterable[Source], corpus: Corpus, path: Path) -> Iterator[ClaimInvalid]:
    """A fault for every quote that cannot be used."""
    for source in sources:
        for quote in source.sources:
            try:
                _cited(quote, corpus, source, path)
            except ClaimInvalid as fault:
                yield fault


def _claims(source: Source, corpus: Corpus, path: Path) -> Iterator[Claim]:
    cited = tuple(dict.fromkeys(s for quote in source.sources for s in _cited(quote, corpus, source, path)))
    for number, true in enumerate(source.true, start=1):
        yield Claim(f"{source.id}-t{number}", true.text, true.language, cited, True, true.how)
    for number, false in enumerate(source.false, start=1):
        yield Claim(f"{source.id}-f{number}", false.text, false.language, cited, False, false.kind)


def _cited(quote: Quote, corpus: Corpus, source: Source, path: Path) -> Sequence[Sentence]:
    """The sentences that the quote covers, by half of itself or of them."""
    where: dict[str, Any] = {"path": path, "line": source.line, "document": quote.document}
    document = next((d for d in corpus.documents if quote.document in (d.path, d.id)), None)
    if document is None:
        raise ClaimInvalid("claim_document", **where, known=", ".join(d.id for d in corpus.documents))
    start = _place(quote, document)
    if start < 0:
        raise ClaimInvalid(**where, quote=quote.quote)
    span = Span(start, start + len(quote.quote))
    found = [s for s in corpus.sentences if s.document_id == document.id and _covers(span, s.span)]
    if not found:
        raise ClaimInvalid("claim_sentence", **where, quote=quote.quote)
    return found


def _place(quote: Quote, document: Document) -> int:
    if quote.start is None:
        return document.text.find(quote.quote)
    return quote.start if document.text.startswith(quote.quote, quote.start) else -1


def _covers(quote: Span, own: Span) -> bool:
    shared = min(quote.end, own.end) - max(quote.start, own.start)
    return 2 * shared > min(own.end - own.start, quote.end - quote.start)
