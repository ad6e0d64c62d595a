"""The experiment document: frozen structs, read and written, checked, and built into a run."""
