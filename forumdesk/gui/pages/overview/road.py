"""How far the road of a meeting has come: one step for each page that leads on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.adoption import is_adopted
from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.theme import SPACE
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.road_step import RoadStep
from forumdesk.gui.workspace import Workspace

_KINDS = {"participants": "participants", "agenda": "agenda", "recommendations": "resolution"}


class RoadPart(QWidget):
    """Emits ``page_asked(key)`` from a step and ``import_asked(kind)`` where a step is still to be begun."""

    page_asked = Signal(str)
    import_asked = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        """Start with steps that say nothing."""
        super().__init__()
        self._register, self._words = workspace.register, workspace.words
        self._steps = {
            key: RoadStep(workspace.theme)
            for key in ("participants", "agenda", "recommendations", "decisions", "resolution")
        }
        self._empty: set[str] = set()
        self._title = Label(workspace.theme, role="section")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.tight)
        column.addWidget(self._title)
        column.addSpacing(SPACE.near)
        for key, step in self._steps.items():
            step.clicked.connect(lambda _checked=False, key=key: self._follow(key))
            column.addWidget(step)
        column.addStretch(1)

    def retranslate(self) -> None:
        """Set the title."""
        self._title.setText(self._words.gettext("The road of this meeting"))

    def show_meeting(self, meeting_id: MeetingId) -> None:
        """Say how far each step is."""
        _, ngettext = self._words.gettext, self._words.ngettext
        counts = self._register.participants.counts(meeting_id)
        items = len(self._register.agendas.items(meeting_id))
        text = self._register.resolutions.text(meeting_id)
        known = text.recommendations()
        decisions = self._register.decisions.decisions(meeting_id)
        adopted = is_adopted(text, decisions)
        self._step(
            "participants",
            _("Participants"),
            bool(counts.people),
            ngettext("{count} person", "{count} people", counts.people).format(count=counts.people)
            + " · "
            + ngettext("{count} entitled", "{count} entitled", counts.entitled).format(count=counts.entitled),
            _("Import the list"),
        )
        self._step(
            "agenda",
            _("Agenda"),
            bool(items),
            ngettext("{count} item", "{count} items", items).format(count=items),
            _("Import the agenda"),
        )
        self._step(
            "recommendations",
            _("Recommendations"),
            bool(known),
            ngettext("{count} recommendation", "{count} recommendations", len(known)).format(
                count=len(known)
            ),
            _("Import the text"),
        )
        self._step(
            "decisions",
            _("Decisions"),
            bool(decisions),
            ngettext("{count} decision", "{count} decisions", len(decisions)).format(count=len(decisions)),
            _("Nothing has been decided yet"),
        )
        self._step(
            "resolution",
            _("Resolution"),
            adopted,
            _("adopted"),
            _("not adopted: prints as a draft") if known else _("Import the text"),
        )

    def _step(self, key: str, title: str, done: bool, words: str, open_words: str) -> None:
        self._steps[key].set_step(title, words if done else open_words, done=done)
        (self._empty.discard if done else self._empty.add)(key)

    def _follow(self, key: str) -> None:
        if key in self._empty and key in _KINDS:
            self.import_asked.emit(_KINDS[key])
        else:
            self.page_asked.emit(key)
