"""The mathematics of learning: networks, backpropagation, optimizers. NumPy only."""
