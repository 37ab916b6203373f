"""A quote in its surroundings: what stands before and after it, in the same section of the document."""

from dataclasses import dataclass

from ingest.passage import Document, Sentence, Span

REACH = 350
"""How many characters before and after a quote are shown with it, at most."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Consecutive text: ``before + quote + after`` is verbatim; ``cut_*`` says that the section goes on."""

    before: str
    quote: str
    after: str
    cut_before: bool = False
    cut_after: bool = False


def excerpt(document: Document, sentences: tuple[Sentence, ...], span: Span) -> Excerpt:
    """The span with whole neighbouring sentences of its section and speaker, as far as ``REACH`` goes."""
    passage = _passage(sentences, span)
    start = min((s.span.start for s in passage if s.span.start >= span.start - REACH), default=span.start)
    end = max((s.span.end for s in passage if s.span.end <= span.end + REACH), default=span.end)
    start, end = min(start, span.start), max(end, span.end)
    return Excerpt(
        before=document.text[start : span.start],
        quote=document.text[span.start : span.end],
        after=document.text[span.end : end],
        cut_before=any(s.span.start < start for s in passage),
        cut_after=any(s.span.end > end for s in passage),
    )


def _passage(sentences: tuple[Sentence, ...], span: Span) -> list[Sentence]:
    """The run of sentences around the span that share the section and the speaker of one in it."""
    inside = [index for index, sentence in enumerate(sentences) if sentence.span.overlaps(span)]
    if not inside:
        return []
    first, last = inside[0], inside[-1]
    while first > 0 and _together(sentences[first - 1], sentences[inside[0]]):
        first -= 1
    while last + 1 < len(sentences) and _together(sentences[last + 1], sentences[inside[-1]]):
        last += 1
    return list(sentences[first : last + 1])


def _together(one: Sentence, other: Sentence) -> bool:
    return one.section == other.section and one.voice.speaker == other.voice.speaker
