"""What is only of use for pictures of digits: a pad to draw on, and weights as pictures."""
