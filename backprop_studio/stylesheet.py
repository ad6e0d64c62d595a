"""The Qt style sheet of a theme: how every ordinary control looks.

Meant for an application in the Fusion style whose font is `theme.font()`:

    application.setPalette(palette(theme))
    application.setStyleSheet(stylesheet(theme))

A widget says what it is by a dynamic property, either `role` (heading, caption,
number, primary, segment, step, fold, quiet, panel, raised, canvas, hairline) or,
shorter, a property of that name set to True. The segments of one choice also
say their `place`: first, middle or last.
"""

from PySide6.QtGui import QColor

from backprop_studio.assets import resource
from backprop_studio.palette import faded, hovered, pressed
from backprop_studio.theme import CAPTION, RADIUS, TEXT, UI_FAMILY, Theme, blend


def stylesheet(theme: Theme) -> str:
    """The whole style sheet; lengths and type grow with `theme.scale`."""
    parts = (
        _surfaces(theme),
        _words(theme),
        _buttons(theme),
        _button_kinds(theme),
        _drop_downs(theme),
        _fields(theme),
        _checks(theme),
        _sliders(theme),
        _menus(theme),
        _bars(theme),
    )
    return "\n".join(parts)


def is_a(kind: str, role: str, state: str = "") -> str:
    """Selector of a `kind` of widget with this role, in either spelling."""
    return f'{kind}[role="{role}"]{state}, {kind}[{role}="true"]{state}'


def _px(theme: Theme, length: float) -> str:
    return f"{max(1, round(theme.px(length)))}px"


def _padding(theme: Theme, vertical: float, horizontal: float) -> str:
    """Padding beside a border of 1 px; in the focus the border takes 1 px of it."""
    return f"{max(0, round(theme.px(vertical)))}px {max(0, round(theme.px(horizontal)))}px"


def _icon(theme: Theme, name: str) -> str:
    path = resource("icons") / f"{name}-{'dark' if theme.dark else 'light'}.svg"
    return f'url("{path.as_posix()}")'


def _surfaces(theme: Theme) -> str:
    return f"""
QMainWindow, QDialog {{ background: {theme.panel}; }}
{is_a("QWidget", "panel")} {{ background: {theme.panel}; }}
{is_a("QWidget", "raised")} {{ background: {theme.raised}; }}
{is_a("QWidget", "canvas")} {{ background: {theme.background}; }}
{is_a("QWidget", "hairline")} {{ background: {theme.hairline}; border: none; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QSplitter::handle {{ background: {theme.hairline}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QSplitter::handle:hover {{ background: {theme.accent}; }}
QToolTip {{ background: {theme.raised}; color: {theme.text}; border: 1px solid {theme.hairline};
  padding: {_px(theme, 4)} {_px(theme, 7)}; }}
"""


def _words(theme: Theme) -> str:
    return f"""
QLabel {{ background: transparent; }}
QLabel:disabled {{ color: {faded(theme)}; }}
{is_a("QLabel", "heading")} {{ font-size: {_px(theme, TEXT)}; font-weight: 600; }}
{is_a("QLabel", "title")} {{ font-size: {_px(theme, TEXT)}; font-weight: 600; }}
{is_a("QLabel", "caption")} {{ font-size: {_px(theme, CAPTION)}; color: {theme.muted}; }}
{is_a("QLabel", "muted")} {{ color: {theme.muted}; }}
{is_a("QLabel", "number")} {{ font-weight: 600; }}
{is_a("QLabel", "gradient")} {{ color: {theme.gradient}; font-weight: 600; }}
{is_a("QLabel", "done")} {{ color: {theme.done}; }}
{is_a("QLabel", "problem")} {{ color: {theme.negative_text}; }}
"""


def _buttons(theme: Theme) -> str:
    """Push buttons are raised; tool buttons lie flat until the pointer is over them."""
    radius = _px(theme, RADIUS - 1)
    return f"""
QPushButton {{ background: {theme.raised}; color: {theme.text};
  border: 1px solid {theme.hairline}; border-radius: {radius};
  padding: {_padding(theme, 5, 12)}; font-weight: 500; }}
QToolButton {{ background: transparent; color: {theme.text};
  border: 1px solid transparent; border-radius: {radius};
  padding: {_padding(theme, 5, 8)}; font-weight: 500; }}
QPushButton:hover, QToolButton:hover {{ background: {hovered(theme)}; }}
QPushButton:pressed, QToolButton:pressed, QToolButton:open {{ background: {pressed(theme)}; }}
QPushButton:checked, QToolButton:checked {{ background: {theme.accent};
  color: {theme.on_accent}; border-color: {theme.accent}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {theme.accent}; }}
QPushButton:focus {{ padding: {_padding(theme, 4, 11)}; }}
QToolButton:focus {{ padding: {_padding(theme, 4, 7)}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {faded(theme)}; }}
QPushButton:flat {{ background: transparent; border-color: transparent; }}
QPushButton:flat:focus {{ border-color: {theme.accent}; }}
QPushButton:default {{ border-color: {theme.accent}; }}
QToolButton::menu-indicator, QPushButton::menu-indicator {{ image: {_icon(theme, "chevron-down")};
  width: {_px(theme, 10)}; height: {_px(theme, 10)};
  subcontrol-origin: padding; subcontrol-position: center right; right: {_px(theme, 6)}; }}
QToolButton[popupMode="2"], QToolButton[popupMode="1"] {{ padding-right: {_px(theme, 20)}; }}
QToolButton::menu-button {{ border: none; background: transparent; width: {_px(theme, 18)}; }}
QToolButton::menu-arrow {{ image: {_icon(theme, "chevron-down")};
  width: {_px(theme, 10)}; height: {_px(theme, 10)}; }}
"""


def _button_kinds(theme: Theme) -> str:
    """Play, the segments of a choice, plus and minus, headings that fold."""
    light = QColor("#FFFFFF" if theme.dark else "#000000")
    over = blend(QColor(theme.accent), light, 0.14).name()
    radius, corner = _px(theme, RADIUS - 1), _px(theme, 5)
    rules = []
    for kind in ("QPushButton", "QToolButton"):
        rules.append(f"""
{is_a(kind, "primary")} {{ background: {theme.accent}; color: {theme.on_accent};
  border: 1px solid {theme.accent}; border-radius: {radius}; font-weight: 600;
  padding: {_padding(theme, 6, 16)}; }}
{is_a(kind, "primary", ":hover")} {{ background: {over}; }}
{is_a(kind, "primary", ":pressed")} {{ background: {over}; }}
{is_a(kind, "primary", ":focus")} {{ border: 2px solid {theme.text};
  padding: {_padding(theme, 5, 15)}; }}
{is_a(kind, "primary", ":disabled")} {{ background: {theme.hairline}; color: {theme.muted};
  border-color: {theme.hairline}; }}
{is_a(kind, "segment")} {{ background: {theme.raised}; color: {theme.muted};
  border: 1px solid {theme.hairline}; border-radius: 0;
  padding: {_padding(theme, 2, 9)}; font-size: {_px(theme, 12)}; }}
{is_a(kind, "segment", ":hover")} {{ background: {hovered(theme)}; color: {theme.text}; }}
{is_a(kind, "segment", ":checked")} {{ background: {theme.accent}; color: {theme.on_accent};
  border-color: {theme.accent}; }}
{is_a(kind, "segment", ":focus")} {{ border: 2px solid {theme.accent};
  padding: {_padding(theme, 1, 8)}; }}
{is_a(kind, "segment", ":checked:focus")} {{ border: 2px solid {theme.text}; }}
{kind}[place="first"] {{ border-top-left-radius: {corner}; border-bottom-left-radius: {corner}; }}
{kind}[place="last"] {{ border-top-right-radius: {corner}; border-bottom-right-radius: {corner}; }}
{is_a(kind, "step")} {{ color: {theme.text}; border: 1px solid transparent; font-weight: 600;
  padding: {_padding(theme, 1, 5)}; min-width: {_px(theme, 12)};
  min-height: {_px(theme, 20)}; }}
{is_a(kind, "step", ":focus")} {{ border: 2px solid {theme.accent};
  padding: {_padding(theme, 0, 4)}; }}
{is_a(kind, "step", ":disabled")} {{ color: {faded(theme)}; }}
{is_a(kind, "fold")} {{ color: {theme.muted}; background: transparent; text-align: left;
  border: 1px solid transparent; padding: {_padding(theme, 3, 2)}; font-weight: 400; }}
{is_a(kind, "fold", ":hover")} {{ color: {theme.text}; }}
{is_a(kind, "fold", ":focus")} {{ border: 2px solid {theme.accent};
  padding: {_padding(theme, 2, 1)}; }}
{is_a(kind, "quiet")} {{ background: transparent; border-color: transparent; }}
{is_a(kind, "quiet", ":focus")} {{ border-color: {theme.accent}; }}""")
    rules.append(f"""
QToolButton::down-arrow {{ image: {_icon(theme, "chevron-down")}; }}
QToolButton::right-arrow {{ image: {_icon(theme, "chevron-right")}; }}
QToolButton::up-arrow {{ image: {_icon(theme, "chevron-up")}; }}
""")
    return "".join(rules)


def _drop_downs(theme: Theme) -> str:
    return f"""
QComboBox {{ background: {theme.raised}; color: {theme.text};
  border: 1px solid {theme.hairline}; border-radius: {_px(theme, 5)};
  padding: {_padding(theme, 3, 8)}; min-height: {_px(theme, 18)};
  combobox-popup: 0; }}
QComboBox:hover {{ background: {hovered(theme)}; }}
QComboBox:focus, QComboBox:on {{ border: 2px solid {theme.accent};
  padding: {_padding(theme, 2, 7)}; }}
QComboBox:disabled {{ color: {faded(theme)}; }}
QComboBox::drop-down {{ border: none; width: {_px(theme, 22)};
  subcontrol-origin: padding; subcontrol-position: center right; }}
QComboBox::down-arrow {{ image: {_icon(theme, "chevron-down")};
  width: {_px(theme, 12)}; height: {_px(theme, 12)}; }}
QComboBox QAbstractItemView {{ background: {theme.raised}; color: {theme.text};
  border: 1px solid {theme.hairline}; outline: none; padding: {_px(theme, 4)};
  selection-background-color: {theme.accent}; selection-color: {theme.on_accent}; }}
QComboBox QAbstractItemView::item {{ min-height: {_px(theme, 22)}; }}
QComboBox QAbstractItemView::item:disabled {{ color: {faded(theme)}; }}
"""


def _fields(theme: Theme) -> str:
    kinds = ("QLineEdit", "QAbstractSpinBox", "QPlainTextEdit", "QTextEdit")
    focused = ", ".join(f"{kind}:focus" for kind in kinds)
    disabled = ", ".join(f"{kind}:disabled" for kind in kinds)
    arrow = f"width: {_px(theme, 9)}; height: {_px(theme, 9)};"
    return f"""
{", ".join(kinds)} {{ background: {theme.raised}; color: {theme.text};
  border: 1px solid {theme.hairline}; border-radius: {_px(theme, 5)};
  padding: {_padding(theme, 3, 7)}; min-height: {_px(theme, 18)};
  selection-background-color: {theme.accent}; selection-color: {theme.on_accent}; }}
{focused} {{ border: 2px solid {theme.accent}; padding: {_padding(theme, 2, 6)}; }}
{disabled} {{ color: {faded(theme)}; }}
QLineEdit[wrong="true"] {{ border: 2px solid {theme.negative_text};
  padding: {_padding(theme, 2, 6)}; }}
QAbstractSpinBox::up-button {{ border: none; background: transparent;
  width: {_px(theme, 16)}; subcontrol-origin: border; subcontrol-position: top right; }}
QAbstractSpinBox::down-button {{ border: none; background: transparent;
  width: {_px(theme, 16)}; subcontrol-origin: border; subcontrol-position: bottom right; }}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{
  background: {hovered(theme)}; }}
QAbstractSpinBox::up-arrow {{ image: {_icon(theme, "chevron-up")}; {arrow} }}
QAbstractSpinBox::down-arrow {{ image: {_icon(theme, "chevron-down")}; {arrow} }}
QComboBox QLineEdit, QAbstractSpinBox QLineEdit {{ border: none; padding: 0; }}
"""


def _checks(theme: Theme) -> str:
    box = f"width: {_px(theme, 14)}; height: {_px(theme, 14)}; border: 1px solid {theme.muted};"
    return f"""
QCheckBox, QRadioButton {{ spacing: {_px(theme, 8)}; background: transparent;
  border: 2px solid transparent; border-radius: {_px(theme, 5)}; padding: 1px;
  min-height: {_px(theme, 18)}; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {theme.accent}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {faded(theme)}; }}
QCheckBox::indicator {{ {box} background: {theme.raised}; border-radius: {_px(theme, 3)}; }}
QRadioButton::indicator {{ {box} background: {theme.raised}; border-radius: {_px(theme, 8)}; }}
QCheckBox::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent};
  image: {_icon(theme, "check")}; }}
QRadioButton::indicator:checked {{ background: {theme.on_accent};
  border: {_px(theme, 4)} solid {theme.accent};
  width: {_px(theme, 8)}; height: {_px(theme, 8)}; }}
"""


def _sliders(theme: Theme) -> str:
    """A groove of 4 px and a round handle of 16 px that lies half over it on both sides.
    Both even at any scale: Qt draws a handle square whose height is less than twice its radius."""
    groove, handle = 2 * max(1, round(theme.px(2))), 2 * max(4, round(theme.px(8)))
    overhang = (handle - groove) // 2
    return f"""
QSlider {{ background: transparent; min-height: {handle + 8}px; }}
QSlider::groove:horizontal {{ height: {groove}px; background: {theme.hairline};
  border-radius: {groove // 2}px; }}
QSlider::sub-page:horizontal {{ background: {theme.accent}; border-radius: {groove // 2}px; }}
QSlider::handle:horizontal {{ background: {theme.background}; border: 2px solid {theme.accent};
  width: {handle - 4}px; height: {handle - 4}px; margin: -{overhang}px 0;
  border-radius: {handle // 2}px; }}
QSlider::handle:horizontal:hover {{ background: {hovered(theme)}; }}
QSlider::handle:horizontal:pressed {{ background: {theme.accent}; }}
QSlider::handle:horizontal:focus {{ border-width: 4px;
  width: {handle - 8}px; height: {handle - 8}px; }}
QSlider::sub-page:horizontal:disabled {{ background: {theme.hairline}; }}
QSlider::handle:horizontal:disabled {{ border-color: {theme.hairline}; }}
"""


def _menus(theme: Theme) -> str:
    return f"""
QMenuBar {{ background: {theme.raised}; color: {theme.text}; }}
QMenuBar::item {{ background: transparent; padding: {_px(theme, 4)} {_px(theme, 8)}; }}
QMenuBar::item:selected {{ background: {hovered(theme)}; }}
QMenu {{ background: {theme.raised}; color: {theme.text}; border: 1px solid {theme.hairline};
  padding: {_px(theme, 4)}; }}
QMenu::item {{ padding: {_px(theme, 5)} {_px(theme, 24)}; border-radius: {_px(theme, 4)}; }}
QMenu::item:selected {{ background: {theme.accent}; color: {theme.on_accent}; }}
QMenu::item:disabled {{ color: {faded(theme)}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {theme.hairline};
  margin: {_px(theme, 4)} {_px(theme, 8)}; }}
QMenu::right-arrow {{ image: {_icon(theme, "chevron-right")};
  width: {_px(theme, 10)}; height: {_px(theme, 10)}; }}
QAbstractItemView {{ background: {theme.raised}; color: {theme.text};
  border: 1px solid {theme.hairline}; font-family: "{UI_FAMILY}"; }}
"""


def _bars(theme: Theme) -> str:
    """Scroll bars, tabs and progress."""
    thumb = f"background: {faded(theme)}; border-radius: {_px(theme, 3)};"
    return f"""
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: {_px(theme, 8)}; }}
QScrollBar:horizontal {{ height: {_px(theme, 8)}; }}
QScrollBar::handle {{ {thumb} }}
QScrollBar::handle:vertical {{ min-height: {_px(theme, 28)}; margin: 0 1px; }}
QScrollBar::handle:horizontal {{ min-width: {_px(theme, 28)}; margin: 1px 0; }}
QScrollBar::handle:hover {{ background: {theme.muted}; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QTabWidget::pane {{ border: none; }}
QTabBar {{ background: transparent; border: none; }}
QTabBar::scroller {{ width: {_px(theme, 48)}; }}
QTabBar::tab {{ background: transparent; color: {theme.muted}; font-weight: 500;
  border: none; border-bottom: 2px solid transparent;
  padding: {_px(theme, 7)} {_px(theme, 10)}; }}
QTabBar::tab:hover {{ color: {theme.text}; }}
QTabBar::tab:selected {{ color: {theme.text}; border-bottom-color: {theme.accent}; }}
QTabBar::tab:focus {{ border: 2px solid {theme.accent}; }}
QProgressBar {{ background: {theme.hairline}; border: none; border-radius: {_px(theme, 2)};
  max-height: {_px(theme, 4)}; }}
QProgressBar::chunk {{ background: {theme.accent}; border-radius: {_px(theme, 2)}; }}
"""
