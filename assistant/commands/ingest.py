"""``remiss ingest``: build or refresh the index, and say what came of every document."""

from assistant.commands.bars import Bars
from assistant.commands.options import CaseOption, IndexOption
from assistant.commands.terminal import settings_of, terminal
from assistant.wiring import left_out, refresh
from ingest.documents import find_unsupported, relative_path

SHOWN = 20


def ingest(case: CaseOption = None, index: IndexOption = None) -> int:
    """Exit code 0 also when some documents could not be read: they are named, the others are indexed."""
    screen = terminal()
    with Bars(screen) as bars:
        refreshed = refresh(settings_of(case=case, index=index), bars)
        folder, corpus, report = refreshed.case.folder, refreshed.corpus, refreshed.report
        bars.name_unreadable(left_out(refreshed.case, corpus))
    for path in find_unsupported(folder):
        screen.note("command.unsupported", path=relative_path(path, folder))
    moved = {"added": report.added, "changed": report.changed, "removed": report.removed}
    for key, paths in moved.items():
        for path_ in paths[:SHOWN]:
            screen.note(f"command.{key}", path=path_)
        if len(paths) > SHOWN:
            screen.note("command.more", count=len(paths) - SHOWN)
    counts = {key: len(paths) for key, paths in moved.items()}
    screen.note(
        "command.indexed" if any(counts.values()) or report.embedded else "command.unchanged",
        documents=len(corpus.documents),
        passages=len(corpus.passages),
        **counts,
    )
    return 0
