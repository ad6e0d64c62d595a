"""Time and memory of a document of 10⁶ parameters: load, 10 iterations, save.

python tests/benchmarks/large_document.py [float64 | float32]
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from backprop_studio.experiment import storage
from backprop_studio.experiment.build import build, layer_parameters, state_of

DOCUMENT = {
    "format": "backprop-studio/experiment",
    "version": 1,
    "data": {"source": "generated", "generator": "spiral", "samples": 1000},
    "network": {
        "layers": [
            {"units": 1000, "activation": "relu"},
            {"units": 996, "activation": "relu"},
            {"units": 1, "activation": "sigmoid"},
        ]
    },
    "loss": {"kind": "binary_cross_entropy"},
    "optimizer": {"kind": "adam"},
    "training": {"batch_size": 32},
}


def peak() -> float:
    """MiB this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(path: Path) -> None:
    """In a process of its own: open the document that has its parameters written out."""
    print(f"  imported: {peak():.0f} MiB at most")
    start = time.perf_counter()
    run = build(storage.load(path), path.parent)
    size = run.trainer.network.size
    print(
        f"  loaded {size} parameters: {time.perf_counter() - start:.2f} s, "
        f"{path.stat().st_size / 2**20:.1f} MiB on disk, {peak():.0f} MiB at most"
    )
    start = time.perf_counter()
    run.trainer.advance(10)
    print(f"  10 iterations: {time.perf_counter() - start:.2f} s, {peak():.0f} MiB at most")
    start = time.perf_counter()
    changed = msgspec.structs.replace(run.experiment, state=state_of(run.trainer))
    storage.save(changed, path)
    print(
        f"  saved with state: {time.perf_counter() - start:.2f} s, "
        f"{path.stat().st_size / 2**20:.1f} MiB on disk, {peak():.0f} MiB at most"
    )
    start = time.perf_counter()
    build(storage.load(path), path.parent, resume=True)
    print(f"  opened again: {time.perf_counter() - start:.2f} s, {peak():.0f} MiB at most")


def main() -> None:
    if len(sys.argv) > 2:
        measured(Path(sys.argv[2]))
        return
    precision = sys.argv[1] if len(sys.argv) > 1 else "float64"
    DOCUMENT["training"] = {"batch_size": 32, "precision": precision}
    print(f"2-1000-996-1, {precision}, adam, batch 32")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.backprop"
        run = build(storage.decode(json.dumps(DOCUMENT).encode()))
        parameters = layer_parameters(run.trainer)
        storage.save(msgspec.structs.replace(run.experiment, parameters=parameters), path)
        subprocess.run([sys.executable, __file__, precision, str(path)], check=True)


if __name__ == "__main__":
    main()
