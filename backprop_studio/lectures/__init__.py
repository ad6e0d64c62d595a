"""Prepared lectures: moments in order, in one file. No Qt."""
