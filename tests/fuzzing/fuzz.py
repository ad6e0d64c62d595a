"""A coverage-guided fuzzer for every kind of file that the program reads.

    pip install atheris
    python tests/fuzzing/fuzz.py KIND CORPUS_FOLDER [ARGUMENT_OF_LIBFUZZER ...]

KIND is one of `targets.TARGETS`; the corpus folder is filled from the files that ship, kept
from run to run, and may be given again. `-max_total_time=600` ends after ten minutes;
`-rss_limit_mb` and `-timeout` are set unless given. Not part of the tests.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

import atheris

with atheris.instrument_imports(include=["backprop_studio", "tomllib", "json", "csv"]):
    import targets

LIMITS = {"-rss_limit_mb": "2048", "-timeout": "20", "-max_len": "20000"}


def main() -> None:
    """Fuzz until told to end or a mistake is found."""
    kind, corpus, *arguments = sys.argv[1:]
    folder = Path(corpus)
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(targets.seeds(kind)):
        (folder / f"seed-{number}").write_bytes(seed)
    given = {argument.partition("=")[0] for argument in arguments}
    limits = [f"{name}={value}" for name, value in LIMITS.items() if name not in given]
    atheris.Setup([sys.argv[0], corpus, *arguments, *limits], targets.TARGETS[kind])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
