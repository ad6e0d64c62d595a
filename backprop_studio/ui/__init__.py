"""What the person sees: the only room with widgets and plots."""
