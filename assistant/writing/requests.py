"""What a language model is told beside the passages: an example to follow, and what is wrong with what it said."""

from collections.abc import Sequence

from assistant.guard.verdict import Verdict
from assistant.model.language_model import Message, MessageRole
from assistant.writing.statements import Said
from ingest.passage import Sentence
from prompts.texts import Texts


def repair_request(failed: Sequence[tuple[Said, Verdict]], texts: Texts) -> str:
    """What a model is told of the statements that failed."""
    faults = (
        texts.say(
            "model.repair_line",
            statement=said.text,
            fault=texts.say(f"model_fault.{verdict.fault}", detail=verdict.detail),
        )
        for said, verdict in failed
    )
    return texts.say("model.repair", faults="\n".join(faults)).strip()


def example(texts: Texts) -> list[Message]:
    """One question answered as it should be, about another case: small models follow it better than any rule."""
    passages, question = texts.say("model.example_passages").strip(), texts.say("model.example_question")
    asked = texts.say("model.question", passages=passages, question=question).strip()
    return [Message(MessageRole.USER, asked), Message(MessageRole.ASSISTANT, texts.say("model.example_answer"))]


def hint(first: Sentence, texts: Texts) -> str:
    """How an answer may begin, where the first passage is a view: small models copy less once they have a beginning."""
    key, speaker = f"model_opening.{first.voice.stance}", first.voice.speaker.name
    if speaker is None or not texts.knows(key):
        return texts.say("model.hint_plain")
    return texts.say("model.hint", opening=texts.say(key, speaker=speaker))
