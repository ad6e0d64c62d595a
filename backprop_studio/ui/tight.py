"""Rules for controls that stand close together; they come after those of the theme.

A tool button of the bar says so by the property `tight`, a table of controls by `dense`. As a
style sheet of the bar or the table, Qt would go through all that lies in it once more whenever
the application is dressed.
"""

TIGHT = """
QToolButton[tight="true"] { padding: 5px 4px; }
QToolButton[tight="true"]:focus { padding: 4px 3px; }
QToolButton[tight="true"][popupMode="1"] { padding-right: 20px; }
QWidget[dense="true"] QComboBox { min-height: 0; padding: 0 6px; }
QWidget[dense="true"] QLineEdit { min-height: 0; padding: 0 3px; }
QWidget[dense="true"] QToolButton { min-height: 0; padding: 0 5px; }
"""
