import json
import subprocess
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from assistant.model_settings import ModelSettings
from assistant.settings import Settings
from eval.versions import PACKAGES, code_digest, commit_of, corpus_digest, file_digest, versions_of

SETTINGS = Settings(
    case=Path("/hemma/anna/arende"), index=Path("/hemma/anna/index"), cache=Path("/hemma/anna/cache"),
    language_model=ModelSettings("https://anna:hemligt@modell.example/v1?token=hemligt", "stor", "nyckel"),
    chroma="http://anna:hemligt@127.0.0.1:8000",
)  # fmt: skip


def code(root: Path) -> Path:
    for package in PACKAGES:
        (root / package).mkdir()
        (root / package / "a.py").write_text("pass\n")
    return root


def test_no_secret_and_no_path_of_the_machine_is_told(tmp_path: Path) -> None:
    versions = versions_of(replace(SETTINGS, case=tmp_path / "arende"), "m", "g", judged=True)
    told = json.dumps(asdict(versions))

    assert not {word for word in ("hemligt", "nyckel", "anna", str(tmp_path)) if word in told}
    assert versions.settings["llm_url"] == "https://modell.example/v1"
    assert versions.settings["chroma"] == "http://127.0.0.1:8000"
    assert versions.settings["judge"] == "stor"
    assert set(versions.prompts) == {"sv", "en"}
    assert {"numpy", "python", "ir-measures"} <= set(versions.packages)


def test_the_codes_digest_changes_with_a_file_and_with_a_name_but_not_with_a_suite(tmp_path: Path) -> None:
    root = code(tmp_path)
    before = code_digest(root)
    (root / "eval" / "suites").mkdir()
    (root / "eval" / "suites" / "dev.jsonl").write_text("{}")
    (root / "eval" / "__pycache__").mkdir()
    (root / "eval" / "__pycache__" / "a.pyc").write_text("")
    assert code_digest(root) == before

    (root / "prompts" / "sv.toml").write_text("x")
    added = code_digest(root)
    (root / "prompts" / "sv.toml").rename(root / "prompts" / "en.toml")
    assert len({before, added, code_digest(root)}) == 3


def test_the_corpus_digest_changes_with_a_document_and_with_the_case_file(tmp_path: Path) -> None:
    (tmp_path / "pm.txt").write_text("Ett.")
    one = corpus_digest(tmp_path)
    (tmp_path / "pm.txt").write_text("Två.")
    two = corpus_digest(tmp_path)
    (tmp_path / "case.toml").write_text("")

    assert len({one, two, corpus_digest(tmp_path)}) == 3


def test_outside_a_checkout_there_is_no_commit(tmp_path: Path) -> None:
    assert commit_of(tmp_path) is None


def test_a_checkout_with_changes_is_marked(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        done = subprocess.run(["git", *who, *arguments], cwd=tmp_path, capture_output=True, check=False)
        if done.returncode:
            pytest.skip(f"git {arguments[0]} does not work here")

    git("init")
    assert commit_of(tmp_path) is None
    git("commit", "--allow-empty", "-m", "first")
    clean = commit_of(tmp_path)
    (tmp_path / "a").write_text("")

    assert clean is not None
    assert len(clean) == 40
    assert commit_of(tmp_path) == f"{clean}+changes"


def test_a_files_digest_is_its_sha256(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")

    assert file_digest(tmp_path / "a").startswith("ba7816bf")
