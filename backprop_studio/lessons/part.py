"""What every table of a lesson file has in common."""

from msgspec import Struct


class Part(Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """A table of a TOML file: frozen, and an unknown key is refused."""
