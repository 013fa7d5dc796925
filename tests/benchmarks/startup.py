"""Start of `--help` against a bare interpreter, interleaved: `python tests/benchmarks/startup.py`."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time


def once(*arguments: str) -> float:
    """Seconds from start to end of one fresh interpreter."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main() -> None:
    """Print medians and their ratio (at most 5 is wished)."""
    pairs = [(once("-m", "legal_assist", "--help"), once("-c", "pass")) for _ in range(25)]
    helped, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"--help {helped * 1000:.0f} ms, bare {bare * 1000:.0f} ms, ratio {helped / bare:.1f}")


if __name__ == "__main__":
    main()
