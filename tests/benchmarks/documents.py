"""What making a document costs: `python tests/benchmarks/documents.py [--renders N] [--node-modules DIR]`.

One letter of three pages, once and five hundred times, in a clean template and one as Word saves it: ours,
docxtpl, docxtemplater (where node and the package are installed), and the floor below which no engine that
writes a Word file can go (putting the values into the text, deflating what changed). All turns are taken in
one loop, so that a busy machine slows all alike: compare ratios. Figures are processor time of the process.

Then a case of 5 victims with 30 loss lines each: every document it needs, without LibreOffice.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zlib
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import grown_case
import jinja2
import letter

from legal_assist.documents import docxtpl_engine, fast_template, filling, preview, scanning

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2026, 11, 24)
ROUNDS = 5
PROMISED = 500
#: One set per letter, ready before the clock starts.
VALUES = [letter.values(number) for number in range(1000)]
TARGETS = {
    "render alone": {"docxtpl": 30.0, "docxtemplater": 10.0, "floor": 2.0},
    "with all checks": {"docxtpl": 15.0, "docxtemplater": 6.0, "floor": 4.0},
}
_SCRIPT = """
const [fs, path] = [require("fs"), require("path")];
const PizZip = require("pizzip"), Docxtemplater = require("docxtemplater");
const [file, values, count, out] = process.argv.slice(1);
const binary = fs.readFileSync(file, "binary"), all = JSON.parse(fs.readFileSync(values));
const start = process.cpuUsage();
let made;
for (let i = 0; i < Number(count); i++) {
  const filled = new Docxtemplater(new PizZip(binary), {paragraphLoop: true, linebreaks: true});
  filled.render(all[i]);
  made = filled.getZip().generate({type: "nodebuffer", compression: "DEFLATE"});
}
const used = process.cpuUsage(start);
fs.writeFileSync(out, made);
console.log((used.user + used.system) / 1000);
"""


def spent(act: Callable[[int], object], numbers: range) -> float:
    """Processor time of all these renders together, milliseconds."""
    start = time.process_time()
    for number in numbers:
        act(number)
    return (time.process_time() - start) * 1000


def plain_docxtpl(template: bytes, number: int) -> bytes:
    """docxtpl as its manual says, with autoescape (without it, values are lost)."""
    from io import BytesIO

    from docxtpl import DocxTemplate

    document, out = DocxTemplate(BytesIO(template)), BytesIO()
    document.render(VALUES[number], autoescape=True)
    document.save(out)
    return out.getvalue()


def render_alone(template: bytes, number: int) -> bytes:
    """Ours without any check of the result."""
    compiled = fast_template.compiled(template)
    assert compiled is not None
    parts = {part.name: part.blob for part in compiled.fill(VALUES[number])}
    return compiled.pack(parts, title="Permohonan", day=DAY)


def with_checks(template: bytes, number: int) -> bytes:
    """Ours as the program uses it, without the leak scan."""
    return filling.fill(template, VALUES[number], title="Permohonan", day=DAY)


def with_scan(template: bytes, search: scanning.Matcher, number: int) -> bytes:
    """Ours with the leak scan for four victims."""
    data = with_checks(template, number)
    scanning.check_bytes("permohonan.docx", data, search)
    return data


def floor(template: bytes) -> Callable[[int], bytes]:
    """Putting values into the text and deflating what changed, and nothing else."""
    env = jinja2.Environment(autoescape=True)
    parts = [
        env.from_string(xml) for _, xml in docxtpl_engine.sources(docxtpl_engine.open_template(template))
    ]

    def act(number: int) -> bytes:
        values, out = VALUES[number], []
        for part in parts:
            blob = part.render(values).encode()
            deflater = zlib.compressobj(6, zlib.DEFLATED, -15)
            out += [deflater.compress(blob), deflater.flush(), zlib.crc32(blob).to_bytes(4, "little")]
        return b"".join(out)

    return act


def node_modules(named: str | None) -> Path | None:
    """Where docxtemplater is installed, if it is."""
    places = [named, os.environ.get("NODE_PATH")]
    found = [Path(one) for one in places if one and (Path(one) / "docxtemplater").is_dir()]
    return found[0] if found and shutil.which("node") else None


def docxtemplater(modules: Path, template: bytes, count: int) -> tuple[float, bytes]:
    """Processor time of so many renders in one node process, and the last letter."""
    with tempfile.TemporaryDirectory() as folder:
        file, values, out = (Path(folder) / name for name in ("t.docx", "v.json", "o.docx"))
        file.write_bytes(template)
        values.write_text(json.dumps(VALUES[:count]))
        done = subprocess.run(
            ["node", "-e", _SCRIPT, str(file), str(values), str(count), str(out)],
            env=os.environ | {"NODE_PATH": str(modules)}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return float(done.stdout), out.read_bytes()


def measure(kind: str, renders: int, modules: Path | None) -> None:
    """One template."""
    word_like = kind == "Word-like"
    template = letter.template(jinja=True, word_like=word_like)
    case, _day = grown_case.case()
    search = scanning.matcher(case, case.victims[:4])
    fast_template.compiled.cache_clear()
    ways: dict[str, Callable[[int], bytes]] = {
        "render alone": partial(render_alone, template),
        "with all checks": partial(with_checks, template),
        "with leak scan": partial(with_scan, template, search),
        "docxtpl": partial(plain_docxtpl, template),
        "floor": floor(template),
    }
    once = {}
    for name, act in ways.items():
        fast_template.compiled.cache_clear()
        once[name] = spent(act, range(1))
    many = dict.fromkeys(ways, 0.0)
    for turn in range(ROUNDS):
        for name, act in ways.items():
            if turn == 0:
                fast_template.compiled.cache_clear()  # each way pays for compiling
            gc.collect()
            many[name] += spent(act, range(turn * renders // ROUNDS, (turn + 1) * renders // ROUNDS))
    texts = {name: preview.text(ways[name](3)) for name in ("render alone", "docxtpl")}
    if modules is not None:
        other = letter.template(jinja=False, word_like=word_like)
        once["docxtemplater"], _ = docxtemplater(modules, other, 1)
        many["docxtemplater"], _ = docxtemplater(modules, other, renders)
        _, data = docxtemplater(modules, other, 4)
        texts["docxtemplater"] = preview.text(data)
    print(f"\n{kind} template, {len(template) / 1024:.0f} KB")
    print(f"  {'':<16}{'1 render, ms':>14}{f'{renders} renders, ms':>18}{'each, ms':>10}")
    for name in many:
        print(f"  {name:<16}{once[name]:>14.1f}{many[name]:>18.0f}{many[name] / renders:>10.2f}")
    if modules is None:
        print("  docxtemplater: not installed (node with --node-modules DIR)")
    print(f"  same text: {len(set(texts.values())) == 1} ({', '.join(texts)})")
    if renders == PROMISED:
        judge(many)
    else:
        print(f"  the targets are for {PROMISED} renders")


def judge(many: dict[str, float]) -> None:
    """How the figures stand to the targets."""
    for name, wanted in TARGETS.items():
        for other, target in wanted.items():
            if other not in many:
                continue
            ratio = many[name] / many["floor"] if other == "floor" else many[other] / many[name]
            met = ratio <= target if other == "floor" else ratio >= target
            words = "times the floor, at most" if other == "floor" else f"times {other}, at least"
            print(f"  {name:<16}{ratio:6.1f} {words} {target:g}: {'met' if met else 'MISSED'}")


def main() -> None:
    """Measure and print."""
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--renders", type=int, default=PROMISED)
    reading.add_argument("--node-modules", metavar="DIR", help="a folder that holds docxtemplater and pizzip")
    asked = reading.parse_args()
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for kind in ("clean", "Word-like"):
        measure(kind, asked.renders, node_modules(asked.node_modules))
    grown_case.measure()


if __name__ == "__main__":
    main()
