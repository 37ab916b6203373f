"""What a language model is told beside the passages: an example to follow, and what is wrong with what it said."""

from collections.abc import Sequence

from assistant.guard.verdict import Verdict
from assistant.model.language_model import Message, MessageRole
from assistant.writing.numbered import Numbered
from assistant.writing.statements import Said
from ingest.passage import Sentence
from prompts.texts import Texts

RETOLD = 2
"""How many sentences a model is asked to retell."""


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


def to_retell(passages: Sequence[Numbered]) -> tuple[tuple[int, Sentence], ...]:
    """What a model of whose answer nothing stands is asked to retell: the first passages' first sentences.

    A small model that cannot put an answer together can often say one sentence in other words.
    """
    return tuple((passage.number, passage.sentences[0]) for passage in passages[:RETOLD])


def retell_request(sentences: Sequence[tuple[int, Sentence]], texts: Texts) -> str:
    """What a model is asked to retell, each sentence with its passage's number."""
    lines = (
        texts.say(
            "model.retell_line",
            speaker=sentence.voice.speaker.name or texts.say("lead.unknown_speaker"),
            text=sentence.search_text,
            number=str(number),
        )
        for number, sentence in sentences
    )
    return texts.say("model.retell", sentences="\n".join(lines)).strip()


def example(texts: Texts) -> list[Message]:
    """One question answered as it should be, about another case: small models follow it better than any rule."""
    passages, question = texts.say("model.example_passages").strip(), texts.say("model.example_question")
    asked = texts.say("model.question", passages=passages, question=question).strip()
    return [Message(MessageRole.USER, asked), Message(MessageRole.ASSISTANT, texts.say("model.example_answer"))]


def instructions(texts: Texts) -> str:
    """All that a model is told to do, without what is filled in from the case."""
    empty = {name: "" for name in ("opening", "faults", "sentences")}
    keys = ("model.instructions", "model.hint", "model.hint_plain", "model.repair", "model.retell")
    return "\n".join(texts.say(key, **empty) for key in keys)


def hint(first: Sentence, texts: Texts) -> str:
    """How an answer may begin, where the first passage is a view: small models copy less once they have a beginning."""
    key, speaker = f"model_opening.{first.voice.stance}", first.voice.speaker.name
    if speaker is None or not texts.knows(key):
        return texts.say("model.hint_plain")
    return texts.say("model.hint", opening=texts.say(key, speaker=speaker))
