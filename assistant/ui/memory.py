"""A conversation as text that the reader's browser keeps, and back again. The server keeps none beside the session.

What comes back was in other hands: it is read strictly, within limits, and an answer is taken only if every quote in
it still stands in the case's documents where it says. Anything else is left out without a word. What the reader
thought of an answer is kept with the judgements alone, so that erasing those erases it.
"""

from collections.abc import Mapping
from dataclasses import asdict

from pydantic import ValidationError

from assistant.answer import Answer
from assistant.progress import Stage
from assistant.ui.conversation import Conversation, Turn
from assistant.ui.memory_form import KeptAnswer, KeptConversation, KeptTurn
from assistant.ui.seam import Chat
from ingest.passage import Document

LARGEST = 1_000_000
"""How many characters a kept conversation has at most; what is too much is taken from its beginning."""
MOST_TURNS = 50


def remember(conversation: Conversation, case: str) -> str:
    """The conversation as one line of JSON: its answered turns, the newest if there are too many."""
    turns = [kept for turn in conversation if turn.done and turn.answer and (kept := _kept(turn, turn.answer))]
    turns = turns[-MOST_TURNS:]
    while (text := _json(case, turns)) and len(text) > LARGEST and turns:
        turns = turns[1:]
    return text


def recall(text: str, chat: Chat) -> Conversation:
    """The conversation as far as it can be trusted; an empty one when the text is damaged, or of another case."""
    if len(text) > LARGEST:
        return ()
    try:
        kept = KeptConversation.model_validate_json(text)
    except ValidationError:
        return ()
    still = chat.still()
    if kept.case != still.title:
        return ()
    documents = {document.id: document for document in still.documents()}
    turns = (_turn(one) for one in kept.turns)
    return tuple(turn for turn in turns if turn and turn.answer and _genuine(turn.answer, documents))


def _json(case: str, turns: list[KeptTurn]) -> str:
    return KeptConversation(case=case, turns=tuple(turns)).model_dump_json()


def _kept(turn: Turn, answer: Answer) -> KeptTurn | None:
    """The turn as it is kept; None when it is beyond the limits, and would not be taken back."""
    form = asdict(answer)
    kept = {"key": turn.key, "question": turn.question, "model": turn.model}
    try:
        return KeptTurn.model_validate({**kept, "answer": {name: form[name] for name in KeptAnswer.model_fields}})
    except ValidationError:
        return None


def _turn(kept: KeptTurn) -> Turn | None:
    try:
        answer = kept.answer.answer(kept.question)
    except ValueError:
        return None
    return Turn(kept.question, Stage.WRITE, model=kept.model, answer=answer, key=kept.key)


def _genuine(answer: Answer, documents: Mapping[str, Document]) -> bool:
    return all(
        document is not None and document.text[citation.start : citation.end] == citation.quote
        for citation in answer.citations
        for document in (documents.get(citation.document_id),)
    )
