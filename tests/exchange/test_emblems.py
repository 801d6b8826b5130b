"""Pictures become emblems, or a sentence."""

import io
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from forumdesk.exchange.emblems import EMBLEM_SIDE, read_emblem
from forumdesk.exchange.photos import NotAPictureError


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


@pytest.mark.parametrize("kind", ["png", "jpg", "webp", "gif"])
def test_a_large_picture_of_any_kind_becomes_a_png_of_1024_points(tmp_path: Path, kind: str) -> None:
    place = tmp_path / f"a.{kind}"
    Image.new("RGB", (3000, 1500), (10, 90, 40)).save(place)

    made = opened(read_emblem(place))

    assert (made.format, made.size) == ("PNG", (EMBLEM_SIDE, EMBLEM_SIDE // 2))


def test_what_is_transparent_stays_transparent_and_a_small_emblem_is_not_enlarged(tmp_path: Path) -> None:
    place = tmp_path / "a.png"
    picture = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    picture.putpixel((5, 5), (200, 10, 10, 255))
    picture.save(place)

    made = opened(read_emblem(place))

    assert made.size == (40, 40)
    assert made.getpixel((0, 0)) == (0, 0, 0, 0)
    assert made.getpixel((5, 5)) == (200, 10, 10, 255)


def test_hidden_words_do_not_go_along(tmp_path: Path) -> None:
    place = tmp_path / "a.png"
    hidden = PngImagePlugin.PngInfo()
    hidden.add_text("Author", "a hidden word")
    Image.new("RGB", (40, 40), "red").save(place, pnginfo=hidden)

    assert b"hidden" not in read_emblem(place)


def test_a_drawing_of_lines_is_refused_in_words(tmp_path: Path) -> None:
    place = tmp_path / "a.svg"
    place.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')

    with pytest.raises(NotAPictureError):
        read_emblem(place)
