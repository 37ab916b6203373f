"""``python -m training.check``: from statements to the shipped checker's weights.

The checker is a second set of weights for the reader's network, started from the reader's: it reads a statement
beside the sentences that it cites, and the window's logit says whether they support it.
"""

import argparse
import json
import os
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from training.check_batches import mixed, twinned
from training.check_stages import STAGES, Stage
from training.claims import Pair, made_pairs, read_pairs
from training.export import export
from training.fit import CHECKPOINT, Plan, Trainer, repeat
from training.network import Reader, in_groups
from training.warm import start_from
from vectorstore.model import default_cache_dir, prepare_model
from vectorstore.model_export import TOKENIZER_FILE
from vectorstore.model_weights import read_weights
from vectorstore.reader_weights import SHIPPED_WEIGHTS
from vectorstore.reading_text import Encoded, Encoder, joined

DROPOUT = 0.1
HEADERLESS = 0.2
GROUP = 16
AVERAGED = 2
"""Of so many last stages the weights are averaged: what one of them has learned by chance counts for less
(Izmailov et al., 2018, "Averaging weights leads to wider optima and better generalization")."""

VALIDATION = "validation"


def main(arguments: list[str]) -> int:
    """Train (going on from a checkpoint if there is one), measuring on the validation statements; export."""
    options = _options(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    directory = prepare_model(default_cache_dir(), _say)
    encoder = Encoder(Tokenizer.from_file(str(directory / TOKENIZER_FILE)))
    validated = read_pairs(sorted((options.claims / VALIDATION).glob("*.jsonl")), options.cases)
    network = Reader(directory).to("cuda" if torch.cuda.is_available() else "cpu")
    _drop_out(network, DROPOUT)
    start_from(SHIPPED_WEIGHTS, network, read_weights())
    for at, stage in enumerate(STAGES):
        if stage.averaged:
            average(network, _checkpoints(options.out, STAGES[at - AVERAGED : at]))
        learned = read_pairs(_files(options.claims, stage.batches), options.cases)
        seed = options.seed + stage.turn
        made = made_pairs(learned, options.cases, random.Random(seed))
        _say(f"{stage.name}: {len(learned)} written, {len(made)} made by rule, {len(validated)} to validate with")
        plan = replace(stage.plan, seed=seed)
        batches = (twinned if plan.twins else mixed)(learned, made, stage.share, plan)
        train(network, plan, batches, validated, encoder, options.out / stage.name)
    average(network, _checkpoints(options.out, STAGES[-AVERAGED:]))
    _say(json.dumps({"averaged": AVERAGED} | figures(network, validated, encoder)))
    export(network, read_weights(), options.out)
    return 0


def _checkpoints(out: Path, stages: Sequence[Stage]) -> list[Path]:
    return [out / stage.name / CHECKPOINT for stage in stages]


def _files(claims: Path, batches: Sequence[str]) -> list[Path]:
    return [file for batch in batches for file in sorted((claims / batch).glob("*.jsonl"))]


def _drop_out(network: Reader, share: float) -> None:
    """Fewer statements than the reader has questions: without it the network learns them by heart."""
    for module in network.encoder.modules():
        if isinstance(module, nn.Dropout):
            module.p = share


def train(
    network: Reader,
    plan: Plan,
    batches: Iterator[list[Pair]],
    validated: Sequence[Pair],
    encoder: Encoder,
    out: Path,
) -> None:
    """One stage, going on from its checkpoint if there is one."""
    out.mkdir(parents=True, exist_ok=True)
    trainer = Trainer(network, plan)
    if (out / CHECKPOINT).exists():
        trainer.load(out / CHECKPOINT)

    def learn(batch: list[Pair], draw: random.Random) -> float:
        encoded = [_encoded(pair, encoder, plain=draw.random() < HEADERLESS) for pair in batch]
        return _step(trainer, encoded, batch, plan)

    def report(step: int, loss: float, seconds: float) -> None:
        row = json.dumps({"step": step, "loss": loss} | figures(trainer.reader, validated, encoder))
        with (out / "curve.jsonl").open("a", encoding="utf-8") as file:
            file.write(row + "\n")
        _say(f"{row} {seconds:.0f} s")

    repeat(trainer, batches, plan, out, learn, report)
    trainer.finish()


def average(network: Reader, checkpoints: Sequence[Path]) -> None:
    """Give the network the mean of the weights in the checkpoints."""
    trainer = Trainer(network, Plan(steps=1))
    weights = [torch.load(path, weights_only=True)["exact"] for path in checkpoints]
    trainer.assign([torch.stack(same).mean(dim=0) for same in zip(*weights, strict=True)])
    trainer.finish()


def _step(trainer: Trainer, encoded: Sequence[Encoded], batch: Sequence[Pair], plan: Plan) -> float:
    _, logits = in_groups(trainer.reader, encoded, plan.group)
    wanted = torch.tensor([float(pair.supported) for pair in batch], device=logits.device)
    loss = functional.binary_cross_entropy_with_logits(logits, wanted)
    return trainer.update(loss + plan.twins * _confused(logits, batch))


def _confused(logits: Tensor, batch: Sequence[Pair]) -> Tensor:
    """How far true statements fail to stand above false ones about the same sentences (Burges et al., 2005,
    "Learning to rank using gradient descent"): the mean over such twosomes, 0 where there is none."""
    above = [
        (right, wrong)
        for right, one in enumerate(batch)
        for wrong, other in enumerate(batch)
        if one.supported and not other.supported and (one.case, one.cited) == (other.case, other.cited)
    ]
    if not above:
        return logits.sum() * 0.0
    right, wrong = torch.tensor(above, device=logits.device).T
    return functional.softplus(logits[wrong] - logits[right]).mean()


def figures(network: Reader, pairs: Sequence[Pair], encoder: Encoder) -> dict[str, float]:
    """Of each class of unsupported statements, and of all, the share caught where 85 % of the supported pass."""
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


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.check", description=__doc__)
    here = Path(__file__).parent
    parser.add_argument("--claims", type=Path, default=here / "claims", help="batches of statements, true and false")
    parser.add_argument("--cases", type=Path, default=here / "cases", help="the invented cases")
    parser.add_argument("--out", type=Path, required=True, help="checkpoint, curve, and at the end the weights")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
