"""Everything that conduct mode can do, in its menu and on its keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from forumdesk.gui.conduct import keys
from forumdesk.gui.conduct.acts import Offered
from forumdesk.gui.conduct.drawer import DRAWERS

if TYPE_CHECKING:
    from forumdesk.gui.conduct.conduct_page import ConductPage


def offered(page: ConductPage) -> list[Offered]:
    """The acts of a page in groups: meeting, items, speakers, what is shown."""
    _ = page.words.gettext
    acts = page.acts.offered(page.words, page.parts.agenda.chosen_id)
    if page.state.current is not None:
        acts.append(Offered(text=_("End the item at an earlier time…"), key=keys.END, run=page.ask_end))
    queue, listed = page.state.queue, page.state.listed_queue
    acts.append(Offered())
    if page.state.item is not None:
        text = _("Open the list of speakers") if listed.list_closed else _("Close the list of speakers")
        acts.append(Offered(text=_("Add a speaker"), key="Ctrl+N", run=page.add))
        acts.append(Offered(text=text, key=keys.LIST, run=page.floor.toggle_list))
    if queue.speaking is not None:
        acts.append(Offered(text=_("Pause the speech"), key=keys.SPEECH_CLOCK, run=page.floor.pause))
        acts.append(Offered(text=_("End the speech"), key=keys.FINISH, run=page.floor.finish))
    acts.append(Offered())
    shown = page.parts.panel.shown
    if shown is not None and shown.by_name:
        text = _("Voices by name") if page.parts.calling.isHidden() else _("Back to the text")
        acts.append(Offered(text=text, key=keys.ROLL_CALL, run=page.deciding.toggle_roll))
    for name, (title, key) in DRAWERS.items():
        if name != "hall" or page.keeper is not None:
            acts.append(Offered(text=_(title), key=key, run=partial(page.show_drawer, name)))
    sitting = page.state.standing.sitting
    if sitting is not None and sitting.clock_shift and not sitting.closed:
        acts.append(Offered(text=_("Use the computer’s clock"), run=page.use_clock))
    acts.append(Offered())
    acts.append(Offered(text=_("Leave conduct mode"), key="F5", run=page.left.emit))
    return acts


def fill_menu(page: ConductPage) -> None:
    """Fill the menu of a page; an act without words is a line between groups."""
    menu = page.parts.head.menu
    menu.clear()
    for act in offered(page):
        if act.run is None:
            menu.addSeparator()
            continue
        text = act.text.replace("&", "&&")
        action = menu.addAction(f"{text}\t{act.key}" if act.key else text)
        action.triggered.connect(partial(_run, act.run))


def _run(act: Callable[[], object], _checked: bool = False) -> None:
    act()


def bind_keys(page: ConductPage) -> None:
    """Let the keys act wherever the focus is on the page."""
    chair, floor, acts = page.parts.chair, page.floor, page.acts
    bound: tuple[tuple[str, Callable[[], object]], ...] = (
        (keys.GO_ON, acts.go_on),
        (keys.BREAK, acts.interrupt),
        (keys.CLOSE, acts.close),
        (keys.ITEM_CLOCK, acts.item_clock),
        (keys.DEFER, lambda: acts.defer(None)),
        (keys.END, page.ask_end),
        (keys.SPEECH_CLOCK, floor.pause),
        (keys.FINISH, floor.finish),
        (keys.LIST, floor.toggle_list),
        (keys.NOTES, page.edit_selected),
        (keys.MODE_BEFORE, lambda: page.deciding.step(-1)),
        (keys.MODE_AFTER, lambda: page.deciding.step(1)),
        (keys.ROLL_CALL, page.deciding.toggle_roll),
        (keys.LANGUAGE, page.next_language),
        (keys.SENTENCE_BEFORE, lambda: chair.step(-1)),
        (keys.SENTENCE_AFTER, lambda: chair.step(1)),
        (keys.COPY, chair.copy),
        *((key, partial(page.show_drawer, name)) for name, (_title, key) in DRAWERS.items()),
    )
    for key, act in bound:
        keys.bind(page, key, act)
