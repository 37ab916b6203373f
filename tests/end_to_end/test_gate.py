"""The dev suites with bounds just under today's values: a fall in answer quality breaks the build."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SUITES = ROOT / "eval" / "suites" / "ksl-2015-2018"
BOUNDS = {
    "dev": ("evidence=0.78", "first=0.54", "speaker=0.98", "refusal_recall=0.68", "auc=0.90", "verbatim=1"),
    "dev-natural": ("evidence=0.89", "first=0.72", "speaker=0.97", "refusal_recall=0.58", "auc=0.92", "verbatim=1"),
    "dev-far": ("evidence=0.34", "first=0.20", "speaker=0.97", "refusal_recall=0.73", "auc=0.85", "verbatim=1"),
}
CEILINGS = {"dev": "over_refusal=0.03", "dev-natural": "over_refusal=0.05", "dev-far": "over_refusal=0.25"}


@pytest.mark.parametrize("suite", BOUNDS)
def test_answers_are_as_good_as_they_were(suite: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    index = tmp_path_factory.getbasetemp() / "gate-index"
    least = [part for bound in BOUNDS[suite] for part in ("--min", bound)]
    command = [sys.executable, "-m", "assistant.cli", "eval", "run", str(SUITES / f"{suite}.jsonl"), *least]
    done = subprocess.run(
        [*command, "--max", CEILINGS[suite], "--index", str(index)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "LANG": "en_GB.UTF-8"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
