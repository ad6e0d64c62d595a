"""`python -m backprop_studio` is the command `backprop-studio`."""

import multiprocessing
import sys

from backprop_studio.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # the built program is also its worker's process
    sys.exit(main())
