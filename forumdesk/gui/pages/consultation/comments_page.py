"""What the page of the consultation does with the register of comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forumdesk.domain.consultations import Comment, Consultation, Verdict
from forumdesk.domain.identifiers import CommentId, MeetingId
from forumdesk.gui.models.amendment_words import Places
from forumdesk.gui.models.comments import ALL, CommentsModel, comment_filters, found_comments
from forumdesk.gui.pages.consultation.bar import CommentsBar
from forumdesk.gui.pages.consultation.panel import CommentPanel
from forumdesk.gui.pages.consultation.table import CommentsTable
from forumdesk.gui.pages.list_page import ListPage
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.workspace import Workspace

if TYPE_CHECKING:
    from forumdesk.gui.pages.consultation.deeds import ConsultationDeeds


class CommentsPage(ListPage):
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
            find_field=self.page_bar.find_field,
            table=CommentsTable(theme),
            panel=self.comment_panel,
            empty_icon="chat-text",
        )
        self._chosen = ALL
        self._filling = False
        self._comments: tuple[Comment, ...] = ()
        self._text = self.register.resolutions.text(meeting_id)
        self._places = Places(self._text, words)
        self.model.setParent(self)
        self.table.setModel(self.model)
        self.count_label = Label(theme, role="caption", token="text2")
        self.foot.add_left(self.count_label)
        self.find_field.find_changed.connect(lambda: self.fill(self.current_id()))
        self.find_field.went_down.connect(self.go_to_rows)
        self.find_field.entered.connect(self.go_to_rows)
        self.page_bar.filter_chosen.connect(self.choose_filter)
        self.page_bar.add_button.clicked.connect(self.add)
        self.table.selectionModel().selectionChanged.connect(self._selection_changed)
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

    def show_body(self) -> None:
        """Show the comments, or what stands in their place."""
        raise NotImplementedError

    def fill(self, wanted: CommentId | None) -> None:
        """Show the comments that are found, and select the wanted one, or what stands in its place."""
        row = self.table.currentIndex().row()
        self._filling = True
        consultation = self.consultation
        items: tuple[Comment, ...] = ()
        if consultation is not None:
            items = found_comments(self._comments, self._chosen, self.find_field.text(), consultation)
            choices = comment_filters(self._comments, consultation, self.words)
            self.page_bar.show_choices(choices, self._chosen)
        self.model.show(items, self._places, consultation)
        at = self.model.row_of(wanted)
        if at < 0 and row >= 0:
            at = min(row, len(items) - 1)
        if at >= 0:
            self.select_row(at)
        self._filling = False
        self._say_counts(len(items))
        self._say_nothing_found()
        self.show_body()
        self.show_panel()

    def _say_counts(self, shown: int) -> None:
        words, count = self.words, len(self._comments)
        said = words.ngettext("{count} comment", "{count} comments", count).format(count=count)
        if shown != count:
            said = words.gettext("{shown} of {all} shown").format(shown=shown, all=count)
        self.count_label.setText(said)

    def _say_nothing_found(self) -> None:
        _ = self.words.gettext
        wanted = self.find_field.text().strip()
        sentence = _("No comment is in this state.")
        if wanted:
            sentence = _("No comment is found by “{words}”.").format(words=wanted)
        count = len(self._comments)
        label = self.words.ngettext("Show all {count}", "Show all {count}", count).format(count=count)
        self.nobody.set_texts(sentence, main=label)

    def choose_filter(self, key: str) -> None:
        """Show the comments of one pill."""
        self._chosen = key
        self.fill(self.current_id())

    def show_all(self) -> None:
        """Take words and filter away."""
        self._chosen = ALL
        self.find_field.clear()
        self.fill(self.current_id())

    # what is selected

    def current(self) -> Comment | None:
        """The selected comment."""
        rows = self.table.selectionModel().selectedRows()
        return self.model.items[rows[0].row()] if rows else None

    def current_id(self) -> CommentId | None:
        """The identifier of the selected comment."""
        current = self.current()
        return None if current is None else current.id

    def _selection_changed(self) -> None:
        if not self._filling:
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
        self._chosen = ALL
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
