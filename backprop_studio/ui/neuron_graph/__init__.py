"""The computational graph of one neuron: every wire's value above it, its gradient below.

`arrivals` computes what arrives from above, `graph` says which nodes and wires there are
and what they carry, `layout` where they stand; these know no widget. `painting` draws
them, for the view here (`view`) and for the diagram of a single neuron.
"""
