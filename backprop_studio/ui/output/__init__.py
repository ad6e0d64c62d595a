"""What the network says: on a number line, as a curve, as a decision map."""
