"""The JSON Schema of a document, generated from the structs."""

import json
from typing import Any

import msgspec

from backprop_studio.experiment.arrays import DTYPES
from backprop_studio.experiment.model import Experiment

NAME = "experiment.schema.json"

_NUMBERS = {"type": "array", "items": {"type": "number"}}
_ARRAY: dict[str, Any] = {
    "anyOf": [
        _NUMBERS,
        {"type": "array", "items": _NUMBERS},
        {
            "type": "object",
            "properties": {
                "shape": {
                    "type": "array",
                    "items": {"type": "integer", "minimum": 0},
                    "minItems": 1,
                    "maxItems": 2,
                },
                "dtype": {"enum": list(DTYPES)},
                "base64": {"type": "string", "contentEncoding": "base64"},
            },
            "required": ["shape", "dtype", "base64"],
            "additionalProperties": False,
        },
    ]
}


def document_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) as plain data."""
    schema = msgspec.json.schema(Experiment, schema_hook=_array)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Backprop Studio experiment",
    }
    without_null: dict[str, Any] = _without_null({**head, **schema})
    return without_null


def schema_text() -> str:
    """The schema as it ships in the resources."""
    return json.dumps(document_schema(), indent=2, ensure_ascii=False) + "\n"


def _array(_kind: type) -> dict[str, Any]:
    return _ARRAY


def _without_null(node: Any) -> Any:
    """An absent key is how a document says "none": null is refused, so the schema has none."""
    if isinstance(node, list):
        return [_without_null(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {
        key: _without_null(item)
        for key, item in node.items()
        if not (key == "default" and item is None)
    }
    if "anyOf" in kept:
        choices = [item for item in kept["anyOf"] if item != {"type": "null"}]
        if len(choices) == 1:
            del kept["anyOf"]
            return {**choices[0], **kept}
        kept["anyOf"] = choices
    return kept
