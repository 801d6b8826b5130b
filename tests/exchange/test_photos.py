"""Pictures become small photographs, or a sentence."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from forumdesk.exchange.errors import ExchangeError, SourceMissingError
from forumdesk.exchange.photos import NotAPictureError, PictureTooLargeError, read_photo


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(io.BytesIO(jpeg))


@pytest.mark.parametrize("kind", ["png", "jpg", "webp", "bmp", "tif", "gif"])
def test_every_usual_picture_becomes_a_small_jpeg(tmp_path: Path, kind: str) -> None:
    place = tmp_path / f"a.{kind}"
    Image.new("RGB", (1200, 1600), (10, 90, 40)).save(place)

    made = opened(read_photo(place))

    assert (made.format, made.size) == ("JPEG", (480, 640))


def test_a_small_picture_is_not_enlarged_and_what_is_transparent_is_white(tmp_path: Path) -> None:
    place = tmp_path / "a.png"
    Image.new("RGBA", (30, 40), (0, 0, 0, 0)).save(place)

    made = opened(read_photo(place))

    assert made.size == (30, 40)
    assert made.getpixel((5, 5)) == (255, 255, 255)


def test_a_picture_is_turned_upright_and_loses_what_the_camera_hid(tmp_path: Path) -> None:
    place = tmp_path / "a.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif[0x010F] = "Camera with a place"
    Image.new("RGB", (400, 300), "red").save(place, exif=exif, comment=b"a hidden word")

    jpeg = read_photo(place)

    assert opened(jpeg).size == (300, 400)
    assert not opened(jpeg).getexif()
    assert b"Camera" not in jpeg
    assert b"hidden" not in jpeg


def test_a_picture_of_too_many_points_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    place = tmp_path / "bomb.png"
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    place.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b""))

    with pytest.raises(PictureTooLargeError):
        read_photo(place)


def test_what_is_no_picture_or_not_there_is_said(tmp_path: Path) -> None:
    place = tmp_path / "a.png"
    place.write_text("no picture")
    with pytest.raises(NotAPictureError):
        read_photo(place)
    with pytest.raises(SourceMissingError):
        read_photo(tmp_path / "none.png")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_picture_is_a_sentence_or_a_picture_never_anything_else(
    tmp_path: Path, data: st.DataObject
) -> None:
    whole = io.BytesIO()
    kind = data.draw(st.sampled_from(["PNG", "JPEG", "GIF", "TIFF", "WEBP", "BMP"]))
    Image.new("RGB", (20, 20), "blue").save(whole, kind)
    damaged = bytearray(whole.getvalue())
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    place = tmp_path / "damaged"
    place.write_bytes(bytes(damaged[: data.draw(st.integers(1, len(damaged)))]))

    try:
        jpeg = read_photo(place)
    except ExchangeError:
        return
    assert opened(jpeg).format == "JPEG"
