"""Wording of the program in one language, read from a gettext catalogue."""

import datetime
import gettext
import hashlib
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Protocol, runtime_checkable

from forumdesk.language.codes import known
from forumdesk.language.dates import long_date, time_of_day
from forumdesk.language.lists import join_list


@runtime_checkable
class KnownSentence(Protocol):
    """What an expected error brings along so that it can be told in the reader's language."""

    @property
    def message(self) -> str:
        """The English sentence, which is the msgid."""

    @property
    def plural(self) -> str | None:
        """The English sentence for many, when the wording depends on ``count``."""

    @property
    def count(self) -> int | None:
        """The number that chooses between ``message`` and ``plural``."""

    @property
    def values(self) -> Mapping[str, object]:
        """What fills the named fields."""


class Catalogue:
    """Translations of one domain into one language; a string without a translation stays English."""

    def __init__(
        self, language: str, domain: str, translations: gettext.NullTranslations | None = None
    ) -> None:
        self.language = known(language)
        self.domain = domain
        self._translations = translations or gettext.NullTranslations()

    def gettext(self, message: str) -> str:
        """The translation of ``message``."""
        # The empty msgid is the catalogue's header, which nobody wants to read.
        return self._translations.gettext(message) if message else ""

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """The translation that agrees with ``n`` by the language's own plural rule."""
        return self._translations.ngettext(singular, plural, n)

    def pgettext(self, context: str, message: str) -> str:
        """The translation of ``message`` as it is meant in ``context``."""
        return self._translations.pgettext(context, message)

    def npgettext(self, context: str, singular: str, plural: str, n: int) -> str:
        """The translation of ``singular`` or ``plural`` in ``context`` that agrees with ``n``."""
        return self._translations.npgettext(context, singular, plural, n)

    def sentence(self, error: KnownSentence) -> str:
        """The sentence that tells ``error`` in this language, its fields filled.

        Texts in several languages are taken in this one, dates are written out, sequences are joined as a
        list. A translation whose fields do not fit the error gives way to the English sentence: a wrong
        catalogue must not hide what went wrong.
        """
        values = {name: self._written(value) for name, value in error.values.items()}
        if error.count is not None:
            values.setdefault("count", error.count)
        if error.plural is None or error.count is None:
            original = error.message
            translated = self.gettext(error.message)
        else:
            original = error.message if error.count == 1 else error.plural
            translated = self.ngettext(error.message, error.plural, error.count)
        try:
            return translated.format_map(values)
        except (KeyError, IndexError, ValueError, AttributeError):
            return original.format_map(values)

    def _written(self, value: object) -> object:
        if isinstance(value, datetime.datetime):
            return f"{long_date(value.date(), self.language)}, {time_of_day(value.time(), self.language)}"
        if isinstance(value, datetime.date):
            return long_date(value, self.language)
        if isinstance(value, (tuple, list)):
            return join_list([str(self._written(part)) for part in value], self.language)
        if isinstance(value, KnownSentence):
            return self.sentence(value)
        resolve = getattr(value, "in_language", None)
        return resolve(self.language) if callable(resolve) else value


def load_catalogue(folder: Path, language: str, domain: str, *, cache: Path | None = None) -> Catalogue:
    """Load ``folder/<language>/LC_MESSAGES/<domain>.po``; without that file the English msgids are shown.

    A thousand messages take 13 ms to read, and the reader itself (Babel) 35 ms to import. Where ``cache``
    names a folder, the compiled form is kept there and read in 2 ms without Babel; its name is made of the
    text's digest, so that it can never be stale and neither clocks nor file times matter. Raises ValueError
    for an unknown language and for a file that is not a catalogue.
    """
    file = folder / known(language) / "LC_MESSAGES" / f"{domain}.po"
    try:
        source = file.read_bytes()
    except FileNotFoundError:
        return Catalogue(language, domain)
    if cache is None:
        return Catalogue(language, domain, gettext.GNUTranslations(BytesIO(_compiled(source, language))))
    digest = hashlib.blake2b(source, digest_size=12).hexdigest()
    kept = cache / f"{domain}-{known(language)}-{digest}.mo"
    translations = _kept_translations(kept)
    if translations is None:
        compiled = _compiled(source, language)
        _keep(kept, compiled)
        translations = gettext.GNUTranslations(BytesIO(compiled))
    return Catalogue(language, domain, translations)


def _compiled(source: bytes, language: str) -> bytes:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        catalog = read_po(BytesIO(source), locale=known(language), abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        raise ValueError(f"not a gettext catalogue: {error}") from error
    compiled = BytesIO()
    write_mo(compiled, catalog)
    return compiled.getvalue()


def _kept_translations(file: Path) -> gettext.GNUTranslations | None:
    try:
        return gettext.GNUTranslations(BytesIO(file.read_bytes()))
    except (OSError, ValueError, LookupError):  # absent, unreadable or torn: compiled anew
        return None


def _keep(file: Path, compiled: bytes) -> None:
    """Keep ``compiled`` beside nothing half-written; a cache that cannot be written is merely slow."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            dir=file.parent, prefix=file.stem, suffix=".part", delete=False
        ) as part:
            part.write(compiled)
        Path(part.name).replace(file)
