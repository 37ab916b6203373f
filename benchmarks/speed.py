"""How long people wait, as medians on this machine: ``python -m benchmarks.speed [--files N] [--rounds N]``.

Figures, not tests: they depend on the machine and on what else it does. Peak memory is that of the largest
process that was started (Linux: kilobytes by ``getrusage``).
"""

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from assistant.answer import Request
from assistant.places import shipped_case
from assistant.settings import Settings, read_settings
from assistant.wiring import Silent, case_fingerprints, open_assistant, open_model
from ingest.case import load_case
from ingest.corpus import read_corpus
from vectorstore.build import build_index
from vectorstore.renewal import EMBED_BATCH
from vectorstore.vectors import embedding_text, passage_embedding_text

QUESTIONS = ("Vad föreslås?", "Vem anser att förslaget är bra?", "När ska remissen besvaras?", "What is proposed?")
WORDS = ("kommunen", "förslaget", "samverkan", "region", "utveckling", "bör", "ansvar", "bostäder", "välfärd")


def main() -> None:
    """Measure the shipped case and a generated one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        generated = Path(folder, "generated")
        write_generated(generated, given.files)
        for case in (shipped_case(), generated):
            measure(case, Path(folder, f"index-{case.name}"), given.rounds)


def write_generated(folder: Path, files: int) -> None:
    """Plain text files of about a page each, the same every time."""
    chance = random.Random(1)
    folder.mkdir()
    for number in range(files):
        sentences = [" ".join(chance.choices(WORDS, k=12)).capitalize() + f" {number}." for _ in range(20)]
        (folder / f"svar-{number}.txt").write_text(" ".join(sentences) + "\n", encoding="utf-8")


def measure(case: Path, index: Path, rounds: int) -> None:
    """Print the figures of one case."""
    ingest, embed, texts = ingest_times(case, index)
    print(f"\n{case.name}: {len(load_case(case).ids)} documents, {texts} texts")
    show("ingest, s", ingest)
    show("bare embedding of the same texts, s", embed)
    show("ingest / embedding", ingest / embed)
    command = [sys.executable, "-m", "assistant.cli", "ask", QUESTIONS[0], "--case", str(case), "--index", str(index)]
    show("process start to answer, s", median(lambda: run(command), rounds))
    assistant = open_assistant(settings(case, index), Silent())
    waits = [timed(partial(assistant.ask, Request(text))) for text in QUESTIONS * rounds]
    show("a question in a running process, ms", statistics.median(waits) * 1000)
    show("peak memory of a process that asks, MB", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)


def ingest_times(case: Path, index: Path) -> tuple[float, float, int]:
    """Seconds to build an index from nothing, seconds to embed its texts alone, and how many texts."""
    chosen = settings(case, index)
    embedder = open_model(chosen, Silent())
    embedder.embed_passages(["warm"])
    began = time.perf_counter()
    opened = load_case(case)
    corpus = read_corpus(opened)
    build_index(corpus, case_fingerprints(opened), embedder, index, None, lambda done, total: None)
    ingest = time.perf_counter() - began
    texts = sorted({*map(embedding_text, corpus.sentences), *map(passage_embedding_text, corpus.passages)}, key=len)
    batches = [texts[at : at + EMBED_BATCH] for at in range(0, len(texts), EMBED_BATCH)]
    return ingest, timed(lambda: [embedder.embed_passages(batch) for batch in batches]), len(texts)


def settings(case: Path, index: Path) -> Settings:
    """The machine's settings, but this case and this index."""
    return read_settings({"case": str(case), "index": str(index)}, os.environ, Path.cwd())


def run(command: list[str]) -> None:
    """One fresh process."""
    subprocess.run(command, check=True, capture_output=True)


def median(work: Callable[[], object], rounds: int) -> float:
    """The median time of some rounds, after one that is not counted."""
    work()
    return statistics.median(timed(work) for _ in range(rounds))


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def show(name: str, value: float) -> None:
    """One figure."""
    print(f"  {name:<45}{value:10.2f}")


if __name__ == "__main__":
    main()
