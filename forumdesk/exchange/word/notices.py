"""What is said of a text document that was read: what was left out, accepted or not fetched."""

from collections.abc import Iterator

from forumdesk.domain.errors import N_
from forumdesk.domain.notices import Notice
from forumdesk.exchange.word.paragraphs import Findings

_SHOWN = 60
_MOST_MARGINS = 4

_CHANGES = N_("The document has tracked changes. They were read as if all of them had been accepted.")
_HIDDEN = N_("The document has hidden words. They were taken over: check whether they are meant to be read.")
_MARGIN = N_("The words in the margin of the pages were left out: “{text}”.")


def notices_of(findings: Findings) -> tuple[Notice, ...]:
    """One notice for each kind of finding."""
    return tuple(_notices(findings))


def _notices(found: Findings) -> Iterator[Notice]:
    if found.insertions or found.deletions:
        yield Notice(code="word.changes_accepted", message=_CHANGES)
    yield from (one for one in _counted(found) if one.count)
    if found.hidden:
        yield Notice(code="word.hidden_words", message=_HIDDEN)
    for text in list(dict.fromkeys(found.margins))[:_MOST_MARGINS]:
        shown = text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + "…"
        yield Notice(code="word.margins_left_out", message=_MARGIN, values={"text": shown})


def _counted(found: Findings) -> tuple[Notice, ...]:
    """What was left out, by how much; also what there was none of."""
    return (
        Notice(
            code="word.comments_left_out",
            message=N_("{count} comment was left out. Read it in the document itself."),
            plural=N_("{count} comments were left out. Read them in the document itself."),
            count=found.comments,
            values={"count": found.comments},
        ),
        Notice(
            code="word.pictures_left_out",
            message=N_("{count} picture was left out: only words are taken over."),
            plural=N_("{count} pictures were left out: only words are taken over."),
            count=found.pictures,
            values={"count": found.pictures},
        ),
        Notice(
            code="word.not_fetched",
            message=N_("The document refers to {count} file outside of it, which was not fetched."),
            plural=N_("The document refers to {count} files outside of it, which were not fetched."),
            count=found.elsewhere,
            values={"count": found.elsewhere},
        ),
        Notice(
            code="word.turning_marks",
            message=N_("{count} invisible mark that turns the direction of writing was taken out."),
            plural=N_("{count} invisible marks that turn the direction of writing were taken out."),
            count=found.turning,
            values={"count": found.turning},
        ),
        Notice(
            code="word.documents_left_out",
            message=N_(
                "{count} document inside the document was left out. Copy its text into the document itself."
            ),
            plural=N_(
                "{count} documents inside the document were left out. Copy their text into the document itself."
            ),
            count=found.unread,
            values={"count": found.unread},
        ),
    )
