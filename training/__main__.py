"""``python -m training``: from public sets and invented cases to the shipped reader's weights and its card."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import torch
from tokenizers import Tokenizer

from training.batches import Tasks
from training.card import write_card
from training.curve import Curve, Row
from training.export import export
from training.fit import CHECKPOINT, Plan, Trainer, fit
from training.measure import measure
from training.network import Reader
from training.pools import Question
from training.stages import STAGES, asked_in, mined, read_material
from vectorstore.embedding import open_embedder
from vectorstore.model import default_cache_dir, prepare_model
from vectorstore.model_export import TOKENIZER_FILE
from vectorstore.model_weights import read_weights
from vectorstore.reading_text import Encoder


def main(arguments: list[str]) -> int:
    """Train every stage (each goes on from its checkpoint if there is one), export, write the card."""
    options = _options(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    directory = prepare_model(default_cache_dir(), _say)
    embedder = open_embedder(None, default_cache_dir(), lambda *_: None)
    material = mined(read_material(options.swequad, options.squad, options.cases), embedder)
    tasks = Tasks(material.pools, Encoder(Tokenizer.from_file(str(directory / TOKENIZER_FILE))))
    reader = Reader(directory).to("cuda" if torch.cuda.is_available() else "cpu")
    curve = Curve(options.out / "curve.jsonl")
    for stage in STAGES:
        report = _reporter(stage.name, reader, tasks, material.validation, curve)
        questions = asked_in(stage, material, options.seed)
        plan = replace(stage.plan, seed=options.seed)
        _learn(options.out / stage.name, reader, plan, tasks, questions, report)
    export(reader, read_weights(), options.out)
    write_card(options.out / "card.md", material, curve.rows())
    return 0


def _learn(
    out: Path, reader: Reader, plan: Plan, tasks: Tasks, questions: Sequence[Question], report: Callable[..., None]
) -> None:
    out.mkdir(exist_ok=True)
    trainer = Trainer(reader, plan)
    if (out / CHECKPOINT).exists():
        trainer.load(out / CHECKPOINT)
        _say(f"{out.name}: goes on from step {trainer.done}")
    fit(trainer, tasks, questions, plan, out, report)
    trainer.finish()


def _reporter(
    stage: str, reader: Reader, tasks: Tasks, validation: Mapping[str, Sequence[Question]], curve: Curve
) -> Callable[[int, float, float], None]:
    def report(step: int, loss: float, seconds: float) -> None:
        for name, questions in validation.items():
            row = Row(stage, step, loss, name, measure(reader, tasks, questions))
            curve.add(row)
            _say(f"{row.line()}  {seconds:.0f} s")

    return report


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--swequad", type=Path, required=True, help="SweQUAD-MC, training part")
    parser.add_argument("--squad", type=Path, required=True, help="SQuAD_v2_sv, development part")
    parser.add_argument("--cases", type=Path, default=Path(__file__).parent / "cases", help="the invented cases")
    parser.add_argument("--out", type=Path, required=True, help="checkpoints, and at the end weights and card")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
