"""Public question sets as pools and questions. Texts that the documentation's figures are measured on stay out."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from eval.import_suite_formats import Format, read_set
from eval.import_suite_texts import Text, alike, as_texts, draw_groups
from ingest.corpus import read_document
from ingest.passage import Document, Role, Speaker
from training.pools import Pool, Question, gold_of, make_pool

MEASURED_SHARE, MEASURED_SEED = 0.3, "1 asked"
"""The draw of ``remiss eval import --hold-out-share 0.3``: what is asked about there is not learned from."""

VALIDATION_SHARE, VALIDATION_SEED = 0.06, "validation"


def read_public(path: Path, measured: bool) -> tuple[list[Pool], list[Question], list[Question]]:
    """Pools, questions to learn from and questions to validate with.

    ``measured`` says that the set is one that figures are given for: the texts drawn for these are left out.
    A set with titles (SQuAD) makes one pool of each article; one without makes a single pool.
    """
    texts = as_texts(read_set(path, Format.AUTO))
    learned, validating = learned_and_validating(texts, measured)
    pools: list[Pool] = []
    questions: dict[bool, list[Question]] = {True: [], False: []}
    for learning, part in ((True, learned), (False, validating)):
        for title, group in _by_title(part).items():
            pool = make_pool(title, (s for text in group for s in read_document(_document(text))))
            for text in group:
                questions[learning] += _questions(text, pool, len(pools))
            pools.append(pool)
    return pools, questions[True], questions[False]


def learned_and_validating(texts: Sequence[Text], measured: bool) -> tuple[list[Text], list[Text]]:
    """The texts that are learned from and those that are validated with; without those that figures are given for."""
    kept = _without(texts, MEASURED_SHARE, MEASURED_SEED)[0] if measured else list(texts)
    return _without(kept, VALIDATION_SHARE, VALIDATION_SEED)


def _without(texts: Sequence[Text], share: float, seed: str) -> tuple[list[Text], list[Text]]:
    """The texts not drawn, and those drawn."""
    wanted = sum(text.questions for text in texts) * share
    drawn = {text.id for group in draw_groups(alike(texts), wanted, seed) for text in group}
    return [text for text in texts if text.id not in drawn], [text for text in texts if text.id in drawn]


def _by_title(texts: Sequence[Text]) -> dict[str, list[Text]]:
    groups: defaultdict[str, list[Text]] = defaultdict(list)
    for text in texts:
        groups[text.context.title].append(text)
    return groups


def _document(text: Text) -> Document:
    return Document(text.id, text.name, text.context.title or text.id, text.context.text, Speaker(None, Role.ISSUER))


def _questions(text: Text, pool: Pool, number: int) -> list[Question]:
    own = tuple(n for n, w in enumerate(pool.windows) if w.sentences[0].document_id == text.id)
    made = []
    for place, asked in enumerate(text.context.asked):
        gold = gold_of(pool, [(text.id, span) for span in asked.answers])
        if asked.text.strip() and bool(gold) == bool(asked.answers):
            made.append(
                Question(f"{text.id}-{place}", asked.text.strip(), number, gold, own=() if gold else own, kind="public")
            )
    return made
