"""What the person owns: the current experiment, its undo stack, its file."""
