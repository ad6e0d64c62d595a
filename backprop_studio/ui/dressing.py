"""Another look for the whole application, in about the time that what is on the screen takes.

Qt takes the old style off every widget and puts the new one on, a third of a millisecond each,
and most widgets are hidden: views behind others, menus, the lists of drop-downs. Those are left
out here, and dressed when they are shown.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

# By these Qt knows which widgets to dress: those that were, and those without a style of their own.
DRESSED, OWN_STYLE = Qt.WidgetAttribute.WA_WState_Polished, Qt.WidgetAttribute.WA_SetStyle

SIZE_BEFORE = "size_before"  # a hidden widget's property: its type size under the old style


class Dressing(QObject):
    """Of the one application; knows by `DRESSED` what it has left out."""

    def dress(self, sheet: str, font: QFont, palette: QPalette) -> None:
        """Dress what is shown by this style sheet, unless it wears it, and the rest in time."""
        application = QApplication.instance()
        if not isinstance(application, QApplication) or sheet == application.styleSheet():
            return
        widgets = QApplication.allWidgets()
        hidden = [widget for widget in widgets if not widget.isVisible()]
        # Before the first window is shown, everything: none of it is to flicker.
        if len(hidden) == len(widgets):
            hidden = []
        told = [widget for widget in hidden if not widget.testAttribute(OWN_STYLE)]
        left_out = self._leave_out(hidden)
        for widget in told:  # so that Qt passes them over
            widget.setAttribute(OWN_STYLE, True)
        application.setStyleSheet("")  # to replace one takes five times as long
        application.setFont(font)
        application.setPalette(palette)
        application.setStyleSheet(sheet)
        for widget in told:
            widget.setAttribute(OWN_STYLE, False)
        for widget in left_out:  # only now: each of them is told of every step of this
            widget.installEventFilter(self)

    def _leave_out(self, hidden: list[QWidget]) -> list[QWidget]:
        """Those that have worn a style, and are to be dressed when they are shown."""
        left_out = []
        for widget in hidden:
            if widget.testAttribute(DRESSED):
                widget.setProperty(SIZE_BEFORE, widget.font().pixelSize())
                widget.setAttribute(DRESSED, False)
            elif widget.property(SIZE_BEFORE) is None:
                continue  # never shown
            widget.removeEventFilter(self)
            left_out.append(widget)
        return left_out

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What was left out is shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            _with_what_it_lies_in(watched)
        return False


def letter(widget: QWidget, font: QFont, color: str) -> None:
    """Give a label its type and colour; in this order, for with its first style sheet of its own
    Qt takes off the font it has."""
    widget.setStyleSheet(f"color: {color};")
    widget.setFont(font)


def catch_up(widget: QWidget) -> None:
    """Before a hidden widget is measured or painted: dress it, and all that lies in it, as what
    is shown."""
    _with_what_it_lies_in(widget)
    for inside in widget.findChildren(QWidget):
        _catch_up(inside)


def _with_what_it_lies_in(widget: QWidget) -> None:
    """That first: fonts and colours are taken over from there."""
    outside = widget.parentWidget()
    if outside is not None and not outside.testAttribute(DRESSED):
        _with_what_it_lies_in(outside)
    _catch_up(widget)


def _catch_up(widget: QWidget) -> None:
    if widget.testAttribute(DRESSED):
        return
    widget.setAttribute(DRESSED, True)
    worn = widget.font()
    widget.style().polish(widget)
    if worn.resolveMask() and (not widget.font().resolveMask() or _is_back(widget, worn)):
        widget.setFont(worn)  # its own, set meanwhile, which Qt has taken off with the old style
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def _is_back(widget: QWidget, worn: QFont) -> bool:
    """Whether Qt has brought back the size of before in place of one set meanwhile; the new
    style may also have given it one."""
    size = widget.font().pixelSize()
    return size != worn.pixelSize() and size == int(widget.property(SIZE_BEFORE) or 0)
