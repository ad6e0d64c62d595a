"""Colours, type and spacing: the only place where a colour or a font is named.

A `Theme` is a frozen value handed to every view by `set_theme`; nothing global
holds the current one. Sizes are in px at text scale 1.
"""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtGui import QColor, QFont

from backprop_studio.assets import resource

UI_FAMILY = "Inter"
CODE_FAMILY = "JetBrains Mono"
FORMULA_FAMILY = "STIX Two Math"

CAPTION, TEXT, NUMBER, FORMULA_NUMBER, FORMULA = 11.5, 13.0, 14.0, 15.0, 19.0
RADIUS = 7

Weight = Literal[400, 500, 600]

# In the hall: every length and type size is multiplied so that, on a screen of 1920 x 1080,
# not even a caption (11.5 px) is smaller than 24 px.
HALL_SCALE, HALL_WIDTH, HALL_HEIGHT = 2.1, 1920, 1080


def hall_scale(width: int, height: int) -> float:
    """`Theme.scale` for a screen of `width` x `height` px in the hall."""
    return max(1.0, HALL_SCALE * min(width / HALL_WIDTH, height / HALL_HEIGHT))


class Theme(Struct, frozen=True):
    """Roles of `look.md`; colours as `#RRGGBB`. `scale` multiplies every type size, `digits`
    is how many significant digits numbers have (see `experiment.numbers`). What is drawn from
    kept pictures knows by the theme that it must be drawn anew."""

    name: str
    dark: bool
    background: str
    panel: str
    raised: str
    text: str
    muted: str
    hairline: str
    accent: str
    on_accent: str
    positive: str
    negative: str
    negative_text: str
    gradient: str
    done: str
    fourth: str
    high_activation: str
    low_activation: str
    runners: tuple[str, ...]  # of a race, each with a shape of its own too
    scale: float = 1.0
    digits: int = 4
    mark: Literal[".", ","] = "."  # before the decimals of numbers, likewise
    strong: bool = False  # high contrast: words at least 7 to 1, lines at least 4.5
    still: bool = False  # nothing moves by itself
    in_hall: bool = False  # composed for the last row: captions and small buttons are left out
    notation: tuple[str, ...] = ()  # how names are written (see `experiment.notation`)

    def unscaled(self) -> "Theme":
        """For a painter that is scaled itself."""
        return replace(self, scale=1.0)

    def font(self, px: float = TEXT, weight: Weight = 400, family: str = UI_FAMILY) -> QFont:
        """A font of `px` pixels at scale 1, with tabular figures; in the hall nothing is
        smaller than a caption."""
        font = QFont(family)
        font.setPixelSize(max(1, round(max(px, self.smallest) * self.scale)))
        font.setWeight(QFont.Weight(weight))
        if family == UI_FAMILY:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    @property
    def smallest(self) -> float:
        """The smallest type that is set, at scale 1: in the hall the last row must read it."""
        return CAPTION if self.in_hall else 0.0

    def px(self, length: float) -> float:
        """A length that grows with the type."""
        return length * self.scale

    def activation_fill(self, value: float, low: float, high: float) -> QColor:
        """Fill of a unit: diverging through the canvas colour at the middle of [low, high],
        at most 60 % of the hue."""
        middle, half = (low + high) / 2, max((high - low) / 2, 1e-12)
        share = max(-1.0, min(1.0, (value - middle) / half))
        hue = QColor(self.high_activation if share >= 0 else self.low_activation)
        return blend(QColor(self.background), hue, 0.6 * abs(share))

    def text_on(self, fill: QColor) -> QColor:
        """The readable one of the two text colours on `fill`."""
        light, dark = QColor("#FFFFFF"), QColor("#000000" if self.strong else "#1A1D21")
        return max((light, dark), key=lambda ink: contrast(ink, fill))


def blend(under: QColor, over: QColor, share: float) -> QColor:
    """`share` of `over` on `under`, each channel linearly."""
    return QColor.fromRgbF(
        under.redF() + (over.redF() - under.redF()) * share,
        under.greenF() + (over.greenF() - under.greenF()) * share,
        under.blueF() + (over.blueF() - under.blueF()) * share,
    )


def luminance(color: QColor) -> float:
    """Relative luminance, WCAG 2.2."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    return (
        0.2126 * linear(color.redF())
        + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF())
    )


def contrast(first: QColor, second: QColor) -> float:
    """Contrast ratio, WCAG 2.2: 1 to 21."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


LIGHT = Theme(
    name="light",
    dark=False,
    background="#FFFFFF",
    panel="#F5F6F8",
    raised="#FFFFFF",
    text="#1A1D21",
    muted="#5A636E",
    hairline="#C9CED6",
    accent="#0B5CAD",
    on_accent="#FFFFFF",
    positive="#0072B2",
    negative="#C44E00",
    negative_text="#B84700",
    gradient="#8A6100",
    done="#007A5A",
    fourth="#A3478A",
    high_activation="#0072B2",
    low_activation="#C44E00",
    runners=(
        "#0072B2",
        "#C44E00",
        "#007A5A",
        "#A3478A",
        "#8A6100",
        "#1A1D21",
        "#5B5BD6",
        "#B3261E",
    ),
)

DARK = Theme(
    name="dark",
    dark=True,
    background="#14171B",
    panel="#1C2025",
    raised="#242930",
    text="#ECEFF3",
    muted="#A3ACB8",
    hairline="#3A414A",
    accent="#6CB6FF",
    on_accent="#14171B",
    positive="#56B4E9",
    negative="#F0803C",
    negative_text="#F0803C",
    gradient="#E6B422",
    done="#2FBF93",
    fourth="#E08BC0",
    high_activation="#56B4E9",
    low_activation="#F0803C",
    runners=(
        "#56B4E9",
        "#F0803C",
        "#2FBF93",
        "#E08BC0",
        "#E6B422",
        "#ECEFF3",
        "#A9A9FF",
        "#FF7B72",
    ),
)


STRONG_LIGHT = replace(
    LIGHT,
    name="light, high contrast",
    strong=True,
    panel="#FFFFFF",
    text="#000000",
    muted="#2F343A",
    hairline="#5A6068",
    accent="#003E7E",
    positive="#004B8C",
    negative="#8A2F00",
    negative_text="#8A2F00",
    gradient="#5C3D00",
    done="#00523A",
    fourth="#741C5E",
    high_activation="#004B8C",
    low_activation="#8A2F00",
    runners=(
        "#004B8C",
        "#8A2F00",
        "#00523A",
        "#741C5E",
        "#5C3D00",
        "#000000",
        "#3B3B9E",
        "#8C1B15",
    ),
)

STRONG_DARK = replace(
    DARK,
    name="dark, high contrast",
    strong=True,
    background="#000000",
    panel="#000000",
    raised="#000000",
    text="#FFFFFF",
    muted="#DDE2E8",
    hairline="#9AA3AD",
    accent="#8FCBFF",
    on_accent="#000000",
    positive="#7CC8FF",
    negative="#FFA366",
    negative_text="#FFA366",
    gradient="#FFD84D",
    done="#5FE0B3",
    fourth="#FFADE1",
    high_activation="#7CC8FF",
    low_activation="#FFA366",
    runners=(
        "#7CC8FF",
        "#FFA366",
        "#5FE0B3",
        "#FFADE1",
        "#FFD84D",
        "#FFFFFF",
        "#C4C4FF",
        "#FFA49E",
    ),
)


def themed(dark: bool, strong: bool) -> Theme:
    """One of the four themes."""
    if strong:
        return STRONG_DARK if dark else STRONG_LIGHT
    return DARK if dark else LIGHT


def classic(theme: Theme) -> Theme:
    """Nodes green high and red low, edges blue and red; the dashes stay."""
    if theme.strong:
        red, green = ("#FFA49E", "#7BE495") if theme.dark else ("#8C1B15", "#14541A")
        return replace(
            theme,
            negative=red,
            negative_text=red,
            high_activation=green,
            low_activation=red,
        )
    if theme.dark:
        return replace(
            theme,
            negative="#FF7B72",
            negative_text="#FF7B72",
            high_activation="#3FB950",
            low_activation="#FF7B72",
        )
    return replace(
        theme,
        negative="#C62828",
        negative_text="#C62828",
        high_activation="#2E7D32",
        low_activation="#C62828",
    )


def load_fonts() -> None:
    """Register the bundled fonts; call once after the QGuiApplication exists."""
    from PySide6.QtGui import QFontDatabase

    for path in sorted(resource("fonts").glob("*.[to]tf")):
        QFontDatabase.addApplicationFont(str(path))
