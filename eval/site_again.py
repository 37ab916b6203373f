"""A question of a run asked anew, and the new answer held against what is known to be right, if that still is there."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answer import Answer, Request
from assistant.json_form import answer_form
from assistant.site.page import Page
from assistant.ui.seam import Chat
from eval.evidence import Place, cites, evidence_places
from eval.result import Found, QuestionResult, Result
from eval.score import score_answer, with_verdict
from eval.site_list import moment
from eval.site_question import question_view
from eval.site_shelf import Run
from eval.site_visit import Visit
from eval.suite import Item
from eval.why import why_wrong
from ingest.errors import RemissError
from ingest.passage import Document


class QuestionUnknown(RemissError):
    """A result has no question of that id. Values: name, id."""

    code = "question_unknown"


@dataclass(frozen=True, slots=True)
class Again:
    """The question as it was answered now; ``judged`` tells whether it could be held against its evidence."""

    question: QuestionResult
    judged: bool


def again_page(visit: Visit, name: str, run: Run, id_: str) -> Page:
    """The question's answer in the run, and its answer now; raises QuestionUnknown."""
    asked = run.questions if isinstance(run, Result) else ()
    earlier = next((question for question in asked if question.item.id == id_), None)
    if earlier is None:
        raise QuestionUnknown(name=name, id=id_)
    failure, again, later = "", None, None
    try:
        again = ask_again(earlier.item, visit.chat)
        later = question_view(again.question, "now", visit.words, visit.places)
    except RemissError as error:
        failure = visit.chat.describe_error(error, visit.words.language)
    return visit.page(
        "site_again.html", visit.say("again_title"), report=name, started=moment(run.started), failure=failure,
        earlier=question_view(earlier, "then", visit.words, visit.places), later=later, judged=again and again.judged,
        change=again and change_of(earlier, again),
    )  # fmt: skip


def change_of(earlier: QuestionResult, again: Again) -> str:
    """What asking anew came to: same, worded, better, worse, or unjudged (another answer, not held to anything)."""
    if again.judged and (earlier.why is None) != (again.question.why is None):
        return "worse" if earlier.why is None else "better"
    if earlier.answer.get("text") == again.question.answer.get("text"):
        return "same"
    return "worded" if again.judged else "unjudged"


def ask_again(item: Item, chat: Chat) -> Again:
    """Put the question through the same seam as the page's users; raises RemissError when it cannot be answered.

    What is known to be right belongs to documents that may have changed since; then the answer is not judged.
    """
    answer = _answer(item, chat)
    documents = {document.id: document for document in chat.documents()}
    form = dict(answer_form(answer))
    if not _stands(item, documents):
        return Again(QuestionResult(item, form, {}, None, ()), judged=False)
    gold = evidence_places(item, documents)
    scores = score_answer(item, answer, gold, documents)
    why = why_wrong(item, answer, scores, gold, documents)
    found = tuple(_found(item, place, answer) for place in gold)
    return Again(QuestionResult(item, form, with_verdict(scores, item, why), why, found), judged=True)


def _answer(item: Item, chat: Chat) -> Answer:
    for step in chat.ask(Request(item.question, item.history, item.id)):
        if isinstance(step, Answer):
            return step
    raise RemissError("internal_error", reason="no answer")


def _stands(item: Item, documents: Mapping[str, Document]) -> bool:
    """Whether every quote that is right evidence is still verbatim in its document."""
    return all(one.document_id in documents and one.quote in documents[one.document_id].text for one in item.evidence)


def _found(item: Item, place: Place, answer: Answer) -> Found:
    cited = any(cites(citation, place) for citation in answer.citations)
    return Found(place.document_id, item.evidence[place.quote].quote, place.span.start, place.span.end, cited, None)
