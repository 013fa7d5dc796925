"""Files of the product stay short enough to be read at one sitting."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).parent.parent
_PRODUCT = ("legal_assist", "release", "templates")
_MOST_LINES = 400


def test_no_python_file_of_the_product_is_above_four_hundred_lines() -> None:
    files = [path for part in _PRODUCT for path in (_ROOT / part).rglob("*.py")]
    lines = {path.relative_to(_ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in files}

    assert lines
    assert {name: count for name, count in lines.items() if count > _MOST_LINES} == {}
