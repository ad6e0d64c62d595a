"""Questions in a window of their own, beside a diagram of the network they are about."""
