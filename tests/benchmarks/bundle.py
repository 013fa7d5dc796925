"""What binding evidence costs: `python tests/benchmarks/bundle.py`. Prints, judges nothing.

30 exhibits of 500 pages together, and 65 MB of scans, as PDF and as pictures. Each is bound in a fresh
process that does nothing else: opening and judging the sources, binding, and the verification are told apart,
in CPU seconds, with the highest memory of the process.
"""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "documents"))

KINDS = ("pages", "scans", "photos")


def prepared(kind: str) -> bytes:
    """The source files, as one pickle."""
    from bundle_files import file, noise

    from legal_assist.documents import bundle_pictures

    if kind == "pages":
        files = [file(letters(17 if n < 30 else 7, n), f"P-{n}") for n in range(1, 31)]
    else:
        files = [file(noise(2480, 3508, n), f"P-{n}", kind="jpeg") for n in range(1, 14)]
    if kind == "scans":
        files = [file(bundle_pictures.page(one), one.exhibit) for one in files]
    return pickle.dumps(files)


def measured(kind: str, place: str) -> None:
    """Bind once and print what it cost."""
    from bundle_files import SHEET, WORDS, line

    from legal_assist.documents import bundle, bundle_check, bundle_open

    files = pickle.loads(Path(place).read_bytes())  # noqa: S301  # written by this script a moment ago
    size = sum(len(one.data) for one in files) / 2**20
    before = highest()
    took = 0.0
    check = bundle_check.check

    def timed(*arguments: object, **options: object) -> None:
        nonlocal took
        start = time.process_time()
        check(*arguments, **options)  # type: ignore[arg-type]
        took = time.process_time() - start

    bundle_check.check = timed  # type: ignore[assignment]
    start = time.process_time()
    sources = bundle_open.open_all(files, lambda _words: [])
    opened = time.process_time()
    made = bundle.bind("served", SHEET, [line(mark) for mark in sources], sources, WORDS)
    end = time.process_time()
    peak = highest()
    whole = (
        f"{len(files)} exhibits, {made.pages} pages, {size:.1f} MB in, {len(made.data) / 2**20:.1f} MB out"
    )
    parts = f"open {opened - start:.2f} s, bind {end - opened - took:.2f} s, verify {took:.2f} s"
    print(f"{kind:6} {whole}: {parts}, together {end - start:.2f} s CPU")
    print(f"       memory: {peak:.0f} MB at its highest, {before:.0f} MB with the sources and no work done")


def highest() -> float:
    """The highest memory of this process so far in MB (Linux; the usual call counts the parent's too)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(one.split()[1]) / 1024 for one in lines if one.startswith("VmHWM"))


def letters(pages: int, number: int) -> bytes:
    """Pages full of text, as letters and statements are."""
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1)
    for page in range(pages):
        for row in range(40):
            text = f"Bukti {number}, halaman {page + 1}, baris {row + 1}: {'keterangan ' * 6}{row * 7919}"
            canvas.drawString(50, 780 - 18 * row, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


if __name__ == "__main__":
    if len(sys.argv) == 3:
        measured(*sys.argv[1:])
    else:
        with tempfile.TemporaryDirectory() as folder:
            for name in KINDS:
                path = Path(folder) / name
                path.write_bytes(prepared(name))
                subprocess.run([sys.executable, __file__, name, str(path)], check=True)
