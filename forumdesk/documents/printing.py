"""One act of printing: on what stationery, in which fonts, by whose template."""

from collections.abc import Iterator
from contextlib import contextmanager

from forumdesk.documents.fonts import set_in
from forumdesk.documents.styles import Preset, load_preset
from forumdesk.documents.templates import printing_by, usable
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import LocalizedText


@contextmanager
def printing_on(stationery: Stationery, names: LocalizedText) -> Iterator[Preset]:
    """Everything printed inside, in this thread, is printed on ``stationery`` of the body called ``names``.

    A template that is wrong is passed over (:func:`templates.usable` tells). Raises DocumentError.
    """
    preset = load_preset(stationery, names=names)
    template, _ = usable(stationery.template)
    with set_in(preset.family), printing_by(template):
        yield preset
