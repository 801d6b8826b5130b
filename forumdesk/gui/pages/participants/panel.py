"""The panel beside the list of participants: one person, several, or one who is being added."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forumdesk.domain.accreditation import STATE_NAMES, AccreditationState
from forumdesk.domain.attendance import Movement
from forumdesk.domain.delegations import Delegation
from forumdesk.domain.identifiers import DelegationId
from forumdesk.domain.meetings import DEFAULT_TIME_ZONE, Meeting
from forumdesk.domain.people import Participant
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.gui.models.participants_words import (
    ROLE_NAMES,
    STANDING_LABELS,
    STANDING_LOOKS,
    STATE_LOOKS,
    capitalised,
    name_in_full,
    passage_time,
)
from forumdesk.gui.pages.participants.admission import AdmissionPart
from forumdesk.gui.pages.participants.cases import NameFormsPart
from forumdesk.gui.pages.participants.form import ParticipantForm, named_countries
from forumdesk.gui.pages.participants.letters import letters_sentence, strange_letters
from forumdesk.gui.pages.participants.many import ManyPart
from forumdesk.gui.pages.participants.number import IdentityNumberPart
from forumdesk.gui.pages.participants.photo import PhotoPart
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.chip import Chip, ChipKind
from forumdesk.gui.widgets.deed_holding import ARRIVED, CHANGE, LEFT
from forumdesk.gui.widgets.detail_panel import DetailField, DetailGroup, DetailPanel
from forumdesk.gui.widgets.fold import Fold
from forumdesk.gui.widgets.message_bar import Act, Message, MessageBar
from forumdesk.gui.widgets.segmented import LANGUAGE_MARKS
from forumdesk.gui.words import Words
from forumdesk.language.collation import sort_key
from forumdesk.language.numbers import whole
from forumdesk.services.attendance import DoorView

_MISSING = "–"
_ACTS = ("add_button", "arrive_button", "leave_button", "print_button", "give_button", "take_button",
         "remove_button")  # fmt: skip
_KEPT_OUT = (AccreditationState.REFUSED, AccreditationState.REPLACED)
_CHIP_KINDS: dict[str, ChipKind] = {"ok": "ok", "bad": "bad", "warn": "warn"}


class ParticipantPanel(DetailPanel):
    """Its acts are buttons and parts by name; emits `repair_asked` for the letters of another alphabet."""

    voice_asked = Signal(bool)
    repair_asked = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start with nobody."""
        super().__init__(theme, close="", parent=parent)
        self._words = words
        self._view: DoorView | None = None
        self._draft = False
        self._zone = ZoneInfo(DEFAULT_TIME_ZONE)
        self._languages: tuple[Language, ...] = STATE_LANGUAGE_FIRST
        self._day: date | None = None
        self._delegations: Sequence[Delegation] = ()
        self.letters_bar = MessageBar(theme)
        self.photo_part = PhotoPart(theme, words)
        self.form = ParticipantForm(theme, words)
        self.admission_part = AdmissionPart(theme, words)
        self.forms_part = NameFormsPart(theme, words)
        self.number_part = IdentityNumberPart(theme, words)
        self.many_part = ManyPart(theme, words)
        self.forms_fold = Fold(theme, self.forms_part)
        self.number_fold = Fold(theme, self.number_part)
        self.add_button = Button(theme, kind="main", icon_name="plus", deed=CHANGE)
        self.arrive_button = Button(theme, icon_name="sign-in", deed=ARRIVED)
        self.leave_button = Button(theme, icon_name="sign-out", deed=LEFT)
        self.print_button = Button(theme, icon_name="printer")
        self.give_button = Button(theme, icon_name="hand", deed=CHANGE)
        self.take_button = Button(theme, icon_name="hand", deed=CHANGE)
        self.remove_button = Button(theme, icon_name="trash", deed=CHANGE)
        self.history_button = Button(theme, kind="link")
        self._parts = (self.letters_bar, self.photo_part, self.form, self.admission_part, self.forms_fold,
                       self.number_fold, self.history_button)  # fmt: skip
        for name in (*_ACTS, "history_button", "form", "letters_bar", "photo_part", "admission_part", "forms_part",
                     "number_part", "many_part", "forms_fold", "number_fold"):  # fmt: skip
            getattr(self, name).setObjectName(name)
        self.give_button.clicked.connect(lambda: self.voice_asked.emit(True))
        self.take_button.clicked.connect(lambda: self.voice_asked.emit(False))
        self.form.language_chosen.connect(lambda: self._show_forms(anew=True))
        self.set_acts([getattr(self, name) for name in _ACTS])
        self.set_foot([*self._parts, self.many_part])

    @property
    def view(self) -> DoorView | None:
        """The one person whom the panel shows; the draft is none."""
        return self._view

    @property
    def is_draft(self) -> bool:
        """Tell whether the panel shows a person who is not yet on the list."""
        return self._draft

    def first_act(self) -> Button:
        """The first act that is offered."""
        acts: list[Button] = [getattr(self, name) for name in _ACTS]
        return next(button for button in acts if not button.isHidden())

    def settle(self) -> None:
        """Settle on everything that was typed and not yet told."""
        self.form.settle()
        if self._view is not None:
            for field in self.forms_part.fields.values():
                field.settle()
            self.number_part.number_edit.settle()

    def has_wrong(self) -> bool:
        """Tell whether a value stands refused."""
        return self.form.has_wrong()

    def retranslate(self) -> None:
        """Set the words that do not depend on the person; the rest comes with the next `show_…`."""
        _ = self._words.gettext
        self.set_texts(close=_("Close"))
        self.add_button.set_texts(_("Add to the list"))
        self.arrive_button.set_texts(_("Mark arrival"))
        self.leave_button.set_texts(_("Mark departure"))
        self.give_button.set_texts(_("Give voting right"))
        self.take_button.set_texts(_("Take voting right away"))
        self.remove_button.set_texts(_("Remove from the list"))
        self.history_button.set_texts(_("History of this person"))
        self.forms_fold.set_texts(_("Forms of the name"))
        self.number_fold.set_texts(_("Identity number for the pass list"))
        for part in (self.form, self.photo_part, self.admission_part, self.forms_part, self.number_part):
            part.retranslate()
        self.many_part.retranslate(named_countries(self._words.language))
        self.set_delegations(self._delegations)

    def set_meeting(self, meeting: Meeting, languages: Sequence[Language]) -> None:
        """Know the meeting, and in which languages its body needs names."""
        self._zone = ZoneInfo(meeting.time_zone)
        self._languages = tuple(languages)
        self._day = meeting.first_day
        self.number_part.set_meeting(meeting)

    def set_delegations(self, delegations: Sequence[Delegation]) -> None:
        """Offer these delegations."""
        self._delegations = delegations
        named = self.delegation_names()
        self.form.set_delegations(named)
        self.many_part.set_delegations(named)

    def delegation_names(self) -> list[tuple[str, DelegationId]]:
        """Names and identifiers of the delegations, in the order of the names."""
        language = self._words.language
        named = [(one.name.in_language(language), one.id) for one in self._delegations]
        return sorted(named, key=lambda pair: sort_key(pair[0]))

    def show_person(self, view: DoorView, passages: Sequence[Movement], photo: bytes | None) -> None:
        """Show one person with everything that is kept of them, every passage through the door too."""
        person, before = view.person, self._view
        present = view.presence.standing.is_present
        anew = before is None or before.person.id != person.id
        self._view, self._draft = view, False
        if anew:
            self.number_fold.close_up()
        self.print_button.set_texts(self._words.gettext("Print badge"))
        self._offer(
            arrive_button=not present and person.accreditation.state not in _KEPT_OUT,
            leave_button=present,
            print_button=person.accreditation.counts,
            give_button=not person.entitled,
            take_button=person.entitled,
            remove_button=True,
        )
        for part in self._parts:
            part.show()
        self.many_part.hide()
        language = self._words.language
        self.set_head(name_in_full(person.names, language), person.post.in_language(language))
        self.set_chips(self._states(view))
        self.set_groups([self._names(person)])
        self.photo_part.show_photo(photo)
        self.form.show_person(person, anew=anew)
        self.form.show_delegation_act(self._delegation_act(person))
        self.admission_part.show_view(view, passages, self._zone, anew=anew)
        self._show_forms(anew=anew)
        self._show_letters(person)

    def show_many(self, count: int) -> None:
        """Show how many are selected, and the acts that fit all."""
        ngettext = self._words.ngettext
        self._view, self._draft = None, False
        acts = ("print_button", "give_button", "take_button", "remove_button")
        self._offer(**dict.fromkeys(acts, count > 0))
        self.print_button.set_texts(self._words.gettext("Print badges"))
        for part in self._parts:
            part.hide()
        self.many_part.setVisible(count > 0)
        words = ngettext("{count} selected", "{count} selected", count)
        self.set_head(capitalised(words.format(count=whole(count, self._words.language))))
        self.set_chips([])
        self.set_groups([])

    def show_draft(self, person: Participant, *, anew: bool) -> None:
        """Show a person who is not yet on the list."""
        _ = self._words.gettext
        self._view, self._draft = None, True
        self._offer(add_button=True)
        for part in (*self._parts, self.many_part):
            part.setVisible(part is self.form)
        self.set_head(_("New participant"), _("Kept when you add the person to the list."))
        self.set_chips([])
        self.set_groups([])
        self.form.show_delegation_act("")
        self.form.show_person(person, anew=anew)

    def _offer(self, **offered: bool) -> None:
        for name in _ACTS:
            getattr(self, name).setVisible(offered.get(name, False))

    def _delegation_act(self, person: Participant) -> str:
        known = {one.country for one in self._delegations}
        if person.delegation_id is not None or not person.country or person.country in known:
            return ""
        return self._words.gettext("Make a delegation of the country")

    def _show_forms(self, *, anew: bool) -> None:
        if self._view is not None:
            self.forms_part.show_person(self._view.person, self.form.language, anew=anew)

    def _show_letters(self, person: Participant) -> None:
        found = strange_letters(person)
        if not found:
            self.letters_bar.clear()
            return
        _, ngettext = self._words.gettext, self._words.ngettext
        more = len(found) - 1
        detail = ngettext("And {count} more word.", "And {count} more words.", more).format(count=more)
        act = _("Write Cyrillic") if found[0].is_latin and not more else _("Repair the letters")
        self.letters_bar.show_message(
            Message(
                kind="warn",
                sentence=letters_sentence(found[0], self._words),
                detail=detail if more else "",
                acts=(Act(text=act, run=self.repair_asked.emit),),
            )
        )

    def _states(self, view: DoorView) -> list[Chip]:
        _, person, presence = self._words.gettext, view.person, view.presence
        icon, token = STATE_LOOKS[person.accreditation.state]
        chips = []
        if presence.first_at is not None:
            arrival, tone = STANDING_LOOKS[presence.standing]
            words = f"{_(STANDING_LABELS[presence.standing])} {passage_time(presence, self._zone)}"
            words = capitalised(words)
            chips.append(self._chip(words, arrival, _CHIP_KINDS.get(tone, "neutral")))
        chips += [
            self._chip(
                capitalised(_(STATE_NAMES[person.accreditation.state])),
                icon,
                _CHIP_KINDS.get(token, "neutral"),
            ),
            self._chip(
                _("Has a voting right") if person.entitled else _("No voting right"),
                "hand",
                "accent" if person.entitled else "neutral",
            ),
            self._chip(_(ROLE_NAMES[person.role])),
        ]
        if not person.country:
            chips.append(self._chip(_("No country"), "warning", "warn"))
        if self._day is not None and not person.post_is_held(self._day):
            chips.append(self._chip(_("Not in post on the day"), "warning", "warn"))
        marks = dict(LANGUAGE_MARKS)
        chips += [
            self._chip(_("No name: {language}").format(language=marks[one.value]), "warning", "warn")
            for one in self._languages
            if not person.names.get(one)
        ]
        return chips

    def _chip(self, text: str, icon_name: str = "", kind: ChipKind = "neutral") -> Chip:
        return Chip(self._theme, text, kind=kind, icon_name=icon_name)

    def _names(self, person: Participant) -> DetailGroup:
        fields = []
        for code, mark in LANGUAGE_MARKS:
            language = Language(code)
            shown = name_in_full(person.names, language) if person.names.get(language) else _MISSING
            fields.append(DetailField(label=mark, value=shown))
        return DetailGroup(heading=self._words.gettext("Name in three languages"), fields=fields, narrow=True)
