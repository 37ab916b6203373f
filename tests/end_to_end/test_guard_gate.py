"""The guard over both dev suites with bounds just under today's values: what it lets through breaks the build."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SUITES = ROOT / "eval" / "suites"
CASES: Mapping[str, Path] = {
    "ksl-2015-2018": ROOT / "corpus" / "ksl-2015-2018",
    "pm-2016-041": SUITES / "pm-2016-041" / "case",
}
BOUNDS: Mapping[str, tuple[str, ...]] = {
    "ksl-2015-2018": (
        "detection=0.95",
        "swapped_stance/detection=0.99",
        "dropped_negation/detection=0.86",
        "wrong_speaker/detection=1",
        "changed_number/detection=1",
    ),
    "pm-2016-041": (
        "detection=0.97",
        "swapped_stance/detection=0.96",
        "dropped_negation/detection=0.96",
        "wrong_speaker/detection=1",
        "changed_number/detection=1",
    ),
}
CEILINGS: Mapping[str, tuple[str, ...]] = {
    "ksl-2015-2018": ("false_alarm=0.12",),
    "pm-2016-041": ("false_alarm=0.16",),
}


@pytest.mark.parametrize("suite", BOUNDS)
def test_the_guard_catches_what_it_caught(suite: str) -> None:
    limits = [part for bound in BOUNDS[suite] for part in ("--min", bound)]
    limits += [part for bound in CEILINGS[suite] for part in ("--max", bound)]
    file = SUITES / suite / "guard-dev.jsonl"
    command = [sys.executable, "-m", "assistant.cli", "eval", "guard", str(file), *limits]
    done = subprocess.run(
        [*command, "--case", str(CASES[suite])],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "LANG": "en_GB.UTF-8"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
