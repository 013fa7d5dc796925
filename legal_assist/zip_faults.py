"""What Python raises when a ZIP file is broken: `zipfile` hands on the errors of everything below it."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from typing import Final

#: RuntimeError stands for a password, and for a nest too deep; ValueError for places outside the file.
BROKEN: Final[tuple[type[Exception], ...]] = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
