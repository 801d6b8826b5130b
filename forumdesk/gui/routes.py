"""What each act of the window does, and what is done for each signal with which a page asks for something."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from forumdesk.gui.dialogs.about import AboutDialog
from forumdesk.gui.dialogs.keys import KeysDialog

if TYPE_CHECKING:
    from forumdesk.gui.main_window import MainWindow
    from forumdesk.gui.remembered import Remembered
    from forumdesk.gui.screen import Screen
    from forumdesk.gui.theme import Theme
    from forumdesk.gui.words import Words


def routes(window: MainWindow, theme: Theme, words: Words) -> dict[str, Callable[[], object]]:
    """For each act by name what it does in ``window``, or on the page that is in sight by then."""

    going = window.going

    def on_page(act: Callable[[Screen], object]) -> Callable[[], object]:
        return lambda: act(window.page) if window.page is not None else None

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
        "lock_desk": window.locked_desk.ask,
        "person_data": window.personal_data.show_person,
        "retention": window.personal_data.show_retention,
        "open_server": window.serving.ask_open,
        "move_register": window.serving.ask_move,
        "hand_over": going.hand_over_copy,
        "merge_copy": going.merge_copy,
        "open_sample": window.opening.open_sample,
        "close_register": window.close_register,
        "import_resolution": lambda: going.ask_for_import("resolution"),
        "import_participants": lambda: going.ask_for_import("participants"),
        "import_agenda": lambda: going.ask_for_import("agenda"),
        "import_event": lambda: going.ask_for_import("event"),
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
        "desk": going.show_desk,
        "conduct": going.show_conduct,
        "hall": going.show_hall,
        "next_speaker": on_page(lambda page: page.next_speaker()),
        "record": on_page(lambda page: page.record()),
        "print_out": on_page(lambda page: page.print_out()),
        "print_several": on_page(lambda page: page.print_several()),
        "end_of_day": window.ending_day.show,
        "new_meeting": going.add_meeting,
        "next_page": lambda: going.turn_page(1),
        "previous_page": lambda: going.turn_page(-1),
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
            conducts=going.conduct is not None,
            writes=going.writes,
        ).open(),
        "about": lambda: AboutDialog(theme, words, window).open(),
    }


def asked_by_pages(window: MainWindow, remembered: Remembered) -> dict[str, Callable[..., object]]:
    """For each signal that a page may have by name what the window does then."""

    def name_desk(name: str) -> None:
        remembered.change(desk_name=name)
        window.opening.name_desk(name)

    return {
        "page_asked": window.going.show_page,
        "desk_asked": window.going.show_desk,
        "import_asked": window.going.ask_for_import,
        "badges_asked": window.going.print_badges,
        "document_asked": window.going.print_document,
        "busy_changed": window.hold,
        "left": window.places.leave,
        "past_asked": window.time_travel.show,
        "undo_asked": window.steps.undo,
        "second_place_chosen": lambda place: remembered.change(backup_folder_2=place),
        "day_asked": window.ending_day.show,
        "desk_named": name_desk,
        "printing_chosen": lambda on: remembered.change(prints_badges=on),
        "spelling_chosen": lambda on: remembered.change(checks_spelling=on),
    }
