"""PDFium is used by one thread at a time."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

import forumdesk.documents
from forumdesk.documents.handout_reading import read_handout
from forumdesk.documents.pdfium import PDFIUM
from forumdesk.documents.preview import PagePictures
from forumdesk.documents.resolution import print_resolution
from forumdesk.domain.texts import Language
from tests.builders_sheets import sheet_of

SOON = 0.2  # seconds; a page is drawn in a tenth of that


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return print_resolution(sheet_of(), languages=[Language.RU]).pdf


def drawn(pdf: bytes) -> object:
    with PagePictures(pdf) as pictures:
        return pictures.render(0, 1.0)


def found(pdf: bytes) -> object:
    with PagePictures(pdf) as pictures:
        return pictures.find(["a"])


@pytest.mark.parametrize("use", [drawn, found, read_handout])
def test_whoever_uses_pdfium_waits_while_another_thread_does(
    pdf: bytes, use: Callable[[bytes], object]
) -> None:
    done: list[object] = []
    other = Thread(target=lambda: done.append(use(pdf)))

    with PDFIUM:
        other.start()
        other.join(SOON)
        assert done == []
    other.join()

    assert len(done) == 1


def test_between_two_pages_and_after_a_cancelled_reading_others_have_their_turn(pdf: bytes) -> None:
    turns: list[bool] = []

    def look(_done: int, _pages: int) -> None:
        def take() -> None:
            turns.append(PDFIUM.acquire(timeout=SOON))
            PDFIUM.release()

        other = Thread(target=take)
        other.start()
        other.join()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_handout(pdf, told=look)
    with pytest.raises(KeyboardInterrupt):
        read_handout(pdf, told=look)

    assert turns == [True, True]


def test_every_module_that_knows_pdfium_knows_its_lock() -> None:
    folder = Path(forumdesk.documents.__file__).parent
    texts = {one.name: one.read_text("utf-8") for one in folder.rglob("*.py")}
    users = {name for name, text in texts.items() if "import PdfDocument" in text}

    assert len(users) >= 3
    assert {name for name in users if "import PDFIUM" not in texts[name]} == set()
