import dataclasses
import multiprocessing
from pathlib import Path

import pytest

from vectorstore import generations
from vectorstore.errors import IndexDamaged, IndexLocked, IndexMismatch, IndexNotWritable
from vectorstore.generations import Fingerprint, Manifest
from vectorstore.vectors import Kind

NAMES = ["a" * 12, "b" * 12, "c" * 12]


def manifest(generation: str) -> Manifest:
    return Manifest(
        generation=generation,
        model="fake",
        dimension=8,
        corpus="0" * 64,
        store=generations.EMBEDDED,
        collections={kind: kind.value for kind in Kind},
        counts={"sentences": 1},
        fingerprints={"å/a.txt": Fingerprint("f" * 64, 3, 1_700_000_000_000_000_001)},
    )


def complete(index_dir: Path, generation: str) -> None:
    generations.start_generation(index_dir, manifest(generation))
    generations.write_manifest(index_dir, manifest(generation))
    generations.publish(index_dir, generation)


def test_an_index_directory_that_does_not_exist_has_no_generation(tmp_path: Path) -> None:
    assert generations.current_generation(tmp_path / "none") is None


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    complete(tmp_path, NAMES[0])
    assert generations.read_manifest(tmp_path, NAMES[0]) == manifest(NAMES[0])


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"fingerprints": {}, "collections": {}, "odd": 1}'])
def test_a_manifest_that_is_none_is_damage(content: str, tmp_path: Path) -> None:
    complete(tmp_path, NAMES[0])
    (generations.generation_dir(tmp_path, NAMES[0]) / "manifest.json").write_text(content)
    with pytest.raises(IndexDamaged):
        generations.read_manifest(tmp_path, NAMES[0])


def test_the_same_content_and_model_always_get_the_same_id() -> None:
    assert generations.generation_id("abc", "m") == generations.generation_id("abc", "m")
    assert generations.generation_id("abc", "m") != generations.generation_id("abd", "m")
    assert generations.generation_id("abc", "m") != generations.generation_id("abc", "n")


def test_a_taken_id_gets_a_suffix(tmp_path: Path) -> None:
    base = NAMES[0]
    assert generations.free_id(tmp_path, base) == base
    complete(tmp_path, base)
    assert generations.free_id(tmp_path, base) == f"{base}-2"
    complete(tmp_path, f"{base}-2")
    assert generations.free_id(tmp_path, base) == f"{base}-3"
    assert generations.same_content(tmp_path, base) == (base, f"{base}-2")
    assert generations.current_generation(tmp_path) == f"{base}-2"


def test_sweeping_keeps_the_current_and_the_previous_generation(tmp_path: Path) -> None:
    for name in NAMES:
        complete(tmp_path, name)
    forgotten: list[str] = []
    generations.sweep(tmp_path, lambda gone: forgotten.append(gone.generation))
    assert forgotten == [NAMES[0]]
    assert not generations.generation_dir(tmp_path, NAMES[0]).exists()
    assert generations.generation_dir(tmp_path, NAMES[1]).exists()
    assert generations.current_generation(tmp_path) == NAMES[2]


def test_sweeping_removes_a_half_made_generation_and_says_where_its_vectors_went(tmp_path: Path) -> None:
    complete(tmp_path, NAMES[0])
    elsewhere = dataclasses.replace(manifest(NAMES[1]), store="http://127.0.0.1:1")
    generations.start_generation(tmp_path, elsewhere)
    (generations.generation_dir(tmp_path, NAMES[2])).mkdir()
    forgotten: list[str] = []
    generations.sweep(tmp_path, lambda gone: forgotten.append(gone.store))
    assert forgotten == ["http://127.0.0.1:1"]
    assert sorted(path.name for path in (tmp_path / "generations").iterdir()) == [NAMES[0]]


def test_publishing_the_same_generation_again_keeps_the_previous_one(tmp_path: Path) -> None:
    complete(tmp_path, NAMES[0])
    complete(tmp_path, NAMES[1])
    generations.publish(tmp_path, NAMES[1])
    generations.sweep(tmp_path, lambda _: None)
    assert generations.generation_dir(tmp_path, NAMES[0]).exists()


@pytest.mark.parametrize("pointer", [b"", b"\xff\xfe", b"../../etc"])
def test_a_pointer_to_nowhere_is_no_index(pointer: bytes, tmp_path: Path) -> None:
    (tmp_path / "current").write_bytes(pointer)
    assert generations.current_generation(tmp_path) is None


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_an_index_directory_that_cannot_be_made_is_not_called_damaged(place: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("precious")
    with pytest.raises(IndexNotWritable) as error, generations.writing(tmp_path / place):
        pass
    assert error.value.values["path"] == str(tmp_path / place)
    with pytest.raises(IndexNotWritable):
        generations.current_generation(tmp_path / place)


def test_an_index_remembers_which_model_made_it(tmp_path: Path) -> None:
    generations.require_model(tmp_path, "any")
    generations.start_generation(tmp_path, manifest(NAMES[0]))
    generations.write_manifest(tmp_path, manifest(NAMES[0]))
    generations.publish(tmp_path, NAMES[0])
    made_by = manifest(NAMES[0]).model
    generations.require_model(tmp_path, made_by)
    with pytest.raises(IndexMismatch) as error:
        generations.require_model(tmp_path, "other")
    assert error.value.values == {"expected": "other", "found": made_by}
    (generations.generation_dir(tmp_path, NAMES[0]) / "manifest.json").write_text("{")
    generations.require_model(tmp_path, "other")


def _hold(
    index_dir: Path, ready: "multiprocessing.synchronize.Event", done: "multiprocessing.synchronize.Event"
) -> None:
    with generations.writing(index_dir):
        ready.set()
        done.wait(60)


def test_a_second_writer_is_told_that_the_index_is_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    holder = context.Process(target=_hold, args=(tmp_path, ready, done))
    holder.start()
    try:
        assert ready.wait(60)
        monkeypatch.setattr(generations, "LOCK_SECONDS", 0.1)
        with pytest.raises(IndexLocked) as error, generations.writing(tmp_path):
            pass
        assert error.value.values["path"] == str(tmp_path)
    finally:
        done.set()
        holder.join()
    with generations.writing(tmp_path):
        pass


def test_two_writers_in_one_process_exclude_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generations, "LOCK_SECONDS", 0.05)
    with generations.writing(tmp_path), pytest.raises(IndexLocked), generations.writing(tmp_path):
        pass
