"""``remiss eval``: its sub-commands, each in a module of its own."""

import typer

from eval.check_command import check
from eval.compare_command import compare
from eval.feedback_command import from_feedback_command
from eval.guard_command import guard
from eval.import_command import import_command
from eval.run_command import run

app = typer.Typer(help="help.eval", no_args_is_help=True, rich_markup_mode=None, add_completion=False)

for _name, _run, _help in (
    ("check", check, "help.eval_check"),
    ("run", run, "help.eval_run"),
    ("guard", guard, "help.eval_guard"),
    ("compare", compare, "help.eval_compare"),
    ("import", import_command, "help.eval_import"),
    ("from-feedback", from_feedback_command, "help.eval_from_feedback"),
):
    app.command(_name, help=_help)(_run)
