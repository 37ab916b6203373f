"""``remiss eval compare``: two runs side by side, and an exit code that a release can hang on."""

from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter

from assistant.commands.terminal import terminal
from eval.compare import DEFAULT_METRICS
from eval.compare import compare as compare_results
from eval.comparison import Comparison
from eval.report_compare import render_compare_markdown, render_text
from eval.report_words import load_words
from eval.result import load_result

_COMPARISON = TypeAdapter(Comparison)
_Result = Annotated[Path, typer.Argument(metavar="A.json", help="help.compare_before", show_default=False)]
_Other = Annotated[Path, typer.Argument(metavar="B.json", help="help.compare_after", show_default=False)]
_Metrics = Annotated[
    list[str] | None, typer.Option("--metric", metavar="METRIC", help="help.compare_metric", show_default=False)
]
_Tolerance = Annotated[
    float | None, typer.Option("--tolerance", metavar="VALUE", help="help.compare_tolerance", show_default=False)
]
_Json = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="help.compare_json", show_default=False)]
_Markdown = Annotated[
    Path | None, typer.Option("--markdown", metavar="FILE", help="help.compare_markdown", show_default=False)
]
_Different = Annotated[bool, typer.Option("--allow-different-suites", help="help.compare_different")]


def compare(  # noqa: PLR0913 - one parameter per option
    before: _Result,
    after: _Other,
    metric: _Metrics = None,
    tolerance: _Tolerance = None,
    json_out: _Json = None,
    markdown_out: _Markdown = None,
    allow_different_suites: _Different = False,
) -> int:
    """Print what moved between two runs; exit code 1 when a chosen metric fell by more than chance or tolerance."""
    screen = terminal()
    words = load_words(screen.language)
    chosen = tuple(dict.fromkeys(metric or DEFAULT_METRICS))
    found = compare_results(load_result(before), load_result(after), chosen, tolerance, allow_different_suites)
    screen.write(render_text(found, words))
    if json_out is not None:
        json_out.write_bytes(_COMPARISON.dump_json(found, indent=1) + b"\n")
    if markdown_out is not None:
        markdown_out.write_text(render_compare_markdown(found, words), encoding="utf-8")
    return int(bool(found.fallen))
