"""What is being read is not removed, by whoever it is read."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes.corpus import large_corpus
from tests.fakes.embedder import FakeEmbedder
from vectorstore.build import build_index
from vectorstore.generations import generation_dir
from vectorstore.holding import hold, is_held
from vectorstore.index import open_index

READER = """
import sys, time
from pathlib import Path
from vectorstore.holding import hold
let_go = hold(Path(sys.argv[1]))
print("holds", flush=True)
time.sleep(20)
"""


def build(index_dir: Path, sentences: int) -> None:
    build_index(large_corpus(sentences), {}, FakeEmbedder(), index_dir, None, lambda done, total: None)


def test_a_generation_is_held_until_its_last_reader_lets_go(tmp_path: Path) -> None:
    assert not is_held(tmp_path)
    first, second = hold(tmp_path), hold(tmp_path)
    first()
    assert is_held(tmp_path)
    second()
    assert not is_held(tmp_path)
    assert list((tmp_path / "readers").iterdir()) == []


def test_an_open_index_answers_through_any_number_of_swaps_and_is_removed_when_it_is_closed(tmp_path: Path) -> None:
    build(tmp_path, 3)
    index = open_index(tmp_path, FakeEmbedder())
    place = generation_dir(tmp_path, index.generation)
    for count in (4, 5, 6):
        build(tmp_path, count)
    assert len(index.search("konvent")) == 3
    index.close()
    assert place.exists()
    build(tmp_path, 7)
    assert not place.exists()


def test_a_reader_in_another_process_counts_until_it_dies(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", READER, str(tmp_path)], stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "holds\n"
        assert is_held(tmp_path)
        reader.send_signal(signal.SIGKILL)
        reader.wait()
    assert not is_held(tmp_path)
    assert list((tmp_path / "readers").iterdir()) != []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden here")
def test_where_nothing_can_be_written_nothing_is_held_and_reading_goes_on(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    hold(tmp_path)()
    assert not is_held(tmp_path)
