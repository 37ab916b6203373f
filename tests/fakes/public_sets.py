"""Tiny question sets in the forms of SQuAD and SweQUAD-MC, in which every text has a twin."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TEXTS = 40


def text(number: int) -> str:
    """A text of which every second is nearly the one before it."""
    told, tail = number - number % 2, " Det är allt." * (number % 2)
    return (
        f"Ort nummer {told} ligger vid sjön {told} i landskapet {told}, långt från alla vägar. "
        f"Där bor {told}00 personer i {told}0 hus med röda knutar.{tail}"
    )


def place(context: str, words: str) -> dict[str, Any]:
    start = context.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def swequad(path: Path) -> Path:
    """Two questions about every text, one of them without a right answer for every fourth."""
    entries = []
    for number in range(TEXTS):
        context = text(number)
        right = {**place(context, "vid sjön"), "type": "Correct answer"}
        wrong = {**place(context, "röda knutar"), "type": "Distractor"}
        entries.append({"context": context, "question": f"Var ligger ort {number}?", "choices": [right, wrong]})
        some = {**place(context, "00 personer"), "type": "Distractor" if number % 4 == 0 else "Correct answer"}
        entries.append({"context": context, "question": f"Hur många bor i ort {number}?", "choices": [some]})
    return saved(path, {"data": entries})


def squad(path: Path) -> Path:
    """Ten articles of four texts; every text has a question with an answer and one without."""
    articles = [
        {"title": f"Artikel {number}", "paragraphs": [paragraph(4 * number + n) for n in range(4)]}
        for number in range(TEXTS // 4)
    ]
    return saved(path, {"version": "v2.0", "data": articles})


def paragraph(number: int) -> dict[str, Any]:
    context = text(number)
    found = place(context, "vid sjön")
    asked = [
        {"id": f"{number}a", "question": "Var?", "answers": [{"text": found["text"], "answer_start": found["start"]}]},
        {"id": f"{number}b", "question": "Vem är borgmästare?", "answers": [], "is_impossible": True},
    ]
    return {"context": context, "qas": asked}


def saved(path: Path, content: Mapping[str, Any]) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path
