"""The few fixed words that stand on the hall screen, in every language at once."""

from collections.abc import Callable
from functools import cached_property

from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.foundation.paths import data_folder, translations_folder
from forumdesk.language.catalogue import Catalogue, load_catalogue


def catalogue_of(language: Language) -> Catalogue:
    """The words of the window in ``language``, whatever language the operator has chosen for it."""
    return load_catalogue(
        translations_folder(), language.value, "interface", cache=data_folder() / "catalogues"
    )


class HallWords:
    """The words of the hall screen, read from the catalogues when first asked for."""

    def __init__(self, catalogue_for: Callable[[Language], Catalogue] = catalogue_of) -> None:
        self._catalogue_for = catalogue_for

    @cached_property
    def left(self) -> LocalizedText:
        """What stands beside the time that is left."""
        return self._said(lambda words: words.pgettext("hall screen", "left"))

    @cached_property
    def elapsed(self) -> LocalizedText:
        """What stands beside the time that has passed."""
        return self._said(lambda words: words.pgettext("hall screen", "elapsed"))

    @cached_property
    def overrun(self) -> LocalizedText:
        """What stands beside the time by which a limit is passed."""
        return self._said(lambda words: words.pgettext("hall screen", "over"))

    @cached_property
    def standing(self) -> LocalizedText:
        """What stands beside a clock that does not run."""
        return self._said(lambda words: words.pgettext("hall screen", "paused"))

    @cached_property
    def goes_on(self) -> LocalizedText:
        """What stands beside the time at which the meeting goes on."""
        return self._said(lambda words: words.pgettext("hall screen", "Resumes at"))

    @cached_property
    def _catalogues(self) -> tuple[Catalogue, ...]:
        return tuple(map(self._catalogue_for, Language))

    def _said(self, say: Callable[[Catalogue], str]) -> LocalizedText:
        return LocalizedText(*map(say, self._catalogues))
