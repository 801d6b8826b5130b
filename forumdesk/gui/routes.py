"""What each act of the window does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from forumdesk.gui.dialogs.about import AboutDialog
from forumdesk.gui.dialogs.keys import KeysDialog

if TYPE_CHECKING:
    from forumdesk.gui.main_window import MainWindow
    from forumdesk.gui.screen import Screen
    from forumdesk.gui.theme import Theme
    from forumdesk.gui.words import Words


def routes(window: MainWindow, theme: Theme, words: Words) -> dict[str, Callable[[], object]]:
    """For each act by name what it does in ``window``, or on the page that is in sight by then."""

    def on_page(act: Callable[[Screen], object]) -> Callable[[], object]:
        return lambda: act(window.page) if window.page is not None else None

    def turn_page(step: int) -> None:
        if window.view is not None and window.places.page is None:
            window.view.tabs.choose_next(step)

    return {
        "new_register": window.opening.ask_new,
        "open_register": window.opening.ask_open,
        "open_view": window.opening.ask_view,
        "encrypt": lambda: window.protecting.encrypt(window.register, window.close_register),
        "change_passphrase": lambda: window.protecting.change(window.register, window.close_register),
        "recovery_sheet": lambda: window.protecting.show_sheet(window.register),
        "decrypt": lambda: window.protecting.decrypt(window.register, window.close_register),
        "encrypt_file": window.protecting.encrypt_file,
        "open_encrypted": window.protecting.open_file,
        "lock_desk": window.lock_desk,
        "person_data": window.show_person_data,
        "retention": window.show_retention,
        "open_server": window.serving.ask_open,
        "move_register": window.serving.ask_move,
        "hand_over": window.hand_over_copy,
        "merge_copy": window.merge_copy,
        "open_sample": window.opening.open_sample,
        "close_register": window.close_register,
        "import_resolution": lambda: window.ask_for_import("resolution"),
        "import_participants": lambda: window.ask_for_import("participants"),
        "import_agenda": lambda: window.ask_for_import("agenda"),
        "import_event": lambda: window.ask_for_import("event"),
        "verify": lambda: window.verifying.show("handout"),
        "verify_register": lambda: window.verifying.show("register"),
        "secretary_key": lambda: window.verifying.show("key"),
        "quit": window.close,
        "undo": window.steps.undo,
        "redo": window.steps.redo,
        "edit_selected": on_page(lambda page: page.edit_selected()),
        "find_here": on_page(lambda page: page.find_here()),
        "sort": on_page(lambda page: page.sort()),
        "next_problem": on_page(lambda page: page.next_problem(1)),
        "previous_problem": on_page(lambda page: page.next_problem(-1)),
        "add": on_page(lambda page: page.add()),
        "main_act": on_page(lambda page: page.main_act()),
        "desk": window.show_desk,
        "conduct": window.show_conduct,
        "hall": window.show_hall,
        "next_speaker": on_page(lambda page: page.next_speaker()),
        "record": on_page(lambda page: page.record()),
        "print_out": on_page(lambda page: page.print_out()),
        "print_several": on_page(lambda page: page.print_several()),
        "end_of_day": window.ending_day.show,
        "new_meeting": lambda: window.view.add_meeting() if window.view else None,
        "next_page": lambda: turn_page(1),
        "previous_page": lambda: turn_page(-1),
        "light": lambda: window.appearance.choose_mode("light"),
        "dark": lambda: window.appearance.choose_mode("dark"),
        "system": lambda: window.appearance.choose_mode("system"),
        "larger": lambda: window.appearance.resize_text(10),
        "smaller": lambda: window.appearance.resize_text(-10),
        "keys": lambda: KeysDialog(
            theme,
            words,
            window.actions_by_name,
            window,
            conducts=window.conduct is not None,
            writes=window.writes,
        ).open(),
        "about": lambda: AboutDialog(theme, words, window).open(),
    }
