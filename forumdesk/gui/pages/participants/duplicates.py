"""Pairs of people who may be one, side by side; a person decides."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from forumdesk.domain.accreditation import STATE_NAMES
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import Participant
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, LocalizedText
from forumdesk.gui.models.participants_words import (
    CATEGORY_NAMES,
    ROLE_NAMES,
    country_of,
    name_in_full,
)
from forumdesk.gui.pages.participants.side import SideView
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import SPACE
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.widgets.page_bar import PageFoot
from forumdesk.gui.widgets.segmented import LANGUAGE_MARKS
from forumdesk.gui.words import Words
from forumdesk.gui.workspace import Workspace
from forumdesk.services.duplicates import EMAIL, PHONE, DuplicateCandidate


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One field of both people."""

    label: str
    first: str
    second: str

    @property
    def differs(self) -> bool:
        return self.first != self.second


class DuplicatesView(SideView):
    """Shows one pair after the other. Emits `changed` when pairs have to be looked for again."""

    changed = Signal()

    def __init__(self, workspace: Workspace, meeting_id: MeetingId, *, tasks: Tasks) -> None:
        super().__init__(workspace, meeting_id)
        self._tasks = tasks
        self._pairs: tuple[DuplicateCandidate, ...] = ()
        self._place = 0
        self._swapped = False
        self.place_label = Label(self.theme, role="caption", token="text2")
        self.reason_label = Label(self.theme, role="small", token="text2")
        self.previous_button = Button(self.theme, kind="flat", icon_name="caret-left")
        self.next_button = Button(self.theme, kind="flat", icon_name="caret-right")
        self.merge_button = Button(self.theme, kind="main", icon_name="git-merge", deed=CHANGE)
        self.swap_button = Button(self.theme, icon_name="arrows-left-right", deed=CHANGE)
        self.two_button = Button(self.theme, icon_name="users", deed=CHANGE)
        self.all_button = Button(self.theme, kind="link", deed=CHANGE)
        self.area = QScrollArea()
        self.foot = PageFoot(self.theme)
        acts = {
            "previous_button": lambda: self._go(-1),
            "next_button": lambda: self._go(1),
            "merge_button": self.merge,
            "swap_button": self._swap,
            "two_button": self.tell_apart,
            "all_button": self.merge_all,
        }
        for name, act in acts.items():
            button: Button = getattr(self, name)
            button.setObjectName(name)
            button.clicked.connect(lambda _checked=False, act=act: act())
        self._arrange()
        self._dress()
        self.theme.changed.connect(self._dress)
        self.retranslate()

    def _dress(self) -> None:
        self.area.verticalScrollBar().setStyleSheet(self.theme.sheet("scroll"))

    def _arrange(self) -> None:
        self.bar.add_left(self.previous_button)
        self.bar.add_left(self.place_label)
        self.bar.add_left(self.next_button)
        for button in (self.two_button, self.swap_button, self.merge_button):
            self.bar.add_right(button)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.foot.add_left(self.reason_label)
        self.foot.add_right(self.all_button)
        self.column.addWidget(self.area, 1)
        self.column.addWidget(self.foot)

    def retranslate(self) -> None:
        """Set the words that do not depend on the pair."""
        _ = self.words.gettext
        self.set_title(_("The same person?"))
        self.previous_button.set_texts("", name=_("Previous pair"))
        self.next_button.set_texts("", name=_("Next pair"))
        self.merge_button.set_texts(_("Merge"), name=_("Merge: the first stays and takes over what it lacks"))
        self.swap_button.set_texts(_("Swap"), name=_("Let the other one stay"))
        self.two_button.set_texts(_("Two people"))
        self._show()

    def reload(self) -> None:
        """Read the pair again."""
        self._show()

    @property
    def pairs(self) -> tuple[DuplicateCandidate, ...]:
        """The pairs that are left to decide on."""
        return self._pairs

    def set_pairs(self, pairs: Sequence[DuplicateCandidate]) -> None:
        """Show these pairs; the one in view stays if it is among them."""
        before = self._pair
        self._pairs = tuple(pairs)
        if before is None or before not in self._pairs:
            self._swapped = False
            self._place = min(self._place, max(len(self._pairs) - 1, 0))
        else:
            self._place = self._pairs.index(before)
        focused = self.isAncestorOf(QApplication.focusWidget() or self)
        self._show()
        if focused and before is not None and not self._pairs:
            self.take_focus()

    @property
    def _pair(self) -> DuplicateCandidate | None:
        return self._pairs[self._place] if self._place < len(self._pairs) else None

    @property
    def people(self) -> tuple[ParticipantId, ParticipantId] | None:
        """Who stays and who goes; None when no pair is left."""
        pair = self._pair
        if pair is None:
            return None
        return (pair.second, pair.first) if self._swapped else (pair.first, pair.second)

    def _show(self) -> None:
        _, ngettext, count = self.words.gettext, self.words.ngettext, len(self._pairs)
        self.place_label.setText(
            _("{place} of {count}").format(place=self._place + 1, count=count) if count else ""
        )
        merge_all = ngettext("Merge {count} pair", "Merge all {count} pairs", count)
        self.all_button.set_texts(merge_all.format(count=count))
        self.all_button.setVisible(count > 1)
        for button in (self.previous_button, self.next_button):
            button.setVisible(count > 1)
        for button in (self.merge_button, self.swap_button, self.two_button):
            button.setVisible(count > 0)
        try:
            self._show_pair()
        except KnownError:
            # One of them is gone meanwhile; the pairs are being looked for.
            self.area.setWidget(QWidget())

    def _show_pair(self) -> None:
        _ = self.words.gettext
        if self.people is None or self._pair is None:
            self.reason_label.setText("")
            self.area.setWidget(self._nothing())
            return
        service = self.register.participants
        first, second = (service.participant(one) for one in self.people)
        same = {EMAIL: _("the same e-mail address"), PHONE: _("the same phone")}
        reasons = ", ".join([_("the same name"), *(same[one] for one in self._pair.same)])
        self.reason_label.setText(_("Why: {reasons}").format(reasons=reasons))
        self.area.setWidget(self._table(first, second))

    def _nothing(self) -> QWidget:
        label = Label(self.theme, role="section", wraps=True)
        label.setText(self.words.gettext("No pair is left to look at."))
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return label

    def _table(self, first: Participant, second: Participant) -> QWidget:
        _ = self.words.gettext
        body = Ground(self.theme, "surface")
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.page)
        grid.setVerticalSpacing(SPACE.near)
        grid.setColumnStretch(2, 1)
        grid.setColumnStretch(3, 1)
        grid.addWidget(Label(self.theme, _("Stays"), role="caption_strong", token="ok"), 0, 2)
        grid.addWidget(Label(self.theme, _("Is taken in"), role="caption_strong", token="text2"), 0, 3)
        for row, line in enumerate(_lines(first, second, self.words), start=1):
            self._add_line(grid, 2 * row, line)
        column.addLayout(grid)
        column.addStretch(1)
        return body

    def _add_line(self, grid: QGridLayout, row: int, line: _Line) -> None:
        _, top = self.words.gettext, Qt.AlignmentFlag.AlignTop
        grid.addWidget(HairLine(self.theme), row - 1, 0, 1, 4)
        grid.addWidget(Label(self.theme, line.label, role="small", token="text3"), row, 0, top)
        if line.differs:
            mark = IconView(self.theme, "arrows-left-right", token="warn")
            mark.setAccessibleName(_("differs"))
            mark.setToolTip(_("differs"))
            grid.addWidget(mark, row, 1, top)
        for column, value in ((2, line.first), (3, line.second)):
            role = "body_strong" if line.differs else "body"
            label = Label(self.theme, value or "–", role=role, wraps=True)  # type: ignore[arg-type]
            differing = _("{field}: {value}, differs") if line.differs else _("{field}: {value}")
            label.setAccessibleName(differing.format(field=line.label, value=value or "–"))
            grid.addWidget(label, row, column, top)

    # Acts.

    def _go(self, step: int) -> None:
        if self._pairs:
            self._place = (self._place + step) % len(self._pairs)
            self._swapped = False
            self._show()

    def next_problem(self, step: int) -> None:
        """Go to the next or previous pair."""
        self._go(step)

    def main_act(self) -> None:
        """Merge the pair in view."""
        self.merge()

    def _swap(self) -> None:
        self._swapped = not self._swapped
        self._show()

    def merge(self) -> None:
        """Make one person of the pair in view."""
        people = self.people
        if people is None:
            return
        done = self.perform(lambda: self.register.participants.merge(*people))
        if done is not None:
            self._leave(lambda pair: people[1] in (pair.first, pair.second))

    def tell_apart(self) -> None:
        """Say that the pair in view are two people."""
        people, pair = self.people, self._pair
        if people is None or pair is None:
            return

        def deed() -> bool:
            self.register.participants.tell_apart(pair.first, pair.second)
            return True

        if self.perform(deed):
            self._leave(lambda other: other == pair)

    def merge_all(self) -> None:
        """Merge every pair, beside the window."""
        service = self.register.participants
        self._tasks.run(
            lambda: service.merge_all(self.meeting_id), lambda _count: self._leave(lambda _: True), self.show_error,
            owner=self,
        )  # fmt: skip

    def _leave(self, gone: Callable[[DuplicateCandidate], bool]) -> None:
        """Go on with the pairs that are left, until they have been looked for again."""
        self.set_pairs([pair for pair in self._pairs if not gone(pair)])
        self.take_focus()
        self.changed.emit()

    def take_focus(self) -> None:
        """Begin with the main act, or with the way back where nothing is left."""
        button = self.merge_button if self._pairs else self.back_button
        button.setFocus(Qt.FocusReason.OtherFocusReason)


def _lines(first: Participant, second: Participant, words: Words) -> Iterator[_Line]:
    """The fields that at least one of both has."""
    _, marks = words.gettext, dict(LANGUAGE_MARKS)

    def both(label: str, one: str, other: str) -> Iterator[_Line]:
        if one or other:
            yield _Line(label=label, first=one, second=other)

    yield from both(_("No."), str(first.number), str(second.number))
    for language in STATE_LANGUAGE_FIRST:
        names = (
            name_in_full(one.names, language) if one.names.get(language) else "" for one in (first, second)
        )
        yield from both(f"{_('Name')} {marks[language.value]}", *names)
    for label, field in ((_("Organisation"), "organisation"), (_("Post"), "post")):
        texts: list[LocalizedText] = [getattr(one, field) for one in (first, second)]
        for language in STATE_LANGUAGE_FIRST:
            yield from both(f"{label} {marks[language.value]}", *(text.get(language) for text in texts))
    shown = words.language
    yield from both(_("Country"), country_of(first, shown), country_of(second, shown))
    yield from both(_("Role"), _(ROLE_NAMES[first.role]), _(ROLE_NAMES[second.role]))
    categories = (_(CATEGORY_NAMES[one.category]) for one in (first, second))
    yield from both(_("Kind of organisation"), *categories)
    voices = (_("Has a voting right") if one.entitled else _("No voting right") for one in (first, second))
    yield from both(_("Voting right"), *voices)
    states = (_(STATE_NAMES[one.accreditation.state]) for one in (first, second))
    yield from both(_("Accreditation"), *states)
    yield from both(_("E-mail"), first.email, second.email)
    yield from both(_("Phone"), first.phone, second.phone)
    yield from both(_("Notes"), first.notes, second.notes)
