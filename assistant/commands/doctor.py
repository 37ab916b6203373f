"""``remiss doctor``: one line per check on stdout, and the next step where something is wrong."""

from assistant.commands.options import CaseOption, IndexOption
from assistant.commands.terminal import settings_of, terminal
from assistant.doctor import examine
from prompts.texts import load_texts


def doctor(case: CaseOption = None, index: IndexOption = None) -> int:
    """Exit code 1 when something is wrong."""
    screen = terminal()
    texts = load_texts(screen.language.value)
    wrong = 0
    for finding in examine(settings_of(case=case, index=index)):
        verdict = texts.say("doctor.good" if finding.error is None else "doctor.bad")
        detail = finding.detail if finding.error is None else screen.describe(finding.error)
        screen.write(f"{verdict:<4} {texts.say(f'doctor.{finding.check}')}: {detail}")
        wrong += finding.error is not None
    return int(wrong > 0)
