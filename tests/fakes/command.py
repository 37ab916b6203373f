"""The ``remiss`` command in a process of its own, over the case and index below a folder."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def environment() -> dict[str, str]:
    """A Swedish terminal, and this checkout's code wherever the working directory is."""
    paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    return {**os.environ, "LANG": "sv_SE.UTF-8", "LANGUAGE": "", "LC_ALL": "", "PYTHONPATH": paths}


def call(here: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "assistant.cli", *arguments, "--case", str(here / "case"), "--index", str(here / "i")]


def remiss(here: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(call(here, *arguments), cwd=here, capture_output=True, input=stdin, env=environment())
