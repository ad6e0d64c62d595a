r"""Formulas in lesson texts: a small part of LaTeX, as plain frozen values.

Letters with `_` and `^` (`w_1`, `w^{(1)}_{1,2}`, `e^{-z}`), `\frac{…}{…}`, Greek letters,
a few signs (`\cdot`, `\partial`, `\hat{y}`, `\sum`), `\text{…}`, and live numbers `{{w}}`.
Whatever else is typed (`=`, `+`, `(`, `²`, `ŷ`, `η`) stands for itself.
"""

import re

from msgspec import Struct

from backprop_studio.experiment.notation import Symbol
from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.phrase import Phrase


class Live(Struct, frozen=True):
    """A number to be filled in; `style` is how it is written, see `live`."""

    expression: str
    style: str = ""


class Sign(Struct, frozen=True):
    """An operator, bracket, digit; `spaced` with air around."""

    text: str
    spaced: bool = False


class Plain(Struct, frozen=True):
    """Words within a formula."""

    text: str


class Over(Struct, frozen=True):
    """A fraction."""

    above: tuple["Token", ...]
    below: tuple["Token", ...]


Token = Live | Sign | Plain | Over | Symbol
Formula = tuple[Token, ...]

_LETTERS = {
    "alpha": "α",
    "beta": "β",
    "delta": "δ",
    "eta": "η",
    "theta": "θ",
    "sigma": "σ",
    "mu": "μ",
    "lambda": "λ",
    "hat": "ŷ",
}
_SIGNS = {
    "cdot": "·",
    "times": "×",
    "partial": "∂",
    "sum": "Σ",
    "to": "→",
    "leftarrow": "←",
    "approx": "≈",
    "le": "≤",
    "ge": "≥",
    "ne": "≠",
    "pm": "±",
    "infty": "∞",
    "quad": "\N{EM SPACE}",
    "prime": "′",
}
_SPACED = "=≈≤≥≠<>→←+−·×±"
_TOKEN = re.compile(
    r"\{\{(?P<live>[^{}]+)\}\}|\\(?P<command>[a-zA-Z]+)|(?P<letter>[^\W\d_])"
    r"|(?P<digits>\d+(?:\.\d+)?)|(?P<space>\s+)|(?P<sign>.)"
)


def parse(text: str) -> Formula:
    """The formula that `text` writes. Raises Wrong."""
    reader = _Reader(text)
    formula = reader.formula(closed=False)
    return formula


def live_of(text: str) -> Live:
    """`w|weight` as a live number."""
    expression, _, style = text.partition("|")
    return Live(expression.strip(), style.strip())


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(_TOKEN.finditer(text))
        self._at = 0

    def formula(self, closed: bool) -> Formula:
        """Up to the closing brace, or to the end."""
        found: list[Token] = []
        while True:
            match = self._next()
            if match is None:
                if closed:
                    raise Wrong(Phrase("a closing brace is missing in ${text}$", text=self._text))
                return tuple(found)
            if match["sign"] == "}":
                if closed:
                    return tuple(found)
                raise Wrong(
                    Phrase("there is one closing brace too many in ${text}$", text=self._text)
                )
            token = self._token(match, found)
            if token is not None:
                found.append(token)

    def _next(self) -> re.Match[str] | None:
        if self._at >= len(self._tokens):
            return None
        self._at += 1
        return self._tokens[self._at - 1]

    def _token(self, match: re.Match[str], before: list[Token]) -> Token | None:
        if match["live"]:
            return live_of(match["live"])
        letter, digits = match["letter"], match["digits"]
        if letter and letter.isalpha():
            return self._indexed(letter)
        if letter or digits:  # ² counts as a letter of words, but is no symbol
            return Sign(letter or digits)
        if match["space"]:
            return None
        if match["command"]:
            return self._command(match["command"])
        sign = match["sign"].replace("-", "−").replace("*", "·")
        if sign in "_^":
            raise Wrong(Phrase("an index stands after a letter: ${text}$", text=self._text))
        if sign == "{":
            raise Wrong(Phrase("a brace stands after a command, _ or ^: ${text}$", text=self._text))
        unary = sign == "−" and (not before or _opens(before[-1]))
        return Sign(sign, sign in _SPACED and not unary)

    def _command(self, name: str) -> Token:
        if name == "frac":
            return Over(self._group(), self._group())
        if name == "text":
            return Plain(self._raw_group())
        if name == "hat":
            self._raw_group()
            return self._indexed("ŷ")
        if name in _LETTERS:
            return self._indexed(_LETTERS[name])
        if name in _SIGNS:
            sign = _SIGNS[name]
            return Sign(sign, sign in _SPACED)
        raise Wrong(Phrase("there is no \\{name} for formulas here", name=name))

    def _indexed(self, letter: str) -> Token:
        sub = sup = ""
        while self._at < len(self._tokens) and self._tokens[self._at]["sign"] in ("_", "^"):
            which = self._tokens[self._at]["sign"]
            self._at += 1
            index = self._index()
            if which == "_":
                sub = index
            else:
                sup = index.replace("-", "−")
        return Symbol(letter, sub, sup)

    def _index(self) -> str:
        match = self._next()
        if match is None:
            raise Wrong(Phrase("an index is missing in ${text}$", text=self._text))
        if match["sign"] == "{":
            self._at -= 1
            return self._raw_group()
        return match[0]

    def _group(self) -> Formula:
        self._expect_brace()
        return self.formula(closed=True)

    def _raw_group(self) -> str:
        self._expect_brace()
        parts: list[str] = []
        while (match := self._next()) is not None:
            if match["sign"] == "}":
                return "".join(parts)
            parts.append(match[0])
        raise Wrong(Phrase("a closing brace is missing in ${text}$", text=self._text))

    def _expect_brace(self) -> None:
        while self._at < len(self._tokens) and self._tokens[self._at]["space"]:
            self._at += 1
        match = self._next()
        if match is None or match["sign"] != "{":
            raise Wrong(Phrase("a brace is missing in ${text}$", text=self._text))


def _opens(token: Token) -> bool:
    return isinstance(token, Sign) and (token.spaced or token.text in "([,/")


def live_numbers(formula: Formula) -> tuple[Live, ...]:
    """All live numbers of a formula."""
    found: list[Live] = []
    for token in formula:
        if isinstance(token, Live):
            found.append(token)
        elif isinstance(token, Over):
            found += [*live_numbers(token.above), *live_numbers(token.below)]
    return tuple(found)
