"""Write the JSON Schema of documents into the resources, after the document's structs or one of
the tables they read (activations, generators, data sets) has changed.

    python packaging/schema.py
"""

from backprop_studio.assets import resource
from backprop_studio.experiment import schema

if __name__ == "__main__":
    resource(schema.NAME).write_text(schema.schema_text(), encoding="utf-8")
