"""The colours of a theme's ordinary controls: Qt's palette, and the shades of what cannot be
used, is under the pointer or is pressed."""

from PySide6.QtGui import QColor, QPalette

from backprop_studio.theme import Theme, blend


def palette(theme: Theme) -> QPalette:
    """The colours of everything that no rule of the style sheet names."""
    role = QPalette.ColorRole
    colors = {
        role.Window: theme.panel,
        role.WindowText: theme.text,
        role.Base: theme.raised,
        role.AlternateBase: theme.panel,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.on_accent,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.raised,
        role.Midlight: theme.panel,
        role.Mid: theme.hairline,
        role.Dark: theme.hairline,
        role.Shadow: theme.hairline,
    }
    result = QPalette()
    for which, color in colors.items():
        result.setColor(which, QColor(color))
    for which in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(faded(theme)))
    return result


def faded(theme: Theme) -> str:
    """Text of what cannot be used now: between muted and the panel."""
    share = 0.25 if theme.strong else 0.4
    return blend(QColor(theme.muted), QColor(theme.panel), share).name()


def hovered(theme: Theme) -> str:
    """Under the pointer: a breath of the text colour on the surface."""
    return blend(QColor(theme.raised), QColor(theme.text), 0.07).name()


def pressed(theme: Theme) -> str:
    """Under the pressed button: two breaths."""
    return blend(QColor(theme.raised), QColor(theme.text), 0.14).name()
