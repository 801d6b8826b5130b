"""The delegations of a meeting: made from the countries in one act, with head, deputies, members, and one voice."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from forumdesk.domain.delegations import Delegation
from forumdesk.domain.errors import N_, DomainError, KnownError
from forumdesk.domain.identifiers import DelegationId, MeetingId
from forumdesk.domain.people import Participant, Role
from forumdesk.domain.people_list import ListFilter, ListOrder
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language, LocalizedText
from forumdesk.gui.models.participants_delegations import (
    COUNTRY,
    MEMBERS,
    VOICES,
    DelegationLine,
    DelegationsModel,
)
from forumdesk.gui.models.participants_words import ROLE_NAMES, surname_first
from forumdesk.gui.pages.participants.form import named_countries
from forumdesk.gui.pages.participants.side import SideView
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.beside import Beside
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.detail_panel import DetailField, DetailGroup, DetailPanel
from forumdesk.gui.widgets.empty_page import EmptyPage
from forumdesk.gui.widgets.kept_fields import KeptArea, KeptChoice, KeptField, blocks_of
from forumdesk.gui.widgets.rows import TwoLineDelegate
from forumdesk.gui.widgets.segmented import LANGUAGE_MARKS
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.words import Words
from forumdesk.gui.workspace import Workspace
from forumdesk.language.collation import sort_key
from forumdesk.services.events import ParticipantsChanged
from forumdesk.services.meanwhile import ChangedMeanwhileError

_WIDTHS: Final = {COUNTRY: 160, MEMBERS: 104, VOICES: 116}
_MEMBERS_MOST: Final = 60
_HEADS_MOST: Final = 2000
_UNNAMED: Final = N_("New delegation")


class DelegationsView(SideView):
    """A table of the delegations with a panel for the one selected."""

    concerns = (ParticipantsChanged,)

    def __init__(self, workspace: Workspace, meeting_id: MeetingId) -> None:
        super().__init__(workspace, meeting_id)
        self.model = DelegationsModel(self.words, self)
        self.table = TableView(self.theme, name="", delegate=TwoLineDelegate(self.theme))
        self.table.setModel(self.model)
        self.panel = DelegationPanel(self.theme, self.words)
        self.form_button = Button(self.theme, kind="main", icon_name="users-three", deed=CHANGE)
        self.add_button = Button(self.theme, icon_name="plus", deed=CHANGE)
        self.empty_page = EmptyPage(self.theme, "users-three", deed=CHANGE)
        self._body = QStackedWidget()
        self.beside = Beside(self.theme, self._body, self.panel)
        for name in ("table", "panel", "form_button", "add_button", "empty_page"):
            getattr(self, name).setObjectName(name)
        self._body.addWidget(self.table)
        self._body.addWidget(self.empty_page)
        self.bar.add_right(self.add_button)
        self.bar.add_right(self.form_button)
        self.column.addWidget(self.beside, 1)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.form_button.clicked.connect(self.form_by_country)
        self.add_button.clicked.connect(self.add)
        self.empty_page.main_asked.connect(self.form_by_country)
        self.empty_page.link_asked.connect(self.add)
        self.table.opened.connect(lambda _row: self.edit_selected())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_panel())
        self.panel.closed.connect(self._close_panel)
        self.panel.edited.connect(self._edit)
        self.panel.remove_button.clicked.connect(self.remove)

    def retranslate(self) -> None:
        """Set every text."""
        _ = self.words.gettext
        self.set_title(_("Delegations"))
        self.form_button.set_texts(_("Form by country"), name=_("Make a delegation for every country"))
        self.add_button.set_texts(_("Add"), name=_("Add a delegation"))
        self.table.set_texts(name=_("Delegations"))
        self.table.set_column_widths(_WIDTHS)
        self.panel.retranslate()
        self.empty_page.set_texts(
            _("There are no delegations yet."),
            _("They are made from the countries on the list in one step, or one by one."),
            main=_("Form by country"),
            link=_("add a delegation"),
        )

    def reload(self) -> None:
        """Read the delegations; the one selected stays selected."""
        row, before = self.table.currentIndex().row(), self._selected()
        try:
            lines = self._lines()
        except KnownError as error:
            self.show_error(error)
            return
        self.model.show(lines)
        self._body.setCurrentIndex(0 if lines else 1)
        self.form_button.setVisible(bool(lines))
        self.add_button.setVisible(bool(lines))
        places = [place for place, line in enumerate(lines) if before and line.delegation.id == before.id]
        if lines:
            self.table.selectRow(places[0] if places else min(max(row, 0), len(lines) - 1))
        self._show_panel()

    def _lines(self) -> list[DelegationLine]:
        service, language = self.register.participants, self.words.language
        counts = {one.key: one for one in service.statistics(self.meeting_id).by_delegation}
        heads: dict[DelegationId | None, str] = {}
        wanted = ListFilter(roles=frozenset({Role.HEAD_OF_DELEGATION}))
        for line in service.window(self.meeting_id, wanted, ListOrder(), language, 0, _HEADS_MOST):
            heads.setdefault(line.person.delegation_id, surname_first(line.person.names, language))
        lines = []
        for one in self.register.delegations.listed(self.meeting_id):
            count = counts.get(str(one.id))
            members, voices = (count.people, count.entitled) if count else (0, 0)
            lines.append(
                DelegationLine(delegation=one, head=heads.get(one.id, ""), members=members, voices=voices)
            )
        return sorted(lines, key=lambda line: sort_key(line.delegation.name.in_language(language)))

    def _selected(self) -> Delegation | None:
        row = self.table.currentIndex().row()
        return self.model.lines[row].delegation if 0 <= row < len(self.model.lines) else None

    def _show_panel(self) -> None:
        chosen = self._selected()
        if chosen is not None:
            members = self.perform(lambda: self.register.delegations.members(chosen.id))
            self.panel.show_delegation(chosen, members or ())
        self.beside.set_filled(chosen is not None)

    def _close_panel(self) -> None:
        self.panel.settle()
        self.beside.close_panel()
        self.table.setFocus()

    # Acts.

    def form_by_country(self) -> None:
        """Make a delegation for every country whose people have none."""
        self._do(lambda: self.register.delegations.form_by_country(self.meeting_id))
        self.take_focus()

    def add(self) -> None:
        """Make a delegation and go to its name."""
        _ = self.words.gettext
        name = LocalizedText().with_text(self.words.language, _(_UNNAMED))
        made = self.perform(lambda: self.register.delegations.add(self.meeting_id, name))
        self.reload()
        if made is not None:
            ids = [line.delegation.id for line in self.model.lines]
            self.table.selectRow(ids.index(made.id))
            self.edit_selected()

    def edit_selected(self) -> None:
        """Open the panel at the first name."""
        if self._selected() is not None:
            self.beside.open_panel()
            self.panel.reveal(self.panel.fields[self.words.language.value])

    def main_act(self) -> None:
        """Form the delegations."""
        self.form_by_country()

    def remove(self) -> None:
        """Dissolve the delegation; its members stay on the list."""
        chosen = self._selected()
        if chosen is not None:
            self._do(lambda: self.register.delegations.remove(chosen.id))
            self.take_focus()

    def _edit(self, key: str, field: str, value: object, base: Delegation | None = None) -> None:
        chosen = self.panel.delegation
        if chosen is None:
            return
        try:
            seen = base or self.panel.seen(key, chosen)
            self.register.delegations.edit(chosen.id, base=seen, **{field: value})
        except ChangedMeanwhileError as error:
            current = error.current
            self.offer(
                error,
                mine=lambda: self._edit(key, field, value, current),
                theirs=lambda: self.panel.show_kept(current, key),
            )
        except DomainError as error:
            self.panel.blocks[key].set_wrong(self.words.catalogue.sentence(error))
        except KnownError as error:
            self.show_error(error)
        else:
            self.message_bar.clear()

    def _do(self, deed: Callable[[], object]) -> None:
        self.perform(deed)
        self.reload()

    def take_focus(self) -> None:
        """Go into the table, or to the one thing to do."""
        target: QWidget = self.table if self.model.lines else self.empty_page
        target.setFocus(Qt.FocusReason.OtherFocusReason)


class DelegationPanel(DetailPanel):
    """One delegation: names, country, one voice, members. Emits `edited(key, field, value)`."""

    edited = Signal(str, str, object)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start with none."""
        super().__init__(theme, close="", parent=parent)
        self._words = words
        self._delegation: Delegation | None = None
        self._members: tuple[Participant, ...] = ()
        self.fields: dict[str, KeptField] = {
            **{language.value: KeptArea(theme) for language in STATE_LANGUAGE_FIRST},
            "country": KeptChoice(theme),
            "one_voice": KeptChoice(theme),
        }
        self.blocks = blocks_of(theme, self.fields, self._settled)
        self.remove_button = Button(theme, icon_name="trash", deed=CHANGE)
        self.remove_button.setObjectName("remove_button")
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.group)
        for block in self.blocks.values():
            column.addWidget(block)
        self.set_acts([self.remove_button])
        self.set_foot([form])

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.set_texts(close=_("Close"))
        self.remove_button.set_texts(
            _("Dissolve"), name=_("Dissolve the delegation; its members stay on the list")
        )
        marks, called = dict(LANGUAGE_MARKS), _("Name of the delegation")
        for language in STATE_LANGUAGE_FIRST:
            self.blocks[language.value].set_texts(f"{called} {marks[language.value]}")
        self.blocks["country"].set_texts(_("Country"))
        self.blocks["one_voice"].set_texts(_("Voices of the delegation"))
        self._choice("country").fill([(_("No country"), ""), *named_countries(self._words.language)])
        self._choice("one_voice").fill(
            [(_("Every member their own"), False), (_("One for all members"), True)]
        )

    def _choice(self, key: str) -> KeptChoice:
        field = self.fields[key]
        assert isinstance(field, KeptChoice)
        return field

    def show_delegation(self, delegation: Delegation, members: tuple[Participant, ...]) -> None:
        """Show a delegation and who belongs to it."""
        _, ngettext, language = self._words.gettext, self._words.ngettext, self._words.language
        anew = self._delegation is None or self._delegation.id != delegation.id
        self._delegation, self._members = delegation, members
        count = ngettext("{count} member", "{count} members", len(members)).format(count=len(members))
        self.set_head(delegation.name.in_language(language), count)
        for one in STATE_LANGUAGE_FIRST:
            self.fields[one.value].set_kept(delegation.name.get(one), anew=anew)
        self._choice("country").set_kept(delegation.country, anew=anew)
        self._choice("one_voice").set_kept(delegation.one_voice, anew=anew)
        shown = [
            DetailField(label=_(ROLE_NAMES[one.role]), value=self._named(one))
            for one in members[:_MEMBERS_MOST]
        ]
        self.set_groups([DetailGroup(heading=_("Members"), fields=shown)] if shown else [])

    @property
    def delegation(self) -> Delegation | None:
        """The delegation that is shown."""
        return self._delegation

    def seen(self, key: str, current: Delegation) -> Delegation:
        """The delegation as it was when a person began to change the field ``key``."""
        seen = self.fields[key].seen
        if key in ("country", "one_voice"):
            return replace(current, **{key: seen})  # type: ignore[arg-type]
        return replace(current, name=current.name.with_text(Language(key), str(seen)))

    def show_kept(self, delegation: Delegation, key: str) -> None:
        """Show what is kept, in place of what was typed into one field."""
        self.show_delegation(delegation, self._members)
        field = self.fields[key]
        value = (
            getattr(delegation, key) if isinstance(field, KeptChoice) else delegation.name.get(Language(key))
        )
        field.set_kept(value, anew=True)

    def settle(self) -> None:
        """Settle on everything that was typed."""
        for field in self.fields.values():
            field.settle()

    def _named(self, person: Participant) -> str:
        name = surname_first(person.names, self._words.language)
        if not person.has_voice:
            return name
        return self._words.gettext("{name}, has a voting right").format(name=name)

    def _settled(self, key: str, value: object) -> None:
        if self._delegation is None:
            return
        self.blocks[key].set_wrong("")
        if key in ("country", "one_voice"):
            self.edited.emit(key, key, value)
        else:
            language = next(one for one in STATE_LANGUAGE_FIRST if one.value == key)
            name = self._delegation.name.with_text(language, str(value))
            self.edited.emit(key, "name", name)
