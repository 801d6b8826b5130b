"""What the page of participants does to people: each act of the panel is one deed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QApplication, QFileDialog

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.errors import DomainError, KnownError
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.people import Names, Participant
from forumdesk.domain.people_list import ListedPerson
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.long_act import MANY
from forumdesk.gui.pages.history.links import history_of
from forumdesk.gui.pages.participants.letters import repaired
from forumdesk.gui.widgets.message_bar import Message
from forumdesk.language.numbers import whole
from forumdesk.services.meanwhile import ChangedMeanwhileError

if TYPE_CHECKING:
    from forumdesk.gui.pages.participants.page import ParticipantsPage

_NOT_GIVEN = ("id", "meeting_id", "number", "name_forms", "accreditation")


class PeopleDeeds:
    """Connects the panel of a page to the services."""

    def __init__(self, page: ParticipantsPage) -> None:
        self._page = page
        self._panel = page.person_panel
        self._register = page.register
        self._draft = self._blank()
        panel = self._panel
        panel.form.edited.connect(self._edit)
        panel.form.make_delegation_asked.connect(self._make_delegation)
        panel.voice_asked.connect(self._set_voice)
        panel.print_button.clicked.connect(page.print_out)
        panel.remove_button.clicked.connect(self.remove)
        panel.history_button.clicked.connect(self._show_history)
        panel.add_button.clicked.connect(page.add_draft)
        panel.arrive_button.clicked.connect(lambda: self._pass(self._register.attendance.arrive))
        panel.leave_button.clicked.connect(lambda: self._pass(self._register.attendance.leave))
        panel.repair_asked.connect(self._repair)
        panel.photo_part.choose_asked.connect(self._choose_photo)
        panel.photo_part.remove_asked.connect(lambda: self._set_photo(None))
        panel.admission_part.move_asked.connect(self._move)
        panel.admission_part.replace_asked.connect(self._replace)
        panel.admission_part.take_back_asked.connect(lambda: self._pass(self._register.attendance.take_back))
        panel.forms_part.corrected.connect(self._correct_form)
        panel.number_fold.opened.connect(self._show_number)
        panel.number_part.settled.connect(self._set_number)
        panel.number_part.erase_asked.connect(self._erase_numbers)
        panel.many_part.move_asked.connect(self._move)
        panel.many_part.field_chosen.connect(self._set_field)

    # What is shown.

    def show_person(self, person: Participant) -> None:
        """Show one person, as kept now, in the panel."""

        def read() -> None:
            attendance = self._register.attendance
            self._panel.show_person(
                attendance.at_the_door(person.id),
                attendance.of_person(person.id),
                self._register.participants.photo(person.id),
            )

        try:
            read()
        except KnownError as error:
            self._page.show_error(error)

    def show_draft(self) -> None:
        """Show the person who is being added."""
        self._panel.show_draft(self._draft, anew=not self._panel.is_draft)

    def lines_of(self, people: Sequence[ParticipantId], row: int) -> dict[int, ListedPerson]:
        """The lines of those of these people who are still on the list, from a row on."""
        lines: dict[int, ListedPerson] = {}
        for one in people:
            try:
                view = self._register.attendance.at_the_door(one)
            except KnownError:
                continue  # removed meanwhile
            lines[max(row, 0) + len(lines)] = ListedPerson(person=view.person, presence=view.presence)
        return lines

    # One person.

    def _show_history(self) -> None:
        view = self._panel.view
        if view is not None:
            self._page.page_asked.emit(history_of(view.person.id))

    def _edit(self, key: str, field: str, value: object, base: Participant | None = None) -> None:
        form, view = self._panel.form, self._panel.view
        if view is None:
            self._draft = replace(self._draft, **{field: value})  # type: ignore[arg-type]
            form.show_person(self._draft, anew=False)
            return
        try:
            if field == "delegation_id":
                self._register.delegations.assign([view.person.id], value, base=base or form.seen)  # type: ignore[arg-type]
                kept = self._register.participants.participant(view.person.id)
            else:
                kept = self._register.participants.edit(
                    view.person.id, base=base or form.seen, **{field: value}
                )
        except ChangedMeanwhileError as error:
            current = error.current
            self._page.offer(
                error,
                mine=lambda: self._edit(key, field, value, current),
                theirs=lambda: form.show_kept(current, key),
            )
        except DomainError as error:
            form.block(key).set_wrong(self._page.words.catalogue.sentence(error))
        except KnownError as error:
            self._page.show_error(error)
        else:
            self._page.message_bar.clear()
            form.settled_on(field, kept)
            form.show_kept(kept, key)

    def _make_delegation(self) -> None:
        view = self._panel.view
        if view is None:
            return
        person, service = view.person, self._register.delegations

        self._do(lambda: service.add_with(person.meeting_id, LocalizedText(), person.country, (person.id,)))

    def _pass(self, deed: Callable[[ParticipantId], object]) -> None:
        view = self._panel.view
        if view is not None:
            person = view.person.id
            self._do_staying(lambda: deed(person))

    def _repair(self) -> None:
        view = self._panel.view
        if view is not None:
            person = view.person
            self._do(lambda: self._register.participants.edit(person.id, base=person, **repaired(person)))

    def _choose_photo(self) -> None:
        _ = self._page.words.gettext
        kinds = _("Pictures (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff)")
        name, _kind = QFileDialog.getOpenFileName(self._page, _("Choose a photo"), "", kinds)
        if name:
            self.take_photo(Path(name))

    def take_photo(self, path: Path) -> None:
        """Make a small photo of a picture and keep it."""
        from forumdesk.exchange.photos import read_photo

        jpeg = self._page.perform(lambda: read_photo(path))
        if jpeg is not None:
            self._set_photo(jpeg)

    def _set_photo(self, jpeg: bytes | None) -> None:
        view = self._panel.view
        if view is not None:
            person = view.person.id
            self._do(lambda: self._register.participants.set_photo(person, jpeg))

    def _replace(self, names: Names) -> None:
        view = self._panel.view
        if view is None:
            return
        try:
            successor = self._register.accreditation.replace(view.person.id, names)
        except DomainError as error:
            sentence = self._page.words.catalogue.sentence(error)
            self._panel.admission_part.replace_form.set_wrong(sentence)
        except KnownError as error:
            self._page.show_error(error)
        else:
            self._page.welcome(successor.id)

    def _correct_form(self, language: str, case: str, form: str) -> None:
        view = self._panel.view
        if view is None:
            return
        service, part, person = self._register.participants, self._panel.forms_part, view.person.id

        def correct(seen: str) -> Participant:
            return service.set_name_form(person, Language(language), case, form, base=seen)

        def show_now() -> None:
            part.show_person(service.participant(person), Language(language), anew=True)

        seen = part.fields[case].seen
        if self._page.perform_on(seen, correct, theirs=show_now) is not None:
            show_now()

    # Identity numbers.

    def _show_number(self) -> None:
        view = self._panel.view
        if view is not None:
            numbers = self._page.perform(lambda: self._register.passes.numbers(view.person.meeting_id))
            self._panel.number_part.show_number((numbers or {}).get(view.person.id, ""))

    def _set_number(self, number: str) -> None:
        view = self._panel.view
        if view is not None:
            person, passes = view.person, self._register.passes
            self._page.perform(lambda: passes.set_numbers(person.meeting_id, {person.id: number}))
            self._show_number()

    def _erase_numbers(self) -> None:
        self._page.perform(lambda: self._register.passes.erase(self._page.meeting_id))
        self._show_number()

    # Everybody selected.

    def _set_voice(self, entitled: bool) -> None:
        self._change(lambda ids: self._many(ids, entitled=entitled))
        panel = self._panel
        if not self._page.long_act.is_busy:
            self._page.reveal_act(panel.take_button if panel.give_button.isHidden() else panel.give_button)

    def _set_field(self, field: str, value: object) -> None:
        if field == "delegation_id":
            self._change(lambda ids: self._register.delegations.assign(ids, value))  # type: ignore[arg-type]
        else:
            self._change(lambda ids: self._many(ids, **{field: value}))
        self._panel.many_part.show_nothing_chosen()

    def _move(self, state: AccreditationState) -> None:
        ids = self._page.selected_ids()
        if len(ids) > MANY:
            self._do_long(len(ids), lambda: self._register.accreditation.move(ids, state))
        else:
            self._do_staying(lambda: self._register.accreditation.move(ids, state))

    def _many(self, ids: Sequence[ParticipantId], **values: Any) -> object:
        service = self._register.participants
        return service.edit(ids[0], **values) if len(ids) == 1 else service.edit_many(ids, **values)

    def _change(self, deed: Callable[[Sequence[ParticipantId]], object]) -> None:
        ids = self._page.selected_ids()
        if len(ids) > MANY:
            self._do_long(len(ids), lambda: deed(ids))
        elif ids and not self._page.adding:
            self._do(lambda: deed(ids))

    def remove(self) -> None:
        """Take whoever is selected off the list, as one deed."""
        ids = self._page.selected_ids()
        if not ids or self._page.adding:
            return
        service = self._register.participants
        if len(ids) > MANY:
            self._do_long(len(ids), lambda: service.remove_many(ids))
            return
        self._do(lambda: service.remove(ids[0]) if len(ids) == 1 else service.remove_many(ids))
        if self._page.message_bar.isHidden():
            self._page.take_focus()

    def _do_staying(self, deed: Callable[[], object]) -> None:
        """Do a deed; when the button of it goes, the focus stays among the acts."""
        focused = QApplication.focusWidget()
        self._do(deed)
        if focused is not None and self._panel.isAncestorOf(focused) and not focused.isVisible():
            self._page.reveal_act(self._panel.first_act())

    def _do_long(self, count: int, deed: Callable[[], object]) -> None:
        """Do a deed on many people in the worker; until it is done nothing else can be done in the window."""
        page = self._page
        if page.long_act.is_busy:
            sentence = page.words.gettext("The list is being exported. Wait for the end of it, or cancel it.")
            page.message_bar.show_message(Message(kind="info", sentence=sentence))
            return
        words = page.words.ngettext(
            "{count} person is being changed …", "{count} people are being changed …", count
        )
        page.hold(True)
        page.long_act.run(
            lambda _progress: deed(),
            lambda _result: self._done_long(),
            self._failed_long,
            sentence=words.format(count=whole(count, page.words.language)),
        )

    def _done_long(self) -> None:
        self._page.hold(False)
        self._page.message_bar.clear()
        self._page.reload()
        self._page.take_focus()

    def _failed_long(self, error: KnownError) -> None:
        self._page.hold(False)
        self._page.show_error(error)

    def _do(self, deed: Callable[[], object]) -> None:
        self._page.perform(deed)
        self._page.reload()

    # Somebody new.

    def add_draft(self) -> None:
        """Put the person in the panel on the list."""
        form = self._panel.form
        values = {one.name: getattr(self._draft, one.name) for one in fields(Participant)}
        for name in _NOT_GIVEN:
            del values[name]
        try:
            person = self._register.participants.add(self._page.meeting_id, **values)
        except DomainError as error:
            form.block("family").set_wrong(self._page.words.catalogue.sentence(error))
            self._panel.reveal(form.field("family"))
        except KnownError as error:
            self._page.show_error(error)
        else:
            self._draft = self._blank()
            self._page.welcome(person.id)

    def _blank(self) -> Participant:
        return Participant(
            id=ParticipantId(UUID(int=0)), meeting_id=self._page.meeting_id, number=0, names=Names()
        )
