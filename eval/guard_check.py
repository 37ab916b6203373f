"""``remiss eval check`` for a guard's suite: can every line be read, and does every quote stand in its document?"""

from pathlib import Path

from assistant.commands.terminal import Terminal
from eval.claims import misquotes
from eval.guard_suite import parse_sources
from ingest.corpus import Corpus


def check_claims(suite: Path, corpus: Corpus, screen: Terminal) -> int:
    """Name every fault; exit code 1 if there is one."""
    sources, unreadable = parse_sources(suite)
    faults = (*unreadable, *misquotes(sources, corpus, suite))
    for fault in faults:
        screen.failed(fault)
    claims = sum(len(source.true) + len(source.false) for source in sources)
    quotes = sum(len(source.sources) for source in sources)
    screen.note("eval.checked_claims", claims=claims, quotes=quotes, problems=len(faults))
    return int(bool(faults))
