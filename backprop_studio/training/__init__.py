"""The running session: commands in, snapshots out, and the thread around it."""
