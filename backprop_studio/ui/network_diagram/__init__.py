"""The network diagram: one widget painted by QPainter.

`layout` says where everything stands, `hit_test` and `navigation` what is pointed
at or chosen next, `stage` what the moves have brought to light; these know no Qt.
`scene` gathers it for the painters (edges, nodes, chips, legend), `view` is the widget.
"""
