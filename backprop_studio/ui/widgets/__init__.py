"""Controls that Qt does not have, one in each file."""
