"""The survivors that are known, and why no test can or should notice them."""

import tomllib
from pathlib import Path

from mutants import Mutant


class Explanations:
    """Those of one file of the engine, from `survivors.toml`."""

    def __init__(self, file: str) -> None:
        text = Path(__file__).with_name("survivors.toml").read_text(encoding="utf-8")
        groups = tomllib.loads(text).get(file.removesuffix(".py"), [])
        self._known = {name for group in groups for name in group["mutants"]}
        self._met: set[str] = set()

    def has(self, mutant: Mutant) -> bool:
        """Whether a survivor is explained."""
        self._met.add(mutant.name)
        return mutant.name in self._known

    @property
    def used(self) -> int:
        """How many survivors were explained."""
        return len(self._known & self._met)

    def unused(self) -> list[str]:
        """Explanations of what does not survive any more."""
        return sorted(self._known - self._met)
