"""A finished file as the window shows it, and its pictures; everything here is for the worker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QImage

from forumdesk.domain.texts import Language

if TYPE_CHECKING:
    from forumdesk.documents.resolution import Place

FIRST_PAGE = ((0, 1.0),)


class Printed(Protocol):
    """A finished file, and where on its pages the rows stand that can be pointed out."""

    @property
    def pdf(self) -> bytes:
        """The file."""

    @property
    def places(self) -> "Mapping[str, tuple[Place, ...]]":
        """Places by row; empty where nothing can be pointed out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPaper:
    """A finished file; ``places`` tells where items stand that can be pointed out."""

    pdf: bytes
    places: "Mapping[str, tuple[Place, ...]]" = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """A printed document with the pictures of the pages that were in view, each with its scale.

    ``bar_places`` tells for each language where the accent bar stands beside its text, as a share of the width.
    """

    printed: Printed
    sizes: tuple[tuple[float, float], ...]
    pictures: dict[int, tuple[float, QImage]]
    bar_places: dict[Language, float]


def plain_pages(pdf: bytes, wanted: Sequence[tuple[int, float]] = FIRST_PAGE) -> Pages:
    """The pages of any finished file; nothing on them is pointed out."""
    return Pages(
        printed=PrintedPaper(pdf=pdf),
        sizes=page_sizes(pdf),
        pictures=drawn_pages(pdf, wanted or FIRST_PAGE),
        bar_places={},
    )


def drawn_pages(pdf: bytes, wanted: Sequence[tuple[int, float]]) -> dict[int, tuple[float, QImage]]:
    """Pictures of pages (from 0) at scales in pixels a point."""
    from forumdesk.documents.preview import PagePictures

    with PagePictures(pdf) as pages:
        return {
            page: (scale, _picture(*pages.render(page, scale)))
            for page, scale in wanted
            if page < pages.page_count
        }


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page in points."""
    from forumdesk.documents.preview import PagePictures

    with PagePictures(pdf) as pages:
        return tuple(pages.page_size(page) for page in range(pages.page_count))


def _picture(width: int, height: int, pixels: bytes) -> QImage:
    # The copy owns its memory; without it the picture would look into bytes that are gone.
    return QImage(pixels, width, height, width * 3, QImage.Format.Format_RGB888).copy()
