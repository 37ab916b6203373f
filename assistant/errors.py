"""What can be wrong with a question."""

from ingest.errors import RemissError


class QuestionInvalid(RemissError):
    """A question that cannot be asked: empty_question, or question_too_long (values: length, limit)."""

    code = "empty_question"
