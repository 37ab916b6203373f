"""Lines that a batch of questions may hold, usable and not: what a careless or hostile program sends."""

import json

ASKED = "När går remisstiden ut?"


def line(**entry: object) -> bytes:
    return json.dumps(entry).encode()


UNUSABLE: tuple[tuple[bytes, str], ...] = (
    (b"inte json", "line_json"),
    (b'{"id": 1, "question": "A"} mer', "line_json"),
    (b'{"id": NaN, "question": "A"}', "line_json"),
    (b"[" * 100_000, "line_json"),
    (b"\0\0", "line_json"),
    (b'{"id": 1, "question": "f\xf6rslag"}', "line_encoding"),
    (b'["A"]', "line_not_object"),
    (b"null", "line_not_object"),
    (line(id=1), "question_missing"),
    (line(id=1, question=None), "question_type"),
    (line(id=1, question=7), "question_type"),
    (line(id=1, question=ASKED, history="A"), "history_type"),
    (line(id=1, question=ASKED, history=[1]), "history_type"),
    (line(id=1, question=ASKED, history={"A": 1}), "history_type"),
    (b'{"id": 1, "question": "en \\ud800 halv"}', "question_surrogate"),
    (line(id=1, question=""), "empty_question"),
    (line(id=1, question=" \u200b\t\x01 ?!"), "empty_question"),
    (line(id=1, question="a" * 20_000), "question_too_long"),
)
USABLE: tuple[bytes, ...] = (
    b"\xef\xbb\xbf" + line(id="bom", question=ASKED),
    line(id="två", question=ASKED),
    line(id="två", question=ASKED),
    line(id=1.5, question=ASKED),
    line(id=None, question=ASKED),
    line(id={"a": [True]}, question=ASKED),
    b'{"id": "\\udfff", "question": "Hur g\\u00e5r det?"}\r',
    line(question=ASKED, history=None, mode="generative", other={}),
    line(id="styrtecken", question="När \x01\x1b[31m går\x00 remisstiden\u2028 ut?"),
    line(id="emoji", question="😀 När går remisstiden ut? 🤝"),
    line(id="中文", question="斯德哥尔摩对提案有什么看法?"),
    line(id="عربي", question="ما رأي المجلس؟"),
    line(id="suomi", question="Mitä lautakunta sanoo?"),
    line(id="html", question="<script>alert(1)</script> [1] **x** ”[2]”"),
    line(id="lång", question=ASKED, padding="x" * 2_000_000),
    line(id="not", question="Vad avstyrker nämnden i Värtan?"),
)
