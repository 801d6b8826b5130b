"""The head of a body's paper on a web page."""

import io
from base64 import b64decode
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from PIL import Image

from forumdesk.documents.errors import EmblemUnreadableError
from forumdesk.documents.html.resolution import resolution_html
from forumdesk.documents.styles import Letterhead, load_preset
from forumdesk.domain.stationery import CopyMark, Stationery
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders_sheets import sheet_of
from tests.documents.html.checking import complaints, read

KK, RU, EN = Language


def png(side: int) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (side, side), (0, 90, 160)).save(made, "PNG")
    return made.getvalue()


def page_with(head: Letterhead, languages: tuple[Language, ...] = (RU, KK, EN)) -> Element:
    preset = replace(load_preset(), letterhead=head)
    found = read(resolution_html(sheet_of(), languages=languages, preset=preset))
    assert complaints(found) == []
    return found


def test_it_names_the_body_in_the_order_of_languages() -> None:
    head = Letterhead(
        names=LocalizedText(kk="Кеңес", ru="Совет", en="Council"),
        contacts=LocalizedText(ru="council@example.org", en="Astana\ncouncil@example.org"),
    )

    found = page_with(head).find(".//header[@class='letterhead']")

    assert found is not None
    assert [(one.get("lang"), one.text) for one in found.iter("p")] == [
        ("ru", "Совет"),
        ("kk", "Кеңес"),
        ("en", "Council"),
        ("ru", "council@example.org"),
        ("en", "Astana"),
    ]
    assert found.find("img") is None


def test_the_emblem_lies_inside_the_page_no_larger_than_it_is_shown() -> None:
    picture = page_with(Letterhead(names=LocalizedText(en="Council"), emblem=png(2000)), (EN,)).find(".//img")

    assert picture is not None
    assert picture.get("alt") == "Emblem: Council"
    kind, _, data = picture.get("src", "").partition(",")
    assert kind == "data:image/png;base64"
    with Image.open(io.BytesIO(b64decode(data))) as shown:
        assert shown.width == shown.height <= 640


def test_an_emblem_that_is_no_picture_is_refused() -> None:
    with pytest.raises(EmblemUnreadableError):
        page_with(Letterhead(names=LocalizedText(en="Council"), emblem=b"<script>"))


def test_a_copy_says_so_in_each_language() -> None:
    preset = load_preset(Stationery(copy=CopyMark.COPY), own_font=True)

    page = read(resolution_html(sheet_of(), languages=[RU, EN], preset=preset))

    mark = page.findtext(".//article/p[@class='mark']") or ""
    assert [word.lower() for word in mark.split(" · ")] == ["копия", "copy"]
