"""A case for someone new to it, found in its documents by rule. Read ``about`` top-down: it is the whole page."""

from pathlib import PurePosixPath

from assistant.about.about import About
from assistant.about.decisions import decisions
from assistant.about.gaps import gaps
from assistant.about.names import names
from assistant.about.proposals import memorandum
from assistant.about.reading import reading
from assistant.about.summary import summary
from assistant.about.terms import terms
from assistant.about.timeline import timeline
from ingest.case import Case
from ingest.corpus import Corpus
from ingest.passage import Document


def about(case: Case, corpus: Corpus) -> About:
    """What the documents tell; ``case`` completes it (a description, terms) and replaces nothing."""
    events = timeline(corpus)
    return About(
        title=_title(case, corpus),
        description=_description(case),
        summary=summary(corpus),
        timeline=events,
        names=names(case, corpus),
        decisions=decisions(corpus),
        gaps=gaps(corpus, events),
        terms=terms(case, corpus),
        reading=reading(corpus),
    )


def _title(case: Case, corpus: Corpus) -> str:
    """The case's title; where the case has only its folder's name, that of a document that has more than a file's."""
    if case.title != case.folder.resolve().name:
        return case.title
    answering = memorandum(corpus)
    titled = [document for document in [answering, *corpus.documents] if document and document.title != _stem(document)]
    return titled[0].title if titled else case.title


def _stem(document: Document) -> str:
    return PurePosixPath(document.path).stem


def _description(case: Case) -> dict[str, str]:
    told = {"sv": case.description, "en": case.description_en}
    return {language: text for language, text in told.items() if text}
