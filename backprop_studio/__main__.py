"""`python -m backprop_studio` is the command `backprop-studio`."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()  # the built program is also its worker's process
    from backprop_studio.cli import main  # of which the worker needs nothing

    sys.exit(main())
