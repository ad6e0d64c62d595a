"""Which actions work in the hall alone."""

HALL_ACTIONS = (
    "hall_next",
    "hall_previous",
    "blank",
    "ring",
    "pen",
    "wipe",
    "hall_screen",
    "leave_hall",
)
