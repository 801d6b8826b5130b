"""An election: who stands, with how many votes, for how many places; a second round where one is needed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.elections import Candidate
from forumdesk.domain.identifiers import DecisionId, new_uuid
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.pages.decisions.counts import CountsForm, NumberField
from forumdesk.gui.pages.decisions.people import Chosen, Find, PersonField
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.labels import Label, NameLabel, section_label
from forumdesk.gui.widgets.message_bar import Act, Message, MessageBar
from forumdesk.gui.words import Words
from forumdesk.services.register import Register

_WIDE = 132


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondRound:
    """Who stands again after a round that did not fill every place."""

    after: DecisionId
    number: int
    post: LocalizedText
    candidates: tuple[Candidate, ...]
    seats: int


class _Row(QWidget):
    """One candidate: name, votes, and out again."""

    edited = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, candidate: Candidate) -> None:
        super().__init__()
        self.candidate = candidate
        self.name = NameLabel(theme)
        self.votes = NumberField(theme)
        self.block = FieldBlock(theme, self.votes, "")
        self.block.set_label_shown(False)
        self.remove_button = Button(theme, kind="flat", icon_name="x")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.near)
        row.addWidget(self.name, 1)
        row.addWidget(self.block)
        row.addWidget(self.remove_button)
        self.block.setFixedWidth(theme.scaled(_WIDE))
        if candidate.votes:
            self.votes.setText(str(candidate.votes))
        self.votes.textEdited.connect(self._typed)
        self.remove_button.clicked.connect(self.removed)

    def retranslate(self, words: Words) -> None:
        """Set the words."""
        _ = words.gettext
        name = self.candidate.name.in_language(words.language)
        self.name.set_name(name)
        self.block.set_texts(_("Votes for {name}").format(name=name))
        self.block.set_label_shown(False)
        self.remove_button.set_texts("", name=_("Take out {name}").format(name=name))

    def _typed(self) -> None:
        self.block.set_wrong("")
        self.edited.emit()


class ElectionForm(QWidget):
    """Candidates with votes, places, ballots. Emits `edited`, and `post_proposed(text)` with a second round."""

    edited = Signal()
    post_proposed = Signal(object)

    def __init__(self, theme: Theme, words: Words, find: Find, register: Register) -> None:
        """`find` gives the people who fit what was typed."""
        super().__init__()
        self._theme, self._words, self._register = theme, words, register
        self._round: SecondRound | None = None
        self.after: DecisionId | None = None
        self.round_bar = MessageBar(theme)
        self.title = section_label(theme)
        self.votes_label = Label(theme, role="caption", token="text3")
        self.rows: list[_Row] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE.tight)
        self.person_field = PersonField(theme, words, find, names_too=True)
        self.person_field.field.setObjectName("candidate_field")
        self.seats_field = NumberField(theme)
        self.seats_field.setText("1")
        self.seats_field.setObjectName("seats_edit")
        self.seats_block = FieldBlock(theme, self.seats_field, "")
        self.counts = CountsForm(theme, words, find)
        self.counts.show_mode(AdoptionMode.ELECTION, voices=False)
        self._arrange()
        self.person_field.added.connect(self.add)
        self.seats_field.textEdited.connect(lambda _text: self.edited.emit())
        self.counts.edited.connect(self.edited)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.votes_label)
        head.addSpacing(self._theme.height("control") + SPACE.near)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        column.addWidget(self.round_bar)
        column.addLayout(head)
        column.addLayout(self._list)
        column.addWidget(self.person_field)
        self.seats_block.setFixedWidth(self._theme.scaled(_WIDE))
        column.addWidget(self.seats_block, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(SPACE.near)
        column.addWidget(self.counts)

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Who stands, with the votes typed."""
        return tuple(replace(row.candidate, votes=row.votes.number or 0) for row in self.rows)

    @property
    def seats(self) -> int:
        """How many places there are; 1 while nothing can be read."""
        return self.seats_field.number or 1

    def add(self, chosen: Chosen) -> None:
        """Let somebody stand."""
        candidate_id = chosen.id or new_uuid(self._register.clock())
        self._put((*(row.candidate for row in self.rows), Candidate(id=candidate_id, name=chosen.name)))
        self.edited.emit()

    def clear(self) -> None:
        """Forget what was typed."""
        self.after = None
        self._put(())
        self.seats_field.setText("1")
        self.counts.clear()

    def propose(self, second: SecondRound | None) -> None:
        """Offer a second round after the last election."""
        self._round = second
        if second is None or self.after is not None:
            self.round_bar.clear()
            return
        _ = self._words.gettext
        names = ", ".join(one.name.in_language(self._words.language) for one in second.candidates)
        sentence = _("Decision {number} did not fill every place. Who stands again: {names}.")
        act = Act(text=_("Begin the second round"), run=self.begin_second_round, icon_name="arrow-right")
        self.round_bar.show_message(
            Message(
                kind="info", sentence=sentence.format(number=second.number, names=names), acts=(act,)
            )
        )  # fmt: skip

    def begin_second_round(self) -> None:
        """Let those stand again who have to."""
        second = self._round
        if second is None:
            return
        self.after = second.after
        self._put(tuple(replace(one, votes=0, elected=False) for one in second.candidates))
        self.seats_field.setText(str(second.seats))
        self.round_bar.clear()
        self.post_proposed.emit(second.post)
        self.edited.emit()
        if self.rows:
            self.rows[0].votes.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_wrong(self, name: object) -> None:
        """Mark the votes of a candidate as those that are refused."""
        for row in self.rows:
            if row.candidate.name == name:
                row.votes.set_wrong(True)

    def take_focus(self) -> None:
        """Begin with a candidate."""
        target = self.rows[0].votes if self.rows else self.person_field.field
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set the words."""
        _ = self._words.gettext
        self.title.setText(_("Candidates"))
        self.votes_label.setText(_("Votes"))
        self.person_field.set_texts(_("Add a candidate"), _("Name on the list, or any name"))
        self.seats_block.set_texts(_("Places"))
        self.counts.retranslate()
        for row in self.rows:
            row.retranslate(self._words)
        self.propose(self._round)

    def _put(self, candidates: Sequence[Candidate]) -> None:
        votes = {row.candidate.id: row.votes.text() for row in self.rows}
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [_Row(self._theme, one) for one in candidates]
        for row in self.rows:
            row.retranslate(self._words)
            row.votes.setText(votes.get(row.candidate.id, row.votes.text()))
            row.edited.connect(self.edited)
            row.removed.connect(lambda one=row: self._remove(one))
            self._list.addWidget(row)
            row.show()

    def _remove(self, gone: _Row) -> None:
        self._put(tuple(row.candidate for row in self.rows if row is not gone))
        self.person_field.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
