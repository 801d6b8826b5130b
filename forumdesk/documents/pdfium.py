"""PDFium is one for the whole process and knows no threads: whoever calls it holds this lock.

The window draws pages while its worker reads a printed resolution.
"""

from threading import RLock
from typing import Final

PDFIUM: Final = RLock()
"""Held around every use of pypdfium2, page by page, so that nobody waits long; again by who holds it already."""
