"""The JSON Schema that ships is the one that the structs say."""

import json

from backprop_studio.assets import resource
from backprop_studio.experiment import schema


def test_shipped_schema_is_up_to_date():
    shipped = resource(schema.NAME).read_text(encoding="utf-8")
    assert shipped == schema.schema_text(), "python packaging/schema.py writes it anew"


def test_schema_says_the_format():
    tree = json.loads(schema.schema_text())
    parts = tree["$defs"]
    assert set(parts["Experiment"]["required"]) == {"format", "version", "data", "network"}
    units = parts["Layer"]["properties"]["units"]
    assert (units["type"], units["minimum"], units["maximum"]) == ("integer", 1, 4096)
    assert set(parts["Layer"]["required"]) == {"units", "activation"}
    rate = parts["Sgd"]["properties"]["learning_rate"]
    assert (rate["exclusiveMinimum"], rate["maximum"]) == (0, 1000)
    assert all(part["additionalProperties"] is False for part in parts.values())


def test_no_null_anywhere():
    assert "null" not in schema.schema_text()
