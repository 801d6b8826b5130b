"""Photographs of people: any picture of a camera becomes a small JPEG without its hidden data."""

import io
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from forumdesk.domain.errors import N_
from forumdesk.exchange.errors import ExchangeError, SourceMissingError, SourceUnreadableError

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

PHOTO_WIDTH, PHOTO_HEIGHT = 480, 640
_MOST_BYTES = 30_000_000
_MOST_PIXELS = 80_000_000
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF", "MPO")
_QUALITY = 85


class NotAPictureError(ExchangeError):
    """No picture, or one that is damaged or of a kind that is not read. Values: ``name``."""

    code = "exchange.not_a_picture"
    message = N_(
        "The file “{name}” is no picture that can be read. Choose a JPEG or PNG picture, or save it as one."
    )


class PictureTooLargeError(ExchangeError):
    """More bytes or more points than any photograph has. Values: ``name``, ``megapixels``."""

    code = "exchange.picture_too_large"
    message = N_(
        "The picture “{name}” is larger than {megapixels} megapixels or 30 MB. Save a smaller copy and choose it."
    )


def read_photo(path: Path) -> bytes:
    """A picture as JPEG of at most 480 × 640 points, turned upright, without EXIF and any other hidden data.

    The size that the head of the file states is checked before anything is unpacked. Raises an ExchangeError.
    """
    return made_from_picture(path, _small_jpeg, room=(PHOTO_WIDTH, PHOTO_HEIGHT))


def made_from_picture(path: Path, make: "Callable[[Picture], bytes]", *, room: tuple[int, int]) -> bytes:
    """What ``make`` makes of the upright picture in a file; of a JPEG it need not see more than fills ``room``.

    Raises an ExchangeError for what is no picture, or too large a one; see :func:`read_photo`.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise _too_large(path)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise SourceMissingError(name=path.name) from error
    except (OSError, ValueError) as error:
        raise SourceUnreadableError(name=path.name) from error
    return _made(data, path, make, room)


def _made(data: bytes, path: Path, make: "Callable[[Picture], bytes]", room: tuple[int, int]) -> bytes:
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # Our own bound is asked before anything is unpacked.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                if picture.width * picture.height > _MOST_PIXELS:
                    raise _too_large(path)
                picture.draft("RGB", room)
                return make(ImageOps.exif_transpose(picture))
    except Image.DecompressionBombError as error:
        raise _too_large(path) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, TypeError, IndexError,
            KeyError, OverflowError, ArithmeticError, MemoryError) as error:  # fmt: skip
        # Pillow's readers raise nearly anything on damaged data.
        raise NotAPictureError(name=path.name) from error


def _small_jpeg(upright: "Picture") -> bytes:
    small = _on_white(upright)
    small.thumbnail((PHOTO_WIDTH, PHOTO_HEIGHT))
    made = io.BytesIO()
    small.save(made, "JPEG", quality=_QUALITY, optimize=True)
    return made.getvalue()


def _on_white(picture: "Picture") -> "Picture":
    """The picture in red, green and blue alone: a new one, so that nothing hidden goes along."""
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        ground = Image.new("RGB", layer.size, "white")
        ground.paste(layer, mask=layer.getchannel("A"))
        return ground
    plain = picture.convert("RGB")
    plain.info.clear()
    return plain


def _too_large(path: Path) -> PictureTooLargeError:
    return PictureTooLargeError(name=path.name, megapixels=_MOST_PIXELS // 1_000_000)
