"""Several learners from one start: who runs, how each one looks, and how it fares."""
