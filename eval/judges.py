"""A language model's opinion of answers, beside the deterministic metrics and never instead of them.

The judges are llama-index's evaluators with their own English prompts, over any endpoint that speaks OpenAI's
protocol. They cost three calls a question and may differ from run to run.
"""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from assistant.answer import Answer
from assistant.model.client import PLACEHOLDER
from assistant.settings import Settings, WrongUsage
from eval.result import Score
from eval.suite import Item
from ingest.errors import RemissError

NAMES = ("judge_faithfulness", "judge_relevancy", "judge_correctness")
_TIMEOUT = 120.0
_RETRIES = 2
_GRADE = re.compile(r"(?<![\d.])[1-5](?:\.\d+)?(?![\d])")


class JudgeFailed(RemissError):
    """The judging model cannot be asked. Code: judge_failed (url, reason). A run goes on where it stopped."""

    code = "judge_failed"
    retryable: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class LlamaJudge:
    """llama-index's three evaluators over one endpoint."""

    url: str
    faithfulness: Any
    relevancy: Any
    correctness: Any

    def opinion(self, item: Item, answer: Answer) -> Mapping[str, Score]:
        """0 to 1 each; None for a refusal, and for correctness also where the reply holds no grade.

        Raises JudgeFailed when the endpoint does not answer.
        """
        import openai  # noqa: PLC0415 - two seconds that only judges need

        if not answer.answered:
            return dict.fromkeys(NAMES)
        try:
            found = asyncio.run(self._asked(item, answer))
        except openai.OpenAIError as error:
            raise JudgeFailed(url=self.url, reason=error) from error
        return dict(zip(NAMES, found, strict=True))

    async def _asked(self, item: Item, answer: Answer) -> tuple[Score, Score, Score]:
        """One call after another: a local model serves one at a time anyway."""
        contexts = contexts_of(answer)
        told = {"query": item.question, "response": answer.text}
        faithful = await self.faithfulness.aevaluate(**told, contexts=contexts)
        relevant = await self.relevancy.aevaluate(**told, contexts=contexts)
        if not (item.answerable and item.reference):
            return faithful.score, relevant.score, None
        correct = await self.correctness.aevaluate(**told, reference=item.reference)
        return faithful.score, relevant.score, None if correct.score is None else (correct.score - 1) / 4


def contexts_of(answer: Answer) -> list[str]:
    """What an answer may say: each quote with who says it, since the answer says that too."""
    return [f"{c.speaker or '–'} ({c.document}, {c.date or '–'}): {c.quote}" for c in answer.citations]


def grade(reply: str) -> tuple[float | None, str]:
    """The grade, 1 to 5, that a reply gives first, and the reply; None when it gives none."""
    found = _GRADE.search(reply)
    return (min(float(found[0]), 5.0) if found else None), reply


def open_judge(settings: Settings) -> LlamaJudge:
    """The judge at the configured endpoint; raises WrongUsage without one."""
    model = settings.language_model
    if model is None:
        raise WrongUsage("judge_url_missing", setting="REMISS_LLM_URL")
    from llama_index.core import Settings as Shared  # noqa: PLC0415 - two seconds that only judges need
    from llama_index.core.evaluation import (  # noqa: PLC0415 - as above
        CorrectnessEvaluator,
        FaithfulnessEvaluator,
        RelevancyEvaluator,
    )
    from llama_index.llms.openai_like import (  # type: ignore[import-untyped, unused-ignore]  # noqa: PLC0415 - as above
        OpenAILike,
    )

    Shared.transformations = []  # contexts are short: judged whole, and no splitter fetches its data
    llm = OpenAILike(
        model=model.model,
        api_base=model.url,
        api_key=model.key or PLACEHOLDER,
        is_chat_model=True,
        temperature=0.0,
        timeout=_TIMEOUT,
        max_retries=_RETRIES,
        reuse_client=False,
    )
    return LlamaJudge(
        url=model.address,
        faithfulness=FaithfulnessEvaluator(llm=llm),
        relevancy=RelevancyEvaluator(llm=llm),
        correctness=CorrectnessEvaluator(llm=llm, parser_function=grade),
    )
