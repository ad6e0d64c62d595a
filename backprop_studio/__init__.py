"""Backprop Studio: see a neural network learn, stop it at any instant, change any number."""

import os

__version__ = "0.1.0"

# BLAS reads these when NumPy is imported, so here, before anything else of the program: the
# products of this program are small, and a second thread costs more than it brings.
for _variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")
del _variable
