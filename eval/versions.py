"""What made an answer: enough to tell whether two runs can be compared, and whether a broken one can go on."""

import hashlib
import platform
import subprocess
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from assistant.answer import Language
from assistant.settings import Settings
from eval.result import Versions
from ingest.documents import Fingerprint, fingerprints
from prompts.texts import load_texts

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("assistant", "eval", "ingest", "prompts", "vectorstore")
DEPENDENCIES = (
    "bm25s",
    "chromadb",
    "ir-measures",
    "llama-index-core",
    "numpy",
    "onnxruntime",
    "sentence-transformers",
    "snowballstemmer",
    "tiktoken",
    "tokenizers",
)
_NOT_CODE = ("__pycache__", "suites")


def versions_of(settings: Settings, model: str, index: str, judged: bool) -> Versions:
    """The versions of a run: code, prompts, model, index, documents, settings and packages."""
    return Versions(
        code=code_digest(ROOT),
        commit=commit_of(ROOT),
        prompts={language.value: load_texts(language.value).digest for language in Language},
        model=model,
        index=index,
        corpus=corpus_digest(settings.case),
        settings=told_settings(settings, judged),
        packages={"python": platform.python_version(), **_installed(DEPENDENCIES)},
    )


def code_digest(root: Path) -> str:
    """sha256 over the names and contents of the packages' files; the suites are data and not among them."""
    files = (path for package in PACKAGES for path in (root / package).rglob("*") if path.is_file())
    named = {path.relative_to(root).as_posix(): path for path in files if not set(path.parts) & set(_NOT_CODE)}
    return _digest((name, path.read_bytes()) for name, path in sorted(named.items()))


def file_digest(path: Path) -> str:
    """sha256 of a file's content."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def corpus_digest(case: Path) -> str:
    """sha256 over the names and contents of a case folder's documents and its case.toml."""
    return prints_digest(fingerprints(case))


def prints_digest(prints: Mapping[str, Fingerprint]) -> str:
    """The same of fingerprints that are known already."""
    return _digest((name, print_.sha256.encode()) for name, print_ in sorted(prints.items()))


def commit_of(root: Path) -> str | None:
    """The git commit that is checked out, marked when files differ from it; None outside a checkout."""
    if not (root / ".git").exists():
        return None
    commit, changed = _git(root, "rev-parse", "HEAD"), _git(root, "status", "--porcelain")
    return f"{commit}+changes" if commit and changed else commit


def told_settings(settings: Settings, judged: bool) -> dict[str, str | None]:
    """What of the settings bears on the answers: no key, no login in an address, no path of the machine."""
    return {
        "case": settings.case.name,
        "mode": settings.mode.value,
        "embedding_model": settings.embedding_model,
        "reranker": settings.reranker,
        "chroma": _without_login(settings.chroma),
        "llm_url": _without_login(settings.llm_url),
        "llm_model": settings.llm_model,
        "judge": settings.llm_model if judged else None,
    }


def _without_login(address: str | None) -> str | None:
    if address is None:
        return None
    parts = urlsplit(address)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def _installed(names: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _git(root: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=False)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def _digest(parts: Iterable[tuple[str, bytes]]) -> str:
    total = hashlib.sha256()
    for name, content in parts:
        total.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return total.hexdigest()
