"""Files whose pages can be told apart by looking."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4


def numbered_pdf(pages: int) -> bytes:
    """A4 pages of which page number n has n black bars from top to bottom."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    for page in range(1, pages + 1):
        for bar in range(page):
            canvas.rect(60 + 60 * bar, 60, 30, HEIGHT - 120, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
