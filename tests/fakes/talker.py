"""A language model and a check without weights or wires: what each says is told beforehand."""

from collections.abc import Iterator, Mapping, Sequence

from assistant.guard.verdict import Fault, Verdict
from assistant.model.language_model import EndpointFailed, Message
from ingest.passage import Sentence

Reply = str | tuple[str | EndpointFailed, ...]


class FakeModel:
    """Fulfils the LanguageModel protocol: each reply in its turn, in pieces if it is a tuple, failing where told to.

    ``asked`` holds the messages of each request. A token is a word.
    """

    def __init__(self, *replies: Reply) -> None:
        self.id = "fake-model"
        self.asked: list[tuple[Message, ...]] = []
        self.ended = 0
        self._replies = list(replies)

    def stream(self, messages: Sequence[Message], limit: int) -> Iterator[str]:
        self.asked.append(tuple(messages))
        reply = self._replies.pop(0)
        try:
            for piece in (reply,) if isinstance(reply, str) else reply:
                if isinstance(piece, EndpointFailed):
                    raise piece
                yield piece
        finally:
            self.ended += 1

    def check(self) -> None:
        """All is well."""

    def count(self, text: str) -> int:
        return len(text.split())


class FakeCheck:
    """Fulfils the Check protocol: a statement is supported by what holds one of its fragments, so strongly.

    ``supported`` gives, for each statement, the support that a source with a fragment in it lends. ``asked`` holds
    what was checked.
    """

    def __init__(self, supported: Mapping[str, Mapping[str, float]], fault: Fault = Fault.MEANING) -> None:
        self.asked: list[tuple[str, tuple[Sentence, ...]]] = []
        self._supported = supported
        self._fault = fault

    def check(self, text: str, cited: Sequence[Sentence]) -> Verdict:
        self.asked.append((text, tuple(cited)))
        source = " ".join(sentence.search_text for sentence in cited)
        for fragment, support in self._supported.get(text, {}).items():
            if fragment in source:
                return Verdict(None, "", support)
        return Verdict(self._fault, "fyra", 0.1)
