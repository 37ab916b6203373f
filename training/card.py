"""The model card: what the shipped reader is, what it learned from, how well it does, and where it fails."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from training.curve import Row
from training.stages import STAGES, Material, Stage

_HEAD = """# The reader

A cross-encoder of 12 layers and 384 dimensions: the encoder of multilingual-e5-small (MIT), its upper eight layers
trained in full, with two linear heads. It reads a question together with a window of at most about 120 tokens of one
speaker's sentences, under a line that names speaker, stance and heading, and gives every sentence a logit of answering
the question and the window a logit of holding an answer. `weights.safetensors` holds the differences to the base model
in 8 bits; docs/selector.md tells how it is used, measured and trained anew.

## Learned from

| set | licence | questions | without an answer |
| --- | --- | --- | --- |
"""

_SOURCES = """
SweQUAD-MC: Kalpakchi and Boye, 2021; the texts that docs/public-sets.md measures on were left out. SQuAD_v2_sv: a
machine translation of SQuAD 2 (texts from Wikipedia, CC BY-SA 4.0). Invented cases: memoranda, proposals and replies
written for this project with a language model's help, and questions of opinion and proposal about them; none is about
the shipped case, whose documents and questions were not used.
"""

_LIMITS = """
## Limits

- Swedish, and English questions to Swedish text; other languages were not measured.
- Trained on short windows: an answer that needs two places far apart is found in neither.
- It tells whether a sentence answers, not whether what the sentence says is true.
- The invented cases have one author's habits; real memoranda vary more.
"""


def write_card(path: Path, material: Material, curve: Sequence[Row]) -> None:
    """Writes the card with the sets' sizes and the curves."""
    path.write_text(_HEAD + _sets(material) + _SOURCES + _curves(curve) + _LIMITS, encoding="utf-8")


def _sets(material: Material) -> str:
    counted = Counter((question.id.split("-")[0], bool(question.gold)) for question in material.public)
    cases = Counter(bool(question.gold) for part in material.cases.values() for question in part)
    rows: Mapping[str, tuple[str, int, int]] = {
        "SweQUAD-MC, training part": ("CC BY 4.0", counted["swequad", True], counted["swequad", False]),
        "SQuAD_v2_sv, development part": ("Apache-2.0", counted["squad", True], counted["squad", False]),
        "invented cases (`training/cases`)": ("Apache-2.0", cases[True], cases[False]),
    }
    return "".join(f"| {name} | {licence} | {yes + no} | {no} |\n" for name, (licence, yes, no) in rows.items())


def _curves(curve: Sequence[Row]) -> str:
    head = (
        "\n## Curves\n\n" + "".join(map(_told, STAGES)) + "\n"
        "On questions that were not learned from, with the right windows and the likest others read: the loss, the"
        " share of the answerable whose best sentence is right, and the AUC of its logit between answerable and"
        " not.\n\n"
        "| stage, step | learned loss | set | loss | best sentence right | AUC |\n" + "| --- " * 6 + "|\n"
    )
    return head + "".join(
        f"| {row.stage} {row.step} | {row.loss:.3f} | {row.set} | {row.figures.loss:.3f}"
        f" | {row.figures.first:.0%} | {_auc(row.figures.auc)} |\n"
        for row in curve
    )


def _told(stage: Stage) -> str:
    plan, cases = stage.plan, ", ".join(f"{name} {times} times" for name, times in stage.cases.items())
    return (
        f"- {stage.name}: {plan.until or plan.steps} steps of {plan.questions} questions, highest rate {plan.rate:g};"
        f" {stage.public:.0%} of the public questions{f', the cases of {cases}' if cases else ''}\n"
    )


def _auc(value: float) -> str:
    """A set without unanswerable questions has none."""
    return "–" if math.isnan(value) else f"{value:.2f}"
