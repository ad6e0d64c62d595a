"""See a neural network learn: every number can be stopped at, looked at and changed by hand."""

__version__ = "0.1.0"
