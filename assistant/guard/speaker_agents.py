"""Those whom a text names, and how: as one who says something, or in passing."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.words import fold, tokens

_HAVING = frozenset(["har", "hade", "has", "had", "have"])


@dataclass(frozen=True, slots=True)
class Agent:
    """Someone who is named in a text, and the verb of saying after it, None where there is none ("enligt").

    ``known`` are the speakers meant; ``is_general`` marks the proposer and the city (``is_city``), of whom all
    documents of a case speak. ``clause`` is what stands around it; it ``has_view`` where that is spoken of. It
    ``opens`` where the text begins with it, and ``is_under`` where it stands only in what another says ("att nämnden
    tror") or is held against, as where it ``is_contrasted`` ("till skillnad från nämnden").
    """

    words: str
    known: frozenset[str]
    verb: str | None = None
    is_general: bool = False
    is_city: bool = False
    is_party: bool = False
    opens: bool = False
    clause: str = ""
    has_view: bool = False
    is_under: bool = False
    is_contrasted: bool = False

    @property
    def is_owner(self) -> bool:
        """Whether it is named as the one who has something."""
        return is_genitive(self.words)

    @property
    def has_done(self) -> bool:
        """Whether the text begins with what it has said or done."""
        return self.opens and not self.is_owner and self.clause.split(" ")[0] in _HAVING


@dataclass(frozen=True, slots=True)
class Attribution:
    """The agents of a text, who say something in it, and everyone else whom it names."""

    agents: tuple[Agent, ...]
    mentions: tuple[Agent, ...]

    @property
    def everyone(self) -> tuple[Agent, ...]:
        """All who are named."""
        return (*self.agents, *self.mentions)

    @property
    def telling(self) -> tuple[Agent, ...]:
        """All to whom a text gives a view or a deed of their own, in whatever words."""
        return (*self.agents, *(mention for mention in self.mentions if mention.has_done))


def is_genitive(word: str) -> bool:
    """Whether a word has a genitive's ending; a plural's in English cannot be told from it."""
    return fold(word) != word and word.endswith("s")


def is_among(agent: Agent, others: Iterable[Agent]) -> bool:
    """Whether someone is another's name too; "the city" is no name of any one body."""
    return any(
        agent.words == other.words or (agent.known & other.known and (agent.is_city or not other.is_city))
        for other in others
    )


def is_own_name(agent: Agent) -> bool:
    """Whether a speaker is named by a word of its own name, or the proposer by its role, and not as one of a kind."""
    names = {fold(word) for name in agent.known for word in tokens(name)}
    return bool(names & {fold(word) for word in tokens(agent.words)}) or (agent.is_general and not agent.is_city)
