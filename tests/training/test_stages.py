"""Everything that is learned from, put together from tiny sets and a tiny case."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.fakes.embedder import FakeEmbedder
from tests.fakes.public_sets import TEXTS, squad, swequad
from training.card import write_card
from training.curve import Curve, Row
from training.measure import Figures
from training.stages import STAGES, Material, Stage, asked_in, mined, read_material

DOCUMENT = "Kontoret anser att avgiften är för hög.\n\nNämnden avstyrker förslaget."


def write_case(folder: Path) -> None:
    """A case of one document, with a question that it answers and one that it does not."""
    folder.mkdir(parents=True)
    (folder / "doc1.txt").write_text(DOCUMENT, encoding="utf-8")
    quote = {"document": "doc1.txt", "quote": "Nämnden avstyrker förslaget."}
    rows = [("Vad anser nämnden?", True, [quote]), ("Vad anser staten?", False, [])]
    lines = [
        {"id": f"{folder.name}-{n}", "language": "sv", "style": "near", "question": text}
        | {"answerable": answerable, "evidence": evidence}
        for n, (text, answerable, evidence) in enumerate(rows)
    ]
    written = "\n".join(json.dumps(line) for line in lines)
    (folder / "questions.jsonl").write_text(written + "\n\n", encoding="utf-8")


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    folder = tmp_path_factory.mktemp("material")
    for case in ("batch-1/one", "batch-2/two", "validation/three"):
        write_case(folder / "cases" / case)
    read = read_material(swequad(folder / "swequad.json"), squad(folder / "squad.json"), folder / "cases")
    return mined(read, FakeEmbedder())


def test_every_question_is_about_the_pool_that_it_was_read_with(material: Material) -> None:
    parts = (material.public, *material.cases.values(), *material.validation.values())
    asked = [one for part in parts for one in part]

    assert len({question.id for question in asked}) == len(asked)
    for question in asked:
        windows = material.pools[question.pool].windows
        right = [windows[n].sentences[place].search_text for n, places in question.gold.items() for place in places]
        words = ("avstyrker",) if "nämnden" in question.text else ("vid sjön", "00 personer")
        assert all(any(word in text for word in words) for text in right)
        assert set(question.negatives) <= set(range(len(windows))) - question.gold.keys()


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_a_stage_asks_some_public_questions_once_and_each_case_as_often_as_it_says(
    material: Material, stage: Stage
) -> None:
    asked = asked_in(stage, material, seed=1)
    times = Counter(question.id for question in asked)

    for batch, questions in material.cases.items():
        assert {times[question.id] for question in questions} == {stage.cases.get(batch, 0)}
    assert sum(times[question.id] for question in material.public) == round(stage.public * len(material.public))
    assert asked == asked_in(stage, material, seed=1)


def test_nothing_that_is_validated_with_is_learned_from(material: Material) -> None:
    assert material.validation.keys() == {"swequad", "squad", "cases"}
    learned = {question.pool for question in (*material.public, *material.cases["batch-1"], *material.cases["batch-2"])}
    assert not learned & {question.pool for part in material.validation.values() for question in part}


def test_the_card_counts_what_was_learned_from_and_shows_the_curves(material: Material, tmp_path: Path) -> None:
    write_card(tmp_path / "card.md", material, [Row("first", 200, 1.5, "cases", Figures(0.75, 0.5, 0.8123, 40))])

    card = (tmp_path / "card.md").read_text(encoding="utf-8")
    squad_asked = [question for question in material.public if question.id.startswith("squad")]
    without = sum(not question.gold for question in squad_asked)
    assert 0 < without < len(squad_asked) < 2 * TEXTS
    assert f"| SQuAD_v2_sv, development part | Apache-2.0 | {len(squad_asked)} | {without} |" in card
    assert "| invented cases (`training/cases`) | Apache-2.0 | 4 | 2 |" in card
    assert "| first 200 | 1.500 | cases | 0.750 | 50% | 0.81 |" in card


def test_the_curves_of_a_resumed_run_hold_every_point_once(tmp_path: Path) -> None:
    curve = Curve(tmp_path / "curve.jsonl")
    early, late = (Row("first", step, 1.5, "cases", Figures(0.75, 0.5, 0.8, 40)) for step in (200, 400))
    for row in (early, late, late):
        curve.add(row)

    assert Curve(tmp_path / "curve.jsonl").rows() == [early, late]
