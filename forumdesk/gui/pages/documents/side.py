"""The left column of the Documents page: the documents, and below them what the chosen one is for."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from forumdesk.gui.pages.documents.list import PURPOSES, DocumentsView
from forumdesk.gui.pages.documents.output import Seen
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.words import Words
from forumdesk.language.dates import long_date
from forumdesk.language.numbers import whole
from forumdesk.services.meeting_sheets import MeetingSheet
from forumdesk.services.minutes_sheets import BallotSheet
from forumdesk.services.people_sheets import PeopleSheet
from forumdesk.services.sheets_of_people import PASSES, Groups
from forumdesk.services.text_sheets import AmendmentsSheet, CommentsSheet


class DocumentsSide(Ground):
    """The list keeps its height; the words below it have the rest of the room."""

    def __init__(
        self, theme: Theme, words: Words, documents: DocumentsView, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "surface", parent=parent)
        self._words = words
        self._documents = documents
        self.sum_label = Label(theme, role="small_strong", wraps=True)
        self.purpose_label = Label(theme, role="small", token="text2", wraps=True)
        self.note_label = Label(theme, role="small", token="warn", wraps=True)
        self.several_button = Button(theme, kind="flat", icon_name="stack", key="Ctrl+Shift+P")
        for name in ("sum_label", "purpose_label", "note_label", "several_button"):
            getattr(self, name).setObjectName(name)
        documents.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.near, 0, SPACE.near)
        column.setSpacing(SPACE.near)
        column.addWidget(documents)
        column.addWidget(HairLine(theme))
        below = QVBoxLayout()
        below.setContentsMargins(SPACE.page, SPACE.tight, SPACE.page, 0)
        below.setSpacing(SPACE.tight)
        for label in (self.sum_label, self.purpose_label, self.note_label):
            below.addWidget(label)
        column.addLayout(below)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE.near, 0, SPACE.near, 0)
        foot.addWidget(self.several_button)
        foot.addStretch(1)
        column.addLayout(foot)
        self._dress()
        theme.changed.connect(self._dress)

    def retranslate(self) -> None:
        """Set the words of the button."""
        self.several_button.set_texts(self._words.gettext("Several documents…"))

    def show_document(self, identifier: str, seen: Seen | None, groups: Groups | None) -> None:
        """Say what a document is for, and how much of it there is once it was printed for the preview."""
        self._dress()
        self.purpose_label.setText(self._words.gettext(PURPOSES[identifier]))
        self.sum_label.setText(self._sum(seen) if seen is not None else "")
        self.sum_label.setVisible(seen is not None)
        note = self._pass_note(seen, groups) if identifier == PASSES else ""
        self.note_label.setText(note)
        self.note_label.setVisible(bool(note))

    def _sum(self, seen: Seen) -> str:
        language = self._words.language
        pages = len(seen.pages.sizes)
        parts = []
        if (counted := self._counted(seen)) is not None:
            count, words = counted
            parts.append(words.format(count=whole(count, language)))
        if seen.is_whole:
            printed = self._words.ngettext("{count} page", "{count} pages", pages)
            parts.append(printed.format(count=whole(pages, language)))
        return " · ".join(parts)

    def _counted(self, seen: Seen) -> tuple[int, str] | None:
        """How much a paper shows, and the words that say so; None for one that is text alone."""
        sheet, ngettext = seen.sheet, self._words.ngettext
        if isinstance(sheet, MeetingSheet):
            count = len(sheet.items)
            return count, ngettext("{count} item", "{count} items", count)
        if isinstance(sheet, AmendmentsSheet):
            count = len(sheet.lines)
            return count, ngettext("{count} amendment", "{count} amendments", count)
        if isinstance(sheet, CommentsSheet):
            count = len(sheet.comments)
            return count, ngettext("{count} comment", "{count} comments", count)
        if isinstance(sheet, BallotSheet):
            return sheet.count, ngettext("{count} ballot", "{count} ballots", sheet.count)
        if isinstance(sheet, PeopleSheet):
            return seen.people, ngettext("{count} person", "{count} people", seen.people)
        return None

    def _pass_note(self, seen: Seen | None, groups: Groups | None) -> str:
        """That identity numbers are erased, and when."""
        _ = self._words.gettext
        if groups is None or not groups.with_number:
            return _(
                "Nobody has an identity number yet. Enter it in the panel of a participant,"
                " or import a list with a column of numbers."
            )
        if seen is None or not isinstance(seen.sheet, PeopleSheet):
            return ""
        day = seen.sheet.destroy_after
        if day is None:
            return _("Identity numbers are erased after the meeting. Enter its date.")
        sentence = _(
            "Identity numbers are erased after the meeting: after {date}. Destroy paper and file too."
        )
        return sentence.format(date=long_date(day, self._words.language, unbroken=True))

    def _dress(self) -> None:
        self.setFixedWidth(self._documents.needed_width)
