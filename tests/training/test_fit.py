"""The training loop on a network of two small layers."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from tests.fakes.pools import POOLS, TOWNS, asked
from tests.fakes.small_model import write_small_model
from tests.fakes.tokenizer import WordTokenizer
from training.batches import Tasks
from training.fit import CHECKPOINT, Plan, Trainer, fit
from training.measure import measure
from training.network import Reader
from training.pools import Question
from vectorstore.reading_text import Encoder

PLAN = Plan(steps=6, questions=2, rate=1e-3, group=6, save_every=2)
FROZEN = 1


class Stopped(Exception):
    """Somebody pulled the plug."""


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_model(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    """So small a network is slower with several."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def tasks() -> Tasks:
    return Tasks(POOLS, Encoder(WordTokenizer()))


def questions() -> list[Question]:
    """What every town thinks of either thing, and one question that nothing answers."""
    towns = [asked(number, town, number % 2) for number, town in enumerate(TOWNS)]
    return [
        replace(one, negatives=tuple(n for n in range(10) if n not in one.gold)) for one in (*towns, asked(10, None))
    ]


def network(model: Path, seed: int = 1) -> Reader:
    torch.manual_seed(seed)
    return Reader(model, FROZEN)


def silent(step: int, loss: float, seconds: float) -> None:
    pass


def trained(
    model: Path,
    tasks: Tasks,
    out: Path,
    plan: Plan = PLAN,
    report: Callable[[int, float, float], None] = silent,
    seed: int = 1,
) -> Reader:
    """A network trained to the plan's end; it goes on where an earlier one in the same folder was stopped."""
    reader = network(model, seed)
    trainer = Trainer(reader, plan)
    if (out / CHECKPOINT).exists():
        trainer.load(out / CHECKPOINT)
    fit(trainer, tasks, questions(), plan, out, report)
    trainer.finish()
    return reader


def weights(reader: Reader) -> dict[str, bytes]:
    return {name: tensor.numpy().tobytes() for name, tensor in reader.state_dict().items()}


def test_a_run_that_was_stopped_and_resumed_ends_where_an_uninterrupted_one_does(
    model: Path, tasks: Tasks, tmp_path: Path
) -> None:
    def stop(step: int, loss: float, seconds: float) -> None:
        if step == 4:
            raise Stopped

    (tmp_path / "whole").mkdir()
    (tmp_path / "halves").mkdir()
    whole = trained(model, tasks, tmp_path / "whole")
    with pytest.raises(Stopped):
        trained(model, tasks, tmp_path / "halves", report=stop)
    reports: list[int] = []
    resumed = trained(model, tasks, tmp_path / "halves", report=lambda step, *_: reports.append(step), seed=2)

    assert reports == [6], "only what was left is done"
    assert weights(resumed) == weights(whole)


def test_the_same_plan_gives_the_same_weights_and_another_seed_others(
    model: Path, tasks: Tasks, tmp_path: Path
) -> None:
    once, again, other = (tmp_path / name for name in ("once", "again", "other"))
    for out in (once, again, other):
        out.mkdir()

    assert weights(trained(model, tasks, once)) == weights(trained(model, tasks, again))
    assert weights(trained(model, tasks, other, replace(PLAN, seed=2))) != weights(trained(model, tasks, once))


def test_frozen_layers_stay_as_they_were_but_for_rounding_and_the_rest_moves(
    model: Path, tasks: Tasks, tmp_path: Path
) -> None:
    before = {name: tensor.bfloat16().float() for name, tensor in network(model).state_dict().items()}

    after = trained(model, tasks, tmp_path).state_dict()

    moved = {name for name, tensor in after.items() if not torch.equal(tensor.bfloat16().float(), before[name])}
    still = {name for name in after if name.startswith(("encoder.embeddings.", "encoder.encoder.layer.0."))}
    assert len(still) > 16
    assert not moved & still
    assert {"sentence_head.weight", "window_head.weight", "encoder.encoder.layer.1.output.dense.weight"} <= moved
    assert all(tensor.dtype == torch.float32 for tensor in after.values() if tensor.is_floating_point())


def test_what_is_learned_shows_in_the_loss(model: Path, tasks: Tasks, tmp_path: Path) -> None:
    losses: list[float] = []
    plan = Plan(steps=40, questions=6, rate=3e-3, head_rate=1e-2, group=30, save_every=10)

    reader = trained(model, tasks, tmp_path, plan, lambda step, loss, seconds: losses.append(loss))

    assert len(losses) == 4
    assert losses[-1] < 0.9 * losses[0]
    assert measure(reader, tasks, questions()).loss < measure(network(model), tasks, questions()).loss


def test_training_may_stop_before_the_rates_have_come_down(model: Path, tasks: Tasks, tmp_path: Path) -> None:
    steps: list[int] = []

    trained(model, tasks, tmp_path, replace(PLAN, until=3), lambda step, *_: steps.append(step))

    assert steps == [2, 3]
    assert torch.load(tmp_path / CHECKPOINT, weights_only=True)["done"] == 3


def test_a_checkpoint_that_is_being_written_does_not_spoil_the_one_before(
    model: Path, tasks: Tasks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trained(model, tasks, tmp_path, replace(PLAN, until=2))
    good = (tmp_path / CHECKPOINT).read_bytes()

    def half(state: object, path: Path) -> None:
        path.write_bytes(good[:100])
        raise Stopped

    monkeypatch.setattr(torch, "save", half)
    with pytest.raises(Stopped):
        trained(model, tasks, tmp_path)
    assert (tmp_path / CHECKPOINT).read_bytes() == good
