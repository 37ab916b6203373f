"""``python -m training.check``: from statements to the shipped checker's weights.

The checker is a second set of weights for the reader's network, started from the reader's: it reads a statement
beside the sentences that it cites, and the window's logit says whether they support it.
"""

import argparse
import json
import os
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

from training.claims import Pair, made_pairs, read_pairs
from training.export import export
from training.fit import CHECKPOINT, Plan, Trainer
from training.network import Reader, in_groups
from training.warm import start_from
from vectorstore.model import default_cache_dir, prepare_model
from vectorstore.model_export import TOKENIZER_FILE
from vectorstore.model_weights import read_weights
from vectorstore.reader_weights import SHIPPED_WEIGHTS
from vectorstore.reading_text import Encoded, Encoder, joined

PLAN = Plan(steps=1600, questions=32, rate=6e-5, head_rate=3e-4, save_every=200)
DROPOUT = 0.1
WRITTEN_SHARE = 0.6
"""Of each batch: statements that people wrote; the rest are made by rule."""

HEADERLESS = 0.2
GROUP = 16


def main(arguments: list[str]) -> int:
    """Train (going on from a checkpoint if there is one), measuring on the validation statements; export."""
    options = _options(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    directory = prepare_model(default_cache_dir(), _say)
    encoder = Encoder(Tokenizer.from_file(str(directory / TOKENIZER_FILE)))
    plan = replace(PLAN, steps=options.steps or PLAN.steps, seed=options.seed)
    files = sorted(options.claims.glob("*.jsonl"))
    learned = read_pairs([file for file in files if not file.name.startswith("validation")], options.cases)
    validated = read_pairs([file for file in files if file.name.startswith("validation")], options.cases)
    made = made_pairs(learned, options.cases, random.Random(plan.seed))
    _say(f"{len(learned)} written, {len(made)} made by rule, {len(validated)} to validate with")
    network = Reader(directory).to("cuda" if torch.cuda.is_available() else "cpu")
    _drop_out(network, DROPOUT)
    start_from(SHIPPED_WEIGHTS, network, read_weights())
    trainer = Trainer(network, plan)
    if (options.out / CHECKPOINT).exists():
        trainer.load(options.out / CHECKPOINT)
    batches = _batches(learned, made, plan)
    _train(trainer, batches, validated, encoder, plan, options.out)
    trainer.finish()
    export(network, read_weights(), options.out)
    return 0


def _drop_out(network: Reader, share: float) -> None:
    """Fewer statements than the reader has questions: without it the network learns them by heart."""
    for module in network.encoder.modules():
        if isinstance(module, nn.Dropout):
            module.p = share


def _train(
    trainer: Trainer, batches: Iterator[list[Pair]], validated: Sequence[Pair], encoder: Encoder, plan: Plan, out: Path
) -> None:
    losses: list[float] = []
    began = time.monotonic()
    for number in range(plan.steps):
        batch = next(batches)
        if number < trainer.done:
            continue
        draw = random.Random(plan.seed * 1_000_003 + number)
        encoded = [_encoded(pair, encoder, plain=draw.random() < HEADERLESS) for pair in batch]
        losses.append(_step(trainer, encoded, batch, plan))
        if trainer.done % plan.save_every == 0 or trainer.done == plan.steps:
            trainer.save(out / CHECKPOINT)
            row = {"step": trainer.done, "loss": sum(losses) / len(losses)}
            row |= figures(trainer.reader, validated, encoder)
            with (out / "curve.jsonl").open("a", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")
            _say(f"{json.dumps(row)} {time.monotonic() - began:.0f} s")
            losses = []


def _step(trainer: Trainer, encoded: Sequence[Encoded], batch: Sequence[Pair], plan: Plan) -> float:
    _, logits = in_groups(trainer.reader, encoded, plan.group)
    wanted = torch.tensor([float(pair.supported) for pair in batch], device=logits.device)
    loss = functional.binary_cross_entropy_with_logits(logits, wanted)
    return trainer.update(loss)


def figures(network: Reader, pairs: Sequence[Pair], encoder: Encoder) -> dict[str, float]:
    """AUC over all, and of each class the share caught where 85 % of the supported pass."""
    network.eval()
    with torch.no_grad():
        logits: list[float] = []
        for start in range(0, len(pairs), 64):
            encoded = [_encoded(pair, encoder) for pair in pairs[start : start + 64]]
            logits += in_groups(network, encoded, GROUP)[1].tolist()
    network.train()
    right = sorted(logit for logit, pair in zip(logits, pairs, strict=True) if pair.supported)
    bar = right[int(0.15 * len(right))]
    caught: dict[str, list[bool]] = defaultdict(list)
    for logit, pair in zip(logits, pairs, strict=True):
        if not pair.supported:
            caught[pair.kind].append(logit < bar)
            caught["all"].append(logit < bar)
    return {kind: round(sum(found) / len(found), 3) for kind, found in sorted(caught.items())}


def _encoded(pair: Pair, encoder: Encoder, plain: bool = False) -> Encoded:
    header = encoder.header("" if plain else pair.header)
    return joined(encoder.question(pair.text), header, tuple(encoder.sentence(text) for text in pair.cited))


def _batches(learned: Sequence[Pair], made: Sequence[Pair], plan: Plan) -> Iterator[list[Pair]]:
    rng = random.Random(plan.seed)
    written, rest = _endless(learned, rng), _endless(made, rng)
    count = round(plan.questions * WRITTEN_SHARE)
    while True:
        yield [*(next(written) for _ in range(count)), *(next(rest) for _ in range(plan.questions - count))]


def _endless(pairs: Sequence[Pair], rng: random.Random) -> Iterator[Pair]:
    """As many supported as not, each kind's every pair once before any comes again."""
    sides = [[pair for pair in pairs if pair.supported], [pair for pair in pairs if not pair.supported]]
    left: list[list[Pair]] = [[], []]
    while True:
        side = int(rng.random() < 0.6)
        if not left[side]:
            left[side] = rng.sample(sides[side], len(sides[side]))
        yield left[side].pop()


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.check", description=__doc__)
    here = Path(__file__).parent
    parser.add_argument("--claims", type=Path, default=here / "claims", help="statements, true and false")
    parser.add_argument("--cases", type=Path, default=here / "cases", help="the invented cases")
    parser.add_argument("--out", type=Path, required=True, help="checkpoint, curve, and at the end the weights")
    parser.add_argument("--steps", type=int, help="instead of the plan's")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
