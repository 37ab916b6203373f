"""A text read as a document that nothing but its words tells about."""

from ingest.corpus import read_document
from ingest.facts import document_facts
from ingest.passage import Document, Sentence


def sentences_of(text: str) -> dict[str, Sentence]:
    """The sentences by their words."""
    facts = document_facts(text)
    document = Document("d", "d.txt", "d", text, facts.issuer, facts.date)
    return {sentence.search_text: sentence for sentence in read_document(document)}
