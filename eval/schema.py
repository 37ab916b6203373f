"""The suite format as a JSON Schema, written from the model that reads suites so that the two cannot differ.

``python -m eval.schema`` prints it; a test holds ``suite.schema.json`` to it.
"""

import json
import sys

from eval.suite import Item


def suite_schema() -> str:
    """The schema of one line of a suite (draft 2020-12)."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Item.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(suite_schema())
