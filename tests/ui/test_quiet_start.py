"""Qt's remark on a locale without UTF-8 is not said; everything else is, and nothing is changed."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the remark is one about Linux's locales"
)

START = """
import sys
from backprop_studio.ui import studio
from backprop_studio.ui.language import mark_of
from PySide6.QtCore import QLocale, qWarning

made = studio.QApplication
def heard(arguments):
    qWarning("meanwhile")
    return made(arguments)
studio.QApplication = heard
heard.instance = made.instance
studio.isinstance = lambda found, kind: found is not None
application = studio._application()
qWarning("afterwards")
print(QLocale.system().name(), mark_of("en", chosen=False))
"""


@pytest.mark.parametrize(
    ("locale", "found"),
    [("C", "C ."), ("de_DE.ISO-8859-1", "de_DE ,"), ("C.UTF-8", "C .")],
)
def test_a_start_in_a_locale_without_utf8_is_quiet(locale: str, found: str) -> None:
    environment = os.environ | {"LC_ALL": locale, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", START],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stderr.splitlines() == ["meanwhile", "afterwards"]
    assert done.stdout.strip() == found
