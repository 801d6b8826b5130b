"""Papers given out, and the signed copies of one of them, as lists."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.identifiers import IssuedPaperId, MeetingId
from forumdesk.domain.issued import IssuedPaper, SignedCopy, SignedKind
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words
from forumdesk.language.dates import digits, on_date
from forumdesk.language.numbers import decimal, whole
from forumdesk.services.register import Register

Index = QModelIndex | QPersistentModelIndex
LANGUAGE_MARKS: Final = {"kk": "ҚАЗ", "ru": "РУС", "en": "ENG"}
KIND_NAMES: Final[Mapping[SignedKind, str]] = {
    SignedKind.SCAN: N_("Scan of the signed paper"),
    SignedKind.CMS: N_("Signature in a file of its own"),
    SignedKind.PADES: N_("Signature in the PDF"),
}
_KIND_ICONS: Final[Mapping[SignedKind, str]] = {
    SignedKind.SCAN: "image",
    SignedKind.CMS: "lock-key",
    SignedKind.PADES: "pen-nib",
}


def document_title(identifier: str, words: Words) -> str:
    """What the list of documents calls a paper; the identifier of one that another version made."""
    from forumdesk.documents.registry import document

    try:
        return words.gettext(document(identifier).title)
    except KnownError:
        return identifier


def signed_words(copies: Sequence[SignedCopy], words: Words, *, short: bool = False) -> str:
    """When a paper was signed last, `short` in figures; empty where no signed copy is kept."""
    if not copies:
        return ""
    last = max(one.signed_on for one in copies)
    day = digits(last) if short else on_date(last, words.language)
    return words.gettext("signed {on_day}").format(on_day=day)


def copies_of(
    register: Register, meeting_id: MeetingId, documents: Container[str], code: str = ""
) -> tuple[SignedCopy, ...]:
    """The signed copies of all papers of these documents, as they came in; with a `code`, of that decision only."""
    copies = register.issued.signed_copies(meeting_id)
    if not copies:
        return ()
    papers = register.issued.of_meeting(meeting_id)
    meant = [one for one in papers if one.document in documents and one.code.startswith(code)]
    return tuple(copy for paper in meant for copy in copies.get(paper.id, ()))


def signers_words(copies: Sequence[SignedCopy]) -> str:
    """Who signed, each once."""
    return ", ".join(dict.fromkeys(one.signer for one in copies if one.signer))


def size_words(size: int, words: Words) -> str:
    """A size in bytes as people read it."""
    _, language = words.gettext, words.language
    if size < 1_000:
        return _("{count} B").format(count=whole(size, language))
    if size < 1_000_000:
        return _("{count} KB").format(count=whole(round(size / 1_000), language))
    return _("{count} MB").format(count=decimal(size / 1_000_000, language, digits=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedLine:
    """A paper given out, in words."""

    paper: IssuedPaper
    title: str
    caption: str
    signed: str
    signed_short: str

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return f"{self.title}: {self.caption}"


def issued_lines(
    papers: Sequence[IssuedPaper],
    copies: Mapping[IssuedPaperId, Sequence[SignedCopy]],
    zone: str,
    words: Words,
) -> tuple[IssuedLine, ...]:
    """Papers in words, the latest first; dates are those at the place of the meeting."""
    return tuple(_line(one, copies.get(one.id, ()), zone, words) for one in reversed(papers))


def _line(paper: IssuedPaper, copies: Sequence[SignedCopy], zone: str, words: Words) -> IssuedLine:
    signed = signed_words(copies, words)
    languages = " ".join(LANGUAGE_MARKS[one] for one in paper.languages)
    given_out = digits(paper.issued_at.astimezone(ZoneInfo(zone)).date())
    parts = (languages, given_out, size_words(paper.size, words))
    caption = signed or ", ".join(part for part in parts if part)
    title = f"{paper.number}. {document_title(paper.document, words)}"
    return IssuedLine(
        paper=paper,
        title=title,
        caption=caption,
        signed=signed,
        signed_short=signed_words(copies, words, short=True),
    )


class _Lines(QAbstractListModel):
    """A list whose rows are told by functions of what they show."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Any, ...] = ()
        self._answers: Mapping[int, Callable[[Any], object]] = {}

    def show(self, rows: Sequence[Any]) -> None:
        """Show these, unless they are shown already."""
        if self._rows == tuple(rows):
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row each."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row shows and says."""
        answer = self._answers.get(role)
        return answer(self._rows[index.row()]) if answer is not None and index.isValid() else None


class IssuedModel(_Lines):
    """Number and document over languages, date and size, or over when it was signed."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._answers = {
            Qt.ItemDataRole.DisplayRole: lambda line: line.title,
            Qt.ItemDataRole.AccessibleTextRole: lambda line: line.spoken,
            Qt.ItemDataRole.ToolTipRole: lambda line: line.spoken,
            RowRole.CAPTION: lambda line: line.caption,
            RowRole.ICON: lambda line: "check-circle" if line.signed else "file-pdf",
            RowRole.ICON_TONE: lambda line: "ok" if line.signed else "text2",
        }

    @property
    def lines(self) -> tuple[IssuedLine, ...]:
        """The rows in order."""
        return self._rows


class SignedCopiesModel(_Lines):
    """Who signed over when."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._words = words
        self._answers = {
            Qt.ItemDataRole.DisplayRole: self._signer,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.ToolTipRole: self._spoken,
            RowRole.CAPTION: lambda copy: signed_words((copy,), self._words),
            RowRole.ICON: lambda copy: _KIND_ICONS[copy.kind],
            RowRole.ICON_TONE: lambda _: "text2",
        }

    @property
    def copies(self) -> tuple[SignedCopy, ...]:
        """The rows in order."""
        return self._rows

    def _signer(self, copy: SignedCopy) -> str:
        return copy.signer or self._words.gettext("Signer not named")

    def _spoken(self, copy: SignedCopy) -> str:
        kind = self._words.gettext(KIND_NAMES[copy.kind])
        return f"{self._signer(copy)}: {kind}, {signed_words((copy,), self._words)}, {copy.name}"
