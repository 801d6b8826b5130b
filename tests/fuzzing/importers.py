"""Everything that reads files of others, each with samples and the damage that befits it."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from forumdesk.cli.commands.export import agenda_as_calendar
from forumdesk.cli.commands.vote_tables import read_candidates, read_voices
from forumdesk.documents.cms import signatures_over
from forumdesk.documents.handout_reading import read_handout
from forumdesk.documents.key_files import open_key
from forumdesk.documents.pades import sign_pdf, signatures_in
from forumdesk.documents.registry import print_document
from forumdesk.documents.templates import read_template, written_template
from forumdesk.domain.texts import Language
from forumdesk.exchange.agenda_table import read_agenda
from forumdesk.exchange.emblems import read_emblem
from forumdesk.exchange.event_package import read_event_file
from forumdesk.exchange.lists_out import agenda_as_xlsx, participants_as_csv, participants_as_xlsx
from forumdesk.exchange.participants_table import read_participants
from forumdesk.exchange.photos import read_photo
from forumdesk.exchange.reading import decoded_text, read_bytes
from forumdesk.exchange.tables_out import table_as_csv, table_as_xlsx
from forumdesk.exchange.texts_in import read_returned_file, read_text_file
from forumdesk.exchange.vcards import participants_as_vcards, read_vcards
from forumdesk.foundation.paths import resources_folder
from forumdesk.services.head_lists import to_bytes
from forumdesk.services.held_files import read_heads
from tests.builders_sheets import sheet_of
from tests.documents import signing_keys
from tests.fuzzing.mutations import Damage, of_archives, of_bytes, of_json, of_words
from tests.fuzzing.world import World

FILES = Path(__file__).parent.parent / "files"
RESOURCES = resources_folder()
SCHEMAS = RESOURCES / "schemas"
AT = datetime(2024, 10, 17, 12, tzinfo=UTC)
TEXT, BINARY = (of_words, of_words, of_bytes), (of_bytes,)
PACKED, JSON = (of_archives, of_archives, of_archives, of_bytes), (of_json, of_json, of_words, of_bytes)


@dataclass(frozen=True, slots=True)
class Importer:
    """``read`` takes a file as the program would; ``share`` is its part of all inputs."""

    name: str
    ending: str
    share: int
    ways: Sequence[Damage]
    samples: Callable[[World], Sequence[bytes]]
    read: Callable[[World, Path], object]


def _people(world: World, path: Path) -> object:
    read = read_vcards(path) if path.suffix == ".vcf" else read_participants(path)
    return read, world.brings_in and world.register.importer.participants(read, world.meeting, dry=True)


def _agenda(world: World, path: Path) -> object:
    read = read_agenda(path)
    return read, world.brings_in and world.register.importer.agenda(read, world.meeting, dry=True)


def _text(world: World, path: Path) -> object:
    read = read_text_file(path, None)
    return read, world.brings_in and world.drafts.importer.resolution(
        read, loosely=True, trust_language=True, dry=True
    )


def _returned(world: World, path: Path) -> object:
    read = read_returned_file(path)
    return read and world.brings_in and (read, world.drafts.amendments.bring_in(world.draft, read, dry=True))


def _event(world: World, path: Path) -> object:
    read = read_event_file(path, SCHEMAS)
    return world.brings_in and world.register.packages.bring_in(read, dry=True)


def _template(_world: World, path: Path) -> object:
    return read_template(decoded_text(read_bytes(path, 1), path.name).text)


def _handout(_world: World, path: Path) -> object:
    read = read_handout(path)
    return read, read.checked()


def _cms(_world: World, path: Path) -> object:
    return signatures_over(signing_keys.given_out(), path.read_bytes(), name=path.name, number=1)


def _key(_world: World, path: Path) -> object:
    return open_key(path.read_bytes(), signing_keys.PASSPHRASE, at=AT)


def _shipped(*patterns: str) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for pattern in patterns for path in sorted(RESOURCES.glob(pattern)))


def _people_tables(world: World) -> Sequence[bytes]:
    return (*_shipped("samples/participants.csv"), participants_as_csv(*world.people()))


def _workbooks(world: World) -> Sequence[bytes]:
    stored = [(FILES / name).read_bytes() for name in ("participants.ods", "participants.xls")]
    return (*stored, participants_as_xlsx(*world.people()))


def _calendars(world: World) -> Sequence[bytes]:
    return (agenda_as_calendar(world.register, world.meeting, Language.RU),)


def _agenda_workbooks(world: World) -> Sequence[bytes]:
    return (agenda_as_xlsx(world.register.agendas.items(world.meeting)),)


def _documents(world: World) -> Sequence[bytes]:
    sheet = world.drafts.resolutions.sheet(world.draft)
    return tuple(
        print_document("resolution", sheet, form=form, languages=languages, layout=layout)
        for form in ("docx", "odt")
        for languages, layout in (((Language.RU,), ""), ((Language.KK, Language.EN), "columns"))
    )


def _papers(_world: World) -> Sequence[bytes]:
    sheet = sheet_of()
    short = replace(sheet, rows=sheet.rows[:4])
    languages = (Language.KK, Language.EN)
    printed = [print_document("resolution", short, form="pdf", languages=(one,)) for one in languages]
    return (*map(_readable, printed), *printed)


def _readable(pdf: bytes) -> bytes:
    """Uncompressed, so that damage meets words and tags as well."""
    import pikepdf

    plain = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        file.save(plain, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    return plain.getvalue()


def _heads(world: World) -> Sequence[bytes]:
    return (to_bytes(world.register.verification.head_list()),)


def _voices(world: World) -> Sequence[bytes]:
    rows = [(str(number), "for", "2024-10-17T18:00") for number in range(1, 6)]
    heading = ("participant", "voice", "returned_at")
    return table_as_csv(heading, rows), table_as_xlsx(heading, rows)


def _candidates(world: World) -> Sequence[bytes]:
    return (table_as_csv(("candidate", "votes"), [("1", "7"), ("Әлия Серікқызы", "12")]),)


def _pictures(_world: World) -> Sequence[bytes]:
    made = []
    for kind, mode in (
        ("PNG", "RGB"), ("PNG", "P"), ("PNG", "I;16"), ("PNG", "LA"), ("JPEG", "CMYK"), ("JPEG", "RGB"), ("GIF", "P"),
        ("TIFF", "RGB"), ("TIFF", "1"), ("WEBP", "RGBA"), ("BMP", "RGB"),
    ):  # fmt: skip
        whole = io.BytesIO()
        exif = Image.Exif()
        exif[0x0112] = 6
        Image.new(mode, (24, 30), 1 if mode in {"1", "P", "I;16"} else None or 0).save(whole, kind, exif=exif)
        made.append(whole.getvalue())
    return made


def _signed(_world: World) -> Sequence[bytes]:
    pdf, key = signing_keys.given_out(), signing_keys.key_file()
    return (sign_pdf(pdf, key, signing_keys.PASSPHRASE, reason="approved", at=AT),)


def _signatures(_world: World) -> Sequence[bytes]:
    content = signing_keys.given_out()
    der = signing_keys.external_signature(content)
    return (
        der,
        signing_keys.external_signature(content, armoured=True),
        signing_keys.external_signature(content, kind="ec", detached=False),
        signing_keys.as_if_by_gost(der),
    )


def _vcards(world: World) -> Sequence[bytes]:
    return (participants_as_vcards(*world.people()),)


def _agendas(_world: World) -> Sequence[bytes]:
    return _shipped("samples/agenda.csv", "agendas/*.csv")


def _texts(_world: World) -> Sequence[bytes]:
    return _shipped("samples/forum.*.md")


def _templates(_world: World) -> Sequence[bytes]:
    return (written_template().encode(),)


def _keys(_world: World) -> Sequence[bytes]:
    return (signing_keys.key_file(),)


def _votes(world: World, path: Path) -> object:
    return read_voices(world.register, world.facts, path)


def _elections(world: World, path: Path) -> object:
    return read_candidates(world.register, world.facts, path)


def _list_of_heads(_world: World, path: Path) -> object:
    return read_heads(path)


def _photo(_world: World, path: Path) -> object:
    return read_photo(path)


def _emblem(_world: World, path: Path) -> object:
    return read_emblem(path)


def _signed_copy(_world: World, path: Path) -> object:
    return signatures_in(path.read_bytes(), name=path.name)


IMPORTERS: tuple[Importer, ...] = (
    Importer("participants csv", ".csv", 14, TEXT, _people_tables, _people),
    Importer("participants workbook", ".xlsx", 10, PACKED, _workbooks, _people),
    Importer("participants vcard", ".vcf", 10, TEXT, _vcards, _people),
    Importer("agenda csv", ".csv", 8, TEXT, _agendas, _agenda),
    Importer("agenda workbook", ".xlsx", 4, PACKED, _agenda_workbooks, _agenda),
    Importer("agenda calendar", ".ics", 8, TEXT, _calendars, _agenda),
    Importer("text plain", ".md", 12, TEXT, _texts, _text),
    Importer("text document", ".docx", 10, PACKED, _documents, _text),
    Importer("returned document", ".docx", 4, PACKED, _documents, _returned),
    Importer("event package", ".json", 10, JSON, World.packages, _event),
    Importer("voices", ".csv", 3, TEXT, _voices, _votes),
    Importer("candidates", ".csv", 3, TEXT, _candidates, _elections),
    Importer("head list", ".json", 4, JSON, _heads, _list_of_heads),
    Importer("template", ".toml", 4, TEXT, _templates, _template),
    Importer("photo", ".jpg", 6, BINARY, _pictures, _photo),
    Importer("emblem", ".png", 3, BINARY, _pictures, _emblem),
    Importer("handout", ".pdf", 2, (of_bytes, of_words), _papers, _handout),
    Importer("signed copy", ".pdf", 3, BINARY, _signed, _signed_copy),
    Importer("signature file", ".p7s", 4, BINARY, _signatures, _cms),
    Importer("key file", ".p12", 3, BINARY, _keys, _key),
)
