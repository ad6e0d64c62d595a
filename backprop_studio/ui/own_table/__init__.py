"""A person's own table, from a file or from the clipboard, on its way to an experiment."""
