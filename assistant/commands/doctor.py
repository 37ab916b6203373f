"""``remiss doctor``: one line per check on stdout, and the next step where something is wrong."""

from assistant.commands.options import CaseOption, IndexOption
from assistant.commands.terminal import Terminal, settings_of, terminal
from assistant.doctor import examine
from assistant.finding import Finding
from prompts.texts import load_texts


def doctor(case: CaseOption = None, index: IndexOption = None) -> int:
    """Exit code 1 when something is wrong; a remark is nothing wrong."""
    screen = terminal()
    wrong = 0
    for finding in examine(settings_of(case=case, index=index)):
        screen.write(_line(finding, screen))
        wrong += finding.error is not None
    return int(wrong > 0)


def _line(finding: Finding, screen: Terminal) -> str:
    texts = load_texts(screen.language.value)
    remark = texts.say(finding.remark, detail=finding.detail) if finding.remark else ""
    if finding.error is not None:
        verdict, told = "bad", f"{screen.describe(finding.error)} {remark}".rstrip()
    elif finding.remark is not None:
        verdict, told = "remark", remark
    else:
        verdict, told = "good", texts.say(finding.words, detail=finding.detail) if finding.words else finding.detail
    return f"{texts.say(f'doctor.{verdict}'):<4} {texts.say(f'doctor.{finding.check}')}: {told}"
