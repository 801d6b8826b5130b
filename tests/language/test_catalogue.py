import datetime
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from forumdesk.language.catalogue import Catalogue, load_catalogue

RUSSIAN = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Language: ru\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
"(n%100<10 || n%100>=20) ? 1 : 2);\n"

msgid "Save"
msgstr "Сохранить"

msgctxt "of a file"
msgid "Open"
msgstr "Открыть"

msgid "{count} row"
msgid_plural "{count} rows"
msgstr[0] "{count} строка"
msgstr[1] "{count} строки"
msgstr[2] "{count} строк"

msgctxt "voices"
msgid "{count} more"
msgid_plural "{count} more of them"
msgstr[0] "ещё {count} голос"
msgstr[1] "ещё {count} голоса"
msgstr[2] "ещё {count} голосов"

msgid "{title} was adopted on {day} by {names}."
msgstr "{title}: принято {day}, {names}."

msgid "The row {row} is empty."
msgstr "Строка {line} пуста."

msgid "Untranslated"
msgstr ""

#, fuzzy
msgid "Fuzzy"
msgstr "Примерно"
"""


@dataclass(frozen=True)
class Text:
    kk: str
    ru: str

    def in_language(self, code: str) -> str:
        return {"kk": self.kk, "ru": self.ru}[code]


@dataclass
class Refusal:
    message: str
    plural: str | None = None
    count: int | None = None
    values: dict[str, object] = field(default_factory=dict)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    file = tmp_path / "ru" / "LC_MESSAGES" / "interface.po"
    file.parent.mkdir(parents=True)
    file.write_text(RUSSIAN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def russian(folder: Path) -> Catalogue:
    return load_catalogue(folder, "ru", "interface")


def test_strings_are_translated_with_their_context_and_number(russian: Catalogue) -> None:
    assert russian.language == "ru"
    assert russian.gettext("Save") == "Сохранить"
    assert russian.pgettext("of a file", "Open") == "Открыть"
    assert [russian.ngettext("{count} row", "{count} rows", n) for n in (1, 2, 5, 21)] == [
        "{count} строка", "{count} строки", "{count} строк", "{count} строка",
    ]  # fmt: skip
    assert russian.npgettext("voices", "{count} more", "{count} more of them", 5) == "ещё {count} голосов"


@pytest.mark.parametrize("message", ["Nowhere", "Untranslated", "Fuzzy", "Open"])
def test_what_is_not_translated_stays_english(russian: Catalogue, message: str) -> None:
    assert russian.gettext(message) == message


def test_the_header_of_the_catalogue_is_never_shown(russian: Catalogue) -> None:
    assert russian.gettext("") == ""


def test_without_a_file_everything_stays_english(tmp_path: Path) -> None:
    catalogue = load_catalogue(tmp_path, "kk", "documents")

    assert (catalogue.language, catalogue.domain) == ("kk", "documents")
    assert catalogue.gettext("Save") == "Save"
    assert catalogue.ngettext("{count} row", "{count} rows", 2) == "{count} rows"


def test_an_unknown_language_and_a_broken_file_are_refused(folder: Path) -> None:
    with pytest.raises(ValueError, match="unknown language"):
        load_catalogue(folder, "de", "interface")
    (folder / "ru/LC_MESSAGES/interface.po").write_text("hello world", encoding="utf-8")
    with pytest.raises(ValueError, match="not a gettext catalogue"):
        load_catalogue(folder, "ru", "interface")


def test_a_kept_catalogue_is_read_again_and_follows_its_source(folder: Path, tmp_path: Path) -> None:
    source, cache = folder / "ru/LC_MESSAGES/interface.po", tmp_path / "cache"
    load_catalogue(folder, "ru", "interface", cache=cache)
    assert load_catalogue(folder, "ru", "interface", cache=cache).gettext("Save") == "Сохранить"
    assert len(list(cache.iterdir())) == 1

    source.write_text(RUSSIAN.replace("Сохранить", "Записать"), encoding="utf-8")

    assert load_catalogue(folder, "ru", "interface", cache=cache).gettext("Save") == "Записать"


def test_a_torn_or_unwritable_cache_does_no_harm(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load_catalogue(folder, "ru", "interface", cache=cache)
    kept = next(cache.iterdir())
    kept.write_bytes(kept.read_bytes()[:100])

    assert load_catalogue(folder, "ru", "interface", cache=cache).gettext("Save") == "Сохранить"

    in_the_way = tmp_path / "file"
    in_the_way.touch()
    assert load_catalogue(folder, "ru", "interface", cache=in_the_way).gettext("Save") == "Сохранить"


def test_an_error_is_told_in_the_language_of_its_reader(russian: Catalogue) -> None:
    error = Refusal(
        message="{title} was adopted on {day} by {names}.",
        values={
            "title": Text("Қарар", "Резолюция"),
            "day": datetime.date(2024, 10, 17),
            "names": (Text("а", "Ахметова"), "Ким", Text("в", "Оспанов")),
        },
    )

    assert russian.sentence(error) == "Резолюция: принято 17 октября 2024 года, Ахметова, Ким и Оспанов."


def test_the_count_of_an_error_chooses_the_form_and_fills_it(russian: Catalogue) -> None:
    told = [russian.sentence(Refusal("{count} row", "{count} rows", count)) for count in (1, 3, 11)]

    assert told == ["1 строка", "3 строки", "11 строк"]


def test_a_moment_is_told_with_its_time() -> None:
    moment = datetime.datetime(2024, 10, 17, 9, 5, tzinfo=datetime.UTC)

    assert Catalogue("en", "interface").sentence(Refusal("At {at}.", values={"at": moment})) == (
        "At 17 October 2024, 09:05."
    )


def test_a_wrong_translation_gives_way_to_english(russian: Catalogue) -> None:
    assert russian.sentence(Refusal("The row {row} is empty.", values={"row": 3})) == "The row 3 is empty."


def test_the_errors_of_the_domain_can_be_told() -> None:
    from forumdesk.domain.errors import DomainError
    from forumdesk.domain.voices import NotEntitledError

    assert issubclass(NotEntitledError, DomainError)
    assert Catalogue("en", "interface").sentence(DomainError()) == str(DomainError())
