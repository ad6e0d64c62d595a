"""What Qt remarks at its start that helps nobody, left unsaid."""

import contextlib
import sys
from collections.abc import Iterator

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

# Of a system whose locale has no UTF-8, such as plain "C", Qt says in four lines that it has
# switched to one that has. It does so well, and language and decimal mark are still the user's.
# The environment could only be changed by taking LC_ALL apart, which would change more.
REMARK = "Detected locale "


@contextlib.contextmanager
def without_locale_remark() -> Iterator[None]:
    """Around the making of the application; all else that Qt says meanwhile is said."""
    before = qInstallMessageHandler(_say)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _say(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if message.startswith(REMARK) or sys.stderr is None:
        return
    with contextlib.suppress(OSError, ValueError):  # who listened has gone
        print(qFormatLogMessage(kind, context, message), file=sys.stderr, flush=True)
