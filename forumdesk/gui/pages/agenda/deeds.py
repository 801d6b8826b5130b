"""What the page of the agenda does to items and papers: each act is one deed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtWidgets import QFileDialog

from forumdesk.domain.agenda import AgendaItem, IntoItselfError, ItemKind
from forumdesk.domain.errors import DomainError, KnownError
from forumdesk.domain.identifiers import AgendaItemId
from forumdesk.domain.papers import Paper
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.handing_out import ask_place
from forumdesk.gui.pages.agenda.paper_files import PaperViewer, read_file, safe_name
from forumdesk.gui.pages.agenda.places import Place, Where, is_there, place_at
from forumdesk.gui.pages.history.links import history_of
from forumdesk.services.meanwhile import ChangedMeanwhileError
from forumdesk.services.participants import full_name

if TYPE_CHECKING:
    from forumdesk.gui.pages.agenda.page import AgendaPage

_DRAFT = AgendaItemId(UUID(int=0))
_NAMED_BY = {"speaker_numbers": "speakers", "rapporteur_numbers": "rapporteurs"}
_KEYS = {"agenda.minutes": "minutes", "agenda.day_outside": "day"}
"""Which field of the form a refusal belongs to; all others to the title."""


class AgendaDeeds:
    """Connects the table and the panel of a page to the services."""

    def __init__(self, page: AgendaPage) -> None:
        self._page = page
        self._panel = page.item_panel
        self._register = page.register
        self.after: AgendaItemId | None = None
        self.draft = self._blank()
        self.viewer = PaperViewer()
        panel = self._panel
        panel.form.edited.connect(self._edit)
        panel.links.settled.connect(lambda key, numbers: self._edit(key, key, numbers))
        panel.move_asked.connect(self.move)
        panel.place_asked.connect(self.ask_place)
        panel.sub_item_asked.connect(page.add_sub_item)
        panel.remove_asked.connect(self.remove)
        panel.history_button.clicked.connect(self._show_history)
        panel.add_asked.connect(page.add_draft)
        panel.files_dropped.connect(self.add_papers)
        panel.papers.add_asked.connect(self._choose_papers)
        panel.papers.open_asked.connect(self.open_paper)
        panel.papers.save_asked.connect(self.save_paper)
        panel.papers.remove_asked.connect(self.remove_paper)
        page.table.dropped.connect(self._dropped)
        page.move_popup.chosen.connect(self._put_current)

    def _show_history(self) -> None:
        item = self._panel.item
        if item is not None:
            self._page.page_asked.emit(history_of(item.id))

    # Fields.

    def _edit(self, key: str, field: str, value: object, base: AgendaItem | None = None) -> None:
        form = self._panel.form
        changed = {field: value, **self._named_people(field, value)}
        if self._page.adding:
            self.draft = replace(self.draft, **changed)  # type: ignore[arg-type]
            form.show_kept(self.draft, key)
            return
        item = self._panel.item
        if item is None:
            return
        try:
            kept = self._register.agendas.edit(item.id, base=base or form.seen, **changed)
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
            form.settled_on(changed, kept)
            form.show_kept(kept, key)

    def _named_people(self, field: str, value: object) -> dict[str, object]:
        """Names for numbers just given, where nobody has written names yet."""
        item = self.draft if self._page.adding else self._panel.item
        if field not in _NAMED_BY or not isinstance(value, tuple) or item is None:
            return {}
        if getattr(item, _NAMED_BY[field]):
            return {}
        people = self._page.people
        names = [full_name(people[number].names) for number in value if number in people]
        texts = (", ".join(name.in_language(language) for name in names) for language in Language)
        return {_NAMED_BY[field]: LocalizedText(*texts)}

    # Places.

    def move(self, step: int) -> None:
        """Exchange the selected item with its neighbour on the same level."""
        self._on_current(lambda item: self._register.agendas.move(item.id, step))

    def indent(self) -> None:
        """Put the selected item below the one before it."""
        self._on_current(lambda item: self._register.agendas.indent(item.id))

    def outdent(self) -> None:
        """Put the selected item behind the one that it stands below."""
        self._on_current(lambda item: self._register.agendas.outdent(item.id))

    def _on_current(self, deed: Callable[[AgendaItem], object]) -> None:
        item = self._page.current()
        if item is None or self._page.adding:
            return
        self._page.settle()
        self._page.perform(lambda: deed(item))
        self._page.reload()

    def ask_place(self) -> None:
        """Open the pop-out with the places for the selected item."""
        item = self._page.current()
        if item is not None and not self._page.adding:
            self._page.settle()
            self._page.move_popup.open_for(item, self._page.all_items, self._page)

    def _put_current(self, place: Place) -> None:
        item = self._page.current()
        if item is not None:
            self.put(item, place)
            self._page.take_focus()

    def _dropped(self, item_id: AgendaItemId, row: int, where: str) -> None:
        items = self._page.all_items
        item = next((one for one in items if one.id == item_id), None)
        if item is None:
            return
        if row < 0:
            self.put(item, Place())
            return
        target = self._page.model.items[row]
        if target.id == item.id and Where(where) is Where.BELOW:
            self._page.show_error(IntoItselfError(number=item.number))
            return
        self.put(item, place_at(items, target, Where(where)))

    def put(self, item: AgendaItem, place: Place) -> None:
        """Put an item, with what is below it, to a place; one step, and none where it stands there already."""
        if is_there(self._page.all_items, item, place):
            self._page.message_bar.clear()
            return
        self._page.settle()
        self._page.perform(lambda: self._register.agendas.move_to(item.id, place.parent_id, place.before))
        self._page.reload()
        self._page.select_item(item.id)

    def remove(self) -> None:
        """Take the selected item and what is below it off the agenda."""
        item = self._page.current()
        if item is None or self._page.adding:
            return
        self._page.perform(lambda: self._register.agendas.remove(item.id))
        self._page.reload()
        if self._page.message_bar.isHidden():
            self._page.take_focus()

    # Something new.

    def begin(self, parent_id: AgendaItemId | None, after: AgendaItem | None) -> None:
        """Let the draft stand below a parent, behind another item and on its day; what was typed stays."""
        self.after = after.id if after is not None else None
        day = after.day if after is not None else self.draft.day
        self.draft = replace(self.draft, parent_id=parent_id, day=day)

    def add_draft(self) -> None:
        """Put the item in the panel on the agenda."""
        self._page.settle()
        draft, form = self.draft, self._panel.form
        if form.has_wrong():
            return
        try:
            item = self._register.agendas.add(
                self._page.meeting_id,
                draft.title,
                parent_id=draft.parent_id,
                after=self.after,
                **{name: getattr(draft, name) for name in _GIVEN},
            )
        except DomainError as error:
            key = _KEYS.get(error.code, f"title_{self._page.words.language}")
            form.block(key).set_wrong(self._page.words.catalogue.sentence(error))
            self._panel.reveal(form.field(key))
        except KnownError as error:
            self._page.show_error(error)
        else:
            self.draft = self._blank()
            self._page.welcome(item)

    def _blank(self) -> AgendaItem:
        return AgendaItem(
            id=_DRAFT,
            meeting_id=self._page.meeting_id,
            parent_id=None,
            position=0,
            number="",
            kind=ItemKind.INFORMATION,
            title=LocalizedText(),
        )

    # Papers.

    def _choose_papers(self) -> None:
        _ = self._page.words.gettext
        names, _kind = QFileDialog.getOpenFileNames(self._page, _("Add papers to the item"))
        self.add_papers([Path(name) for name in names])

    def add_papers(self, paths: object) -> None:
        """Keep files with the item in the panel; each is a deed, and one that is refused is said and left out."""
        item, refused = self._panel.item, None
        for path in cast("Sequence[Path]", paths):
            if item is None:
                return
            try:
                self._register.papers.add(item.id, path.name, read_file(path))
            except KnownError as error:
                refused = error
        if refused is None:
            self._page.message_bar.clear()
        else:
            self._page.show_error(refused)
        self._page.reload()

    def open_paper(self, paper: Paper) -> None:
        """Show a paper read-only with the program that the computer has for it."""
        papers = self._register.papers
        self._page.perform(lambda: self.viewer.open(paper, papers.content(paper.id)))

    def save_paper(self, paper: Paper) -> None:
        """Ask for a place and write a copy of a paper there."""
        _ = self._page.words.gettext
        page = self._page
        path = ask_place(page, page.words, _("Save a copy of the paper"), safe_name(paper.name), {})
        if path is not None:
            page.hand_out(
                path,
                [path.suffix.lower()],
                lambda out: page.write_out(out, lambda: self._register.papers.content(paper.id)),
            )

    def remove_paper(self, paper: Paper) -> None:
        """Take a paper off the item."""
        self._page.perform(lambda: self._register.papers.remove(paper.id))
        self._page.reload()


_GIVEN = (
    "kind", "day", "starts", "minutes", "speakers", "speaker_numbers", "section", "room", "rapporteurs",
    "rapporteur_numbers", "issues", "recommendations",
)  # fmt: skip
