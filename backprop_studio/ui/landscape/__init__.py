"""The loss over two parameters, and the ball that rolls in it."""
