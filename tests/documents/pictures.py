"""Emblems for tests."""

import io

from PIL import Image, ImageDraw


def emblem(side: int = 400, *, alpha: bool = True) -> bytes:
    """A disc on nothing, or on white, as PNG."""
    picture = Image.new("RGBA", (side, side), (0, 0, 0, 0) if alpha else (255, 255, 255, 255))
    ImageDraw.Draw(picture).ellipse((0, 0, side - 1, side - 1), fill=(11, 100, 128, 255))
    data = io.BytesIO()
    (picture if alpha else picture.convert("RGB")).save(data, "PNG")
    return data.getvalue()
