"""The house rules that no linter knows: sizes, no imports of our own code inside functions, and a light ``ask``."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("assistant", "eval", "ingest", "prompts", "training", "vectorstore")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 200, 40
HEAVY = ("gradio", "torch", "llama_index", "sentence_transformers", "transformers", "onnx", "fastapi", "uvicorn")


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_every_file_can_be_read_in_one_go() -> None:
    long = {str(path.relative_to(ROOT)): count for path in SOURCES if (count := lines(path)) > MOST_LINES}

    assert not long


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_every_function_fits_a_screen() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in SOURCES
        for node in functions(parsed(path))
        if (node.end_lineno or 0) - node.lineno >= MOST_LINES_OF_A_FUNCTION
    ]

    assert not long


def test_our_own_code_is_imported_at_the_top_only() -> None:
    inside = [
        f"{path.relative_to(ROOT)}:{inner.lineno}"
        for path in SOURCES
        for node in functions(parsed(path))
        for inner in ast.walk(node)
        if isinstance(inner, ast.ImportFrom) and (inner.module or "").split(".")[0] in PACKAGES
    ]

    assert not inside


def test_every_module_says_why_it_exists() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if path.name != "__init__.py" and not ast.get_docstring(parsed(path))
    ]

    assert not silent


@pytest.mark.parametrize("module", ["assistant.cli", "assistant.wiring"])
def test_starting_a_command_imports_no_heavy_package(module: str) -> None:
    code = f"import sys, json, {module}; print(json.dumps(sorted({{name.split('.')[0] for name in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert not set(HEAVY) & set(json.loads(done.stdout))
