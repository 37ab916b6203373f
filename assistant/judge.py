"""Whether the documents are believed to answer a question, and why they are said not to."""

from collections.abc import Sequence

from assistant.answer import RefusalReason
from assistant.belief import PLAIN, READ, Model, signals
from assistant.frames import frames_of
from assistant.question import Kind, Query
from assistant.refuse import CERTAIN, certain_reason, likely_reason
from assistant.select import Scored
from assistant.unknown import Vocabulary
from ingest.corpus import Corpus

OVERVIEW_BELIEF = 0.8


class Judge:
    """Judges the candidates of a case's questions. Keeps nothing of a question."""

    def __init__(self, corpus: Corpus, vocabulary: Vocabulary, is_read: bool) -> None:
        """``is_read`` says that the bundled reader reads: its coefficients are its own, as are those of plain texts."""
        self._vocabulary = vocabulary
        self._model = Model()
        if is_read:
            self._model = READ if any(sentence.voice.speaker.name for sentence in corpus.sentences) else PLAIN

    def judged(
        self, query: Query, spoken: Sequence[Scored], ranked: Sequence[Scored]
    ) -> tuple[float, RefusalReason | None]:
        """How far the documents are believed to answer, 0 to 1, and why they are said not to, if so.

        A formal line was found by rule; a reader, which has learned from sentences, has nothing to say of it.
        """
        certain = certain_reason(query, spoken, self._vocabulary)
        if certain is not None:
            return CERTAIN, certain
        model = Model() if spoken and frames_of(spoken[0].sentence, query.frames) else self._model
        belief = model.belief(signals(query, spoken, ranked, self._vocabulary)) if spoken else CERTAIN
        if query.kind is Kind.OVERVIEW and spoken:
            return max(belief, OVERVIEW_BELIEF), None
        return belief, likely_reason(query, spoken, ranked) if belief < model.threshold else None
