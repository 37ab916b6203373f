"""The graphs that answer: the embedding model's, and a reader's on the same encoder."""

from dataclasses import dataclass
from pathlib import Path

from vectorstore.graph_builder import EncoderWeights, Graph, Head

GRAPH_FILE = "model.int8.onnx"
SENTENCE_OUTPUT = "sentence_embedding"
TOKEN_OUTPUT = "last_hidden_state"
READER_FILE = "reader.int8.onnx"
TOKEN_SCORES = "token_scores"
WINDOW_SCORE = "window_score"


@dataclass(frozen=True, slots=True)
class Heads:
    """What a reader has on top of its encoder."""

    sentence: Head
    window: Head


def write_graph(weights: EncoderWeights, directory: Path) -> None:
    """Writes the graph: token ids (texts, tokens) of texts of equal length to their vectors.

    ``sentence_embedding`` (texts, hidden) is mean-pooled and L2-normalised; ``last_hidden_state``
    (texts, tokens, hidden) is what it is pooled from. There is no mask, so there can be no padding.
    """
    graph, hidden = Graph(weights), weights.shape.hidden
    states = graph.encode()
    graph.op("Identity", states, name=TOKEN_OUTPUT)
    mean = graph.op("ReduceMean", states, graph.axes(1), keepdims=0)
    graph.op("LpNormalization", mean, name=SENTENCE_OUTPUT, axis=-1, p=2)
    outputs: dict[str, list[str | int]] = {
        TOKEN_OUTPUT: ["texts", "tokens", hidden],
        SENTENCE_OUTPUT: ["texts", hidden],
    }
    graph.save(directory / GRAPH_FILE, "multilingual-e5-small", outputs)


def write_reader_graph(weights: EncoderWeights, heads: Heads, directory: Path) -> None:
    """Writes the graph: token ids (texts, tokens) of texts of equal length to their logits.

    ``token_scores`` (texts, tokens) is the sentence head's, ``window_score`` (texts,) the window head's on the
    first token. There is no mask, so there can be no padding.
    """
    graph = Graph(weights)
    states = graph.encode()
    graph.score(states, heads.sentence, TOKEN_SCORES)
    first = graph.op("Squeeze", graph.op("Gather", states, graph.axes(0), axis=1), graph.axes(1))
    graph.score(first, heads.window, WINDOW_SCORE)
    outputs: dict[str, list[str | int]] = {TOKEN_SCORES: ["texts", "tokens"], WINDOW_SCORE: ["texts"]}
    graph.save(directory / READER_FILE, "reader", outputs)
