"""The health of the gradients: lengths, distributions, what is wrong, and its remedies."""
