"""Lessons in the window: pages in place of the experiment panel, and the scenes they set."""
