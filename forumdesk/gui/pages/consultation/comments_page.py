"""What the page of the consultation does with the register of comments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from forumdesk.domain.consultations import Comment, Consultation, Verdict
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.resolutions import ResolutionText
from forumdesk.gui.models.amendment_words import Places
from forumdesk.gui.models.comments import ALL, CommentsModel, comment_filters, found_comments
from forumdesk.gui.pages.consultation.bar import CommentsBar
from forumdesk.gui.pages.consultation.panel import CommentPanel
from forumdesk.gui.pages.consultation.table import CommentsTable
from forumdesk.gui.pages.filtered_list_page import FilteredListPage
from forumdesk.gui.workspace import Workspace

if TYPE_CHECKING:
    from forumdesk.gui.pages.consultation.deeds import ConsultationDeeds


class CommentsPage(FilteredListPage[Comment]):
    """Finds, filters, selects and enters comments of the consultation that the subclass has chosen."""

    table: CommentsTable
    deeds: ConsultationDeeds

    def __init__(self, workspace: Workspace, meeting_id: MeetingId) -> None:
        theme, words = workspace.theme, workspace.words
        self.page_bar = CommentsBar(theme, words)
        self.comment_panel = CommentPanel(theme, words)
        self.model = CommentsModel(words)
        super().__init__(
            workspace,
            meeting_id,
            bar=self.page_bar,
            table=CommentsTable(theme),
            panel=self.comment_panel,
            model=self.model,
            chosen=ALL,
            empty_icon="chat-text",
        )
        self._comments: tuple[Comment, ...] = ()
        self._text = ResolutionText(meeting_id=meeting_id)
        self._places = Places(self._text, words)
        self.page_bar.add_button.clicked.connect(self.add)
        self.comment_panel.came_or_went.connect(self.name_main_act)

    @property
    def consultation(self) -> Consultation | None:
        """The consultation whose comments are listed."""
        raise NotImplementedError

    @property
    def lists(self) -> bool:
        """Whether comments are in sight, and not something else in their place."""
        raise NotImplementedError

    @property
    def asks(self) -> bool:
        """Whether something else is being asked, so that no button of the page is the main one."""
        raise NotImplementedError

    @property
    def answering(self) -> bool:
        """Whether a comment without an answer is in sight with the acts on it."""
        current = self.current()
        return current is not None and current.verdict is Verdict.OPEN and self.beside.is_open

    def name_main_act(self) -> None:
        """Fill one button: that of what is asked, of the answer, or the page's own."""
        taken = self.asks or self.adding or self.answering
        self.page_bar.add_button.set_kind("outlined" if taken else "main")
        self.empty_page.main_button.set_kind("outlined" if self.asks else "main")

    @property
    def items(self) -> Sequence[Comment]:
        """The comments that are shown."""
        return self.model.items

    def show_found(self) -> int:
        """Show the comments that are found; returns how many there are."""
        consultation = self.consultation
        items: tuple[Comment, ...] = ()
        if consultation is not None:
            items = found_comments(self._comments, self.chosen, self.find_field.text(), consultation)
            choices = comment_filters(self._comments, consultation, self.words)
            self.page_bar.show_choices(choices, self.chosen)
        self.model.show(items, self._places, consultation)
        return len(self._comments)

    def count_sentence(self, count: int) -> str:
        """How many comments there are."""
        return self.words.ngettext("{count} comment", "{count} comments", count).format(count=count)

    def nothing_sentence(self, wanted: str) -> str:
        """What is said where no comment is found."""
        _ = self.words.gettext
        if wanted:
            return _("No comment is found by “{words}”.").format(words=wanted)
        return _("No comment is in this state.")

    # what is selected

    def selected_another(self) -> None:
        """Show another comment; what was asked about the last one is forgotten."""
        self.adding = False
        self.deeds.forget_pending()
        self.show_panel()

    def show_panel(self) -> None:
        """Show the selected comment in the panel, or the one that is being entered."""
        current = self.current()
        if self.adding:
            self.comment_panel.show_draft(anew=False)
        else:
            self.comment_panel.show_comment(current, self.consultation, self._text, self._places)
        self.beside.set_filled((self.adding or current is not None) and self.lists)
        self.name_main_act()

    def settle(self) -> None:
        """Settle on everything that was typed in the panel."""
        self.comment_panel.settle()

    def has_wrong(self) -> bool:
        """Tell whether a value in the panel stands refused."""
        return self.comment_panel.form.has_wrong()

    # what is entered

    def begin_comment(self) -> None:
        """Open the panel for a comment; what was typed for one before is still there while it is open."""
        if not self.takes_changes():
            return
        if not self.adding:
            self.comment_panel.show_draft(anew=True)
        self.begin_adding()
        self.comment_panel.reveal(self.comment_panel.form.sender_field.field())

    def add_draft(self) -> None:
        """Enter the comment that is in the panel."""
        self.deeds.add()

    def welcome(self, comment: Comment) -> None:
        """Show the comment that has just been entered."""
        self.adding = False
        self.chosen = ALL
        self.find_field.clear()
        self.reload()
        self.fill(comment.id)
        self.take_focus()

    def remove_selected(self) -> None:
        """Take the selected comment out of the register."""
        self.deeds.remove()

    def edit_selected(self) -> None:
        """Open the panel and go to the words of the comment."""
        if self.current() is not None:
            self.beside.open_panel()
            self.comment_panel.reveal(self.comment_panel.form.text_area)

    def problem_rows(self) -> list[int]:
        """Return the rows of comments without an answer."""
        return [row for row, one in enumerate(self.model.items) if one.verdict is Verdict.OPEN]
