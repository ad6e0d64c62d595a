"""The chain rule of the chosen weight or bias: what stands on the cards, and their painting.

`cards` says what is told (no widget, testable as plain text), `canvas` measures and
paints it, `panel` is the view with its heading.
"""
