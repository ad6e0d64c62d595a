"""Taking things along: what leaves the program for other programs."""
