"""Pictures of finished pages for the window: what is seen is the file that is printed."""

from types import TracebackType
from typing import Self


class PagePictures:
    """The pages of a PDF as pictures; close it, or use it as a context. For one thread at a time."""

    def __init__(self, pdf: bytes) -> None:
        from pypdfium2 import PdfDocument

        self._document = PdfDocument(pdf)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._document)

    def page_size(self, page: int) -> tuple[float, float]:
        """Width and height of a page (from 0) in points."""
        width, height = self._document.get_page_size(page)
        return float(width), float(height)

    def render(self, page: int, scale: float) -> tuple[int, int, bytes]:
        """Draw a page (from 0) at ``scale`` pixels a point: width, height, and RGB bytes without padding."""
        drawn = self._document[page]
        try:
            bitmap = drawn.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
            try:
                return _without_padding(
                    bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels, bytes(bitmap.buffer)
                )
            finally:
                bitmap.close()
        finally:
            drawn.close()

    def close(self) -> None:
        """Give the file's memory back."""
        self._document.close()


def _without_padding(
    width: int, height: int, stride: int, channels: int, pixels: bytes
) -> tuple[int, int, bytes]:
    if channels != 3:  # asked for a white page, so never with transparency
        raise ValueError(f"a picture of {channels} channels")
    row = width * channels
    if stride == row:
        return width, height, pixels[: row * height]
    return width, height, b"".join(pixels[line * stride : line * stride + row] for line in range(height))
