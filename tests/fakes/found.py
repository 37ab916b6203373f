"""An index that finds every sentence of a small corpus for any question."""

from collections.abc import Callable

from ingest.corpus import Corpus
from ingest.passage import Passage, Sentence
from tests.fakes.hits import hit
from vectorstore.hybrid import Hit


class FoundIndex:
    """What the pipeline needs of an index, without weights."""

    def __init__(self, of: Corpus) -> None:
        self.corpus = of
        self.generation, self.model = "g", "m"

    def search(
        self, query: str, limit: int, within: Callable[[Sentence], bool] = bool, **more: object
    ) -> tuple[Hit, ...]:
        """All of them."""
        return tuple(hit(sentence, lexical=1.0) for sentence in self.corpus.sentences if within(sentence))

    def passage_of(self, sentence: Sentence) -> Passage:
        """The passage that the sentence stands in."""
        return next(passage for passage in self.corpus.passages if sentence in passage.sentences)
