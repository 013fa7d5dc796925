"""A picture as one A4 page: upright as the camera meant it, whole, its pixels as they are."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any, Final

from legal_assist.documents import bundle_source, scrub_pictures
from legal_assist.documents.scrub import Log
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from PIL.Image import Image

    from legal_assist.documents.bundle_parts import File

#: Pixels of the largest picture.
MOST_PIXELS: Final = 120_000_000
#: A4 and its margin, in points.
SHORT: Final = 595.28
LONG: Final = 841.89
MARGIN: Final = 36.0
#: Points for one pixel at most: a small picture is not blown up.
_LARGEST_PIXEL: Final = 0.75
_ORIENTATION: Final = 0x0112
#: How a stored picture is turned upright, for each way a camera is held: a b c d e f of x, y in 0..1.
_UPRIGHT: Final = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}


def page(file: File) -> bytes:
    """A PDF of one page that shows the picture.

    Args:
        file: a PNG or JPEG. What a camera wrote beside the pixels (place, time, device) stays out.

    Raises:
        DocumentError: ``bundle.source.damaged``, ``too_large``, with its `place`.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(file.data), formats=("PNG", "JPEG")) as image:
                _require_size(image, file)
                image.load()
                return _drawn(image, file)
    except DocumentError as error:
        if error.key.startswith("bundle."):
            raise
        raise bundle_source.refused(file, "damaged") from None
    except Image.DecompressionBombError:
        raise bundle_source.refused(file, "too_large") from None
    except Exception:  # noqa: BLE001  # whatever a broken picture makes the reader do, it is broken
        raise bundle_source.refused(file, "damaged") from None


def _require_size(image: Image, file: File) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise bundle_source.refused(file, "too_large")


def _drawn(image: Image, file: File) -> bytes:
    from reportlab import rl_config
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    way = image.getexif().get(_ORIENTATION, 1) if file.kind == "jpeg" else 1
    turned = _UPRIGHT.get(way, _UPRIGHT[1])
    width, height = (image.height, image.width) if way in (5, 6, 7, 8) else image.size
    paper = (LONG, SHORT) if width > height else (SHORT, LONG)
    scale = min((paper[0] - 2 * MARGIN) / width, (paper[1] - 2 * MARGIN) / height, _LARGEST_PIXEL)
    wide, high = width * scale, height * scale
    rl_config.useA85 = 0
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=paper, pageCompression=1, invariant=1)
    a, b, c, d, e, f = turned
    canvas.translate((paper[0] - wide) / 2, (paper[1] - high) / 2)
    canvas.transform(a * wide, b * high, c * wide, d * high, e * wide, f * high)
    canvas.drawImage(ImageReader(_pixels(image, file)), 0, 0, 1, 1)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _pixels(image: Image, file: File) -> Any:
    """A JPEG as it is; of a PNG the colours on white paper."""
    from PIL import Image as Pictures

    if file.kind == "jpeg" and image.mode in ("RGB", "L"):
        return io.BytesIO(scrub_pictures.clean(file.data, Log()))
    if image.mode.startswith(("I", "F")):
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        colours = image.convert("RGBA")
        paper = Pictures.new("RGBA", colours.size, "white")
        return Pictures.alpha_composite(paper, colours).convert("RGB")
    return image.convert("L" if image.mode in ("1", "L") else "RGB")
