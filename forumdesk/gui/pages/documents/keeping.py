"""Any paper of the Documents page as one that is given out: printed whole, and kept byte for byte."""

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.issued import IssuedPaper
from forumdesk.gui.pages.documents.output import Wish, printed_bytes, sheet_for
from forumdesk.gui.tasks import Progress
from forumdesk.services.issued import printed_code
from forumdesk.services.register import Register


def keep_paper(
    register: Register, meeting_id: MeetingId, wish: Wish, name: str, progress: Progress
) -> IssuedPaper:
    """Print everybody and keep these very bytes; for the worker. Raises DocumentError."""
    sheet = sheet_for(register, meeting_id, wish)
    return register.issued.keep(
        meeting_id,
        printed_bytes(wish, sheet, "pdf", progress),
        document=wish.document,
        name=name,
        languages=wish.languages,
        layout=wish.layout,
        stationery=wish.stationery,
        code=printed_code(sheet),
    )
