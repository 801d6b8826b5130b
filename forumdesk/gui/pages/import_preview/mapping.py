"""The menu of a column: what it may be read as."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from forumdesk.domain.errors import N_
from forumdesk.exchange.participant_columns import FIELDS, IGNORE
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words

_GROUPS: Final = (
    (N_("Name in Kazakh"), ("family_kk", "given_kk", "patronymic_kk", "full_kk")),
    (N_("Name in Russian"), ("family_ru", "given_ru", "patronymic_ru", "full_ru")),
    (N_("Name in English"), ("family_en", "given_en", "patronymic_en", "full_en")),
    (N_("Name, language by its letters"), ("family", "given", "patronymic", "full")),
    (N_("Organisation"), ("organisation", "organisation_kk", "organisation_ru", "organisation_en")),
    (N_("Post"), ("post", "post_kk", "post_ru", "post_en", "post_from", "post_until")),
)
_LABELS: Final = {field.name: field.label for field in FIELDS}


def field_label(field: str, words: Words) -> str:
    """The full name of a field."""
    return words.gettext(_LABELS.get(field or IGNORE, field))


def field_menu(
    parent: QWidget, theme: Theme, words: Words, current: str, choose: Callable[[str], None]
) -> QMenu:
    """Every field once, names, organisations and posts in menus of their own; the current one is ticked."""
    menu = _menu(parent, theme, words.gettext("Read this column as"))
    only_one = QActionGroup(menu)
    make = partial(_add, words=words, current=current, choose=choose, only_one=only_one)
    make(menu, IGNORE)
    menu.addSeparator()
    grouped = {name for _, names in _GROUPS for name in names}
    plain = [field.name for field in FIELDS if field.name not in grouped and field.name != IGNORE]
    make(menu, plain[0])
    for title, names in _GROUPS:
        below = _menu(menu, theme, words.gettext(title))
        menu.addMenu(below)
        for name in names:
            make(below, name)
        _mark(below, names, current, menu)
    for name in plain[1:]:
        make(menu, name)
    return menu


def _menu(parent: QWidget, theme: Theme, title: str) -> QMenu:
    menu = QMenu(title, parent)
    menu.setAccessibleName(title)
    menu.setStyleSheet(theme.sheet("menu"))
    menu.setFont(theme.font("body"))
    return menu


def _add(
    menu: QMenu,
    field: str,
    *,
    words: Words,
    current: str,
    choose: Callable[[str], None],
    only_one: QActionGroup,
) -> None:
    action = QAction(field_label(field, words), menu)
    action.setData(field)
    action.setCheckable(True)
    action.setChecked(field == (current or IGNORE))
    only_one.addAction(action)
    wanted = "" if field == IGNORE else field
    action.triggered.connect(lambda: choose(wanted))
    menu.addAction(action)
    if field == (current or IGNORE):
        menu.setActiveAction(action)


def _mark(below: QMenu, names: Sequence[str], current: str, menu: QMenu) -> None:
    if current in names:
        menu.setActiveAction(below.menuAction())
