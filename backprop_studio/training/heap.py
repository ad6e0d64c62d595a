"""How much of what is free the C library keeps. Light: loaded before Qt, and by the worker."""

import ctypes
import sys

# Of the C library's settings (malloc.h): blocks from this size on are the system's own pages, which
# go back to it as soon as they are free, and so does what is free at the end of a heap.
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
LARGE_BLOCK, FREE_END = 2**20, 2**22  # bytes
# In the worker: a network of the digits has parameters of 0.4 MB, and so have its keyframes.
WORKERS_BLOCK = 2**18  # bytes


def give_memory_back(large: int = LARGE_BLOCK) -> None:
    """Let the C library keep little of what is free, and nothing of blocks from `large` bytes on.
    Left to itself, glibc takes the snapshots of a large network, megabytes many times a second,
    into its heaps and keeps 60 MB of holes in the window's process and 17 in the worker's."""
    if sys.platform.startswith("linux"):
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # other C libraries have none
        if mallopt is not None:
            mallopt(M_MMAP_THRESHOLD, large)
            mallopt(M_TRIM_THRESHOLD, FREE_END)
