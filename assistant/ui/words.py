"""The page's own words: labels, hints, progress. Swedish for now; another language is another ``Words``.

Words shared with answers (roles, stances) come from the catalogue in ``prompts``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from assistant.feedback import Verdict
from assistant.progress import Stage
from ingest.passage import Role, Stance
from prompts.texts import load_texts


@dataclass(frozen=True, slots=True)
class JudgingWords:
    """The words for judging an answer, and for erasing what was judged."""

    question: str
    verdicts: Mapping[Verdict, str]
    saved: Mapping[Verdict, str]
    saved_reason: str
    withdrawn: str
    failure: str
    reason: str
    reason_hint: str
    save_reason: str
    privacy: str
    kept: str
    erase: str
    sure: str
    erase_now: str
    keep: str
    erased: str


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words; ``{}`` fields are filled by the page and hold text that is not yet escaped."""

    language: str
    intro: str
    question: str
    question_hint: str
    send: str
    new_conversation: str
    starters: str
    conversation: str
    empty_conversation: str
    sources: str
    no_sources: str
    answer_without_sources: str
    sources_of: str
    show_in_document: str
    go_to_source: str
    understood_as: str
    nearest: str
    reported_by: str
    unknown_speaker: str
    page: str
    diary_number: str
    members: str
    quoting: str
    modelling: str
    outage: str
    written: str
    writing: str
    confidence: Mapping[str, str]
    failure: str
    unexpected: str
    progress: Mapping[Stage, str]
    roles: Mapping[Role, str]
    stances: Mapping[Stance, str]
    outline: str
    documents: str
    no_document: str
    judging: JudgingWords


_TEXTS = load_texts("sv")

SWEDISH: Final = Words(
    language="sv",
    intro="Svaren bygger bara på ärendets dokument, och visar med ordagranna citat vem som säger vad.",
    question="Din fråga",
    question_hint="Skriv en fråga om ärendet",
    send="Fråga",
    new_conversation="Ny konversation",
    starters="Frågor att börja med",
    conversation="Konversation",
    empty_conversation="Ställ en fråga nedan, eller välj en av frågorna att börja med.",
    sources="Källor",
    no_sources="Här visas de ställen i dokumenten som svaret bygger på.",
    answer_without_sources="Det här svaret har inga källor.",
    sources_of="Till frågan: {question}",
    show_in_document="Visa i dokumentet",
    go_to_source="Källa {number}: {speaker}",
    understood_as="Förstått som:",
    nearest="Närmaste ställen:",
    reported_by="återgivet av {speaker}",
    unknown_speaker="Dokumentet",
    page="sida {page}",
    diary_number="dnr {number}",
    members="Undertecknat av {names}",
    quoting="Svaren består av ordagranna citat.",
    modelling="Svaren skrivs av språkmodellen {model} och kontrolleras mot källorna.",
    outage="Språkmodellen svarar inte just nu ({reason}); svaren består av citat.",
    written="Formulerat av språkmodellen {model}; varje påstående kontrollerat mot citaten.",
    writing="Skriver och kontrollerar mot källorna …",
    confidence={"high": "Säkerhet: hög", "medium": "Säkerhet: medel", "low": "Säkerhet: låg"},
    failure="Frågan kunde inte besvaras",
    unexpected="Något oväntat gick fel. Försök igen; kvarstår felet finns mer att läsa där programmet startades.",
    progress={
        Stage.UNDERSTAND: "Läser frågan …",
        Stage.SEARCH: "Söker i dokumenten …",
        Stage.SELECT: "Väljer citat …",
        Stage.WRITE: "Skriver svaret …",
    },
    roles={role: _TEXTS.say(f"role.{role.value}") for role in Role},
    stances={stance: _TEXTS.say(f"stance.{stance.value}") for stance in Stance},
    outline="Innehåll",
    documents="Ärendets dokument",
    no_document="Dokumentet finns inte i ärendet.",
    judging=JudgingWords(
        question="Var svaret till hjälp?",
        verdicts={Verdict.GOOD: "Bra svar", Verdict.BAD: "Dåligt svar"},
        saved={
            Verdict.GOOD: "Sparat: bra svar. Tryck igen för att ångra.",
            Verdict.BAD: "Sparat: dåligt svar. Tryck igen för att ångra.",
        },
        saved_reason="Skälet är sparat.",
        withdrawn="Bedömningen är borttagen.",
        failure="Det gick inte:",
        reason="Varför? (valfritt)",
        reason_hint="Till exempel: fel talare, eller ett viktigt ställe saknas",
        save_reason="Spara skälet",
        privacy="Din bedömning sparas på den här datorn, tillsammans med frågan och svaret. Den skickas ingenstans.",
        kept="Sparade bedömningar: {count}.",
        erase="Radera alla bedömningar",
        sure="Ska alla sparade bedömningar raderas? De går inte att få tillbaka. Antal: {count}.",
        erase_now="Ja, radera dem",
        keep="Nej, behåll dem",
        erased="Alla bedömningar är raderade.",
    ),
)
