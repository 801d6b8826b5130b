"""Emblems of bodies: any usual picture becomes a PNG that keeps what is transparent."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

from forumdesk.exchange.photos import made_from_picture

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

EMBLEM_SIDE = 1024
"""Points: the longer side of an emblem as it is kept."""


def read_emblem(path: Path) -> bytes:
    """A picture as PNG with sides of at most 1024 points, transparent where it was, without hidden data.

    Pictures made of lines (SVG) are no pictures here. Raises an ExchangeError.
    """
    return made_from_picture(path, _png, room=(EMBLEM_SIDE, EMBLEM_SIDE))


def _png(upright: "Picture") -> bytes:
    emblem = upright.convert("RGBA")
    if emblem.getchannel("A").getextrema() == (255, 255):
        emblem = emblem.convert("RGB")
    emblem.info.clear()
    emblem.thumbnail((EMBLEM_SIDE, EMBLEM_SIDE))
    made = io.BytesIO()
    emblem.save(made, "PNG", optimize=True)
    return made.getvalue()
