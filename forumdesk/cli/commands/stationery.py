"""``forumdesk stationery``: on what a body prints, shown and changed."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

from forumdesk.cli.commands.named_body import add_body_words, named_body
from forumdesk.cli.context import Context
from forumdesk.domain.bodies import Body
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language
from forumdesk.language.catalogue import Catalogue

HELP = N_("show or change on what a body prints")
_LETTERHEAD = {"yes": True, "no": False}


class NotAMeasureError(DomainError):
    """Something else than NAME=NUMBER. Values: ``wanted``."""

    code = "stationery.measure"
    message = N_("“{wanted}” is not a measure. Write for instance page.left_mm=25.")


class NotAContactError(DomainError):
    """Something else than LANGUAGE=TEXT. Values: ``wanted``."""

    code = "stationery.contact"
    message = N_("“{wanted}” does not say its language. Write for instance kk=TEXT.")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    add_body_words(parser, catalogue)
    parser.add_argument("--preset", metavar=_("NAME"), help=_("the layout of the page"))
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar=_("NAME=VALUE"),
        help=_("a measure of the layout, as page.left_mm=25; without a value it is the layout’s own again"),
    )
    parser.add_argument(
        "--letterhead", choices=[*_LETTERHEAD], help=_("whether papers begin with emblem, names and contacts")
    )
    parser.add_argument(
        "--contacts",
        action="append",
        default=[],
        metavar=_("LANGUAGE=TEXT"),
        help=_("the line below the names, as kk=TEXT; may be repeated"),
    )
    template = parser.add_mutually_exclusive_group()
    template.add_argument(
        "--template", metavar=_("TOML"), help=_("a file with the body’s own wordings and order of blocks")
    )
    template.add_argument(
        "--no-template", action="store_true", help=_("print the wordings and blocks of the program again")
    )
    parser.add_argument(
        "--write-template",
        metavar=_("OUT"),
        help=_("write the body’s template to a file, or that of the program where it has none"),
    )
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def run(context: Context, words: Namespace) -> None:
    """Change what is to be changed, all or nothing, and show what holds."""
    from forumdesk.documents.styles import load_preset

    with context.open(words.file) as register:
        body = named_body(register, words)
        before = register.stationery.of_body(body.id)
        wanted = _changed(before, words)
        load_preset(wanted, names=body.name)  # refuses what cannot be printed on
        if wanted != before:
            wanted = register.stationery.change(body.id, wanted)
        if words.write_template:
            _write_template(wanted, Path(words.write_template), register.path)
    _show(context, body, wanted, as_json=words.json)


def _changed(stationery: Stationery, words: Namespace) -> Stationery:
    changes = dict(stationery.changes)
    if words.preset and words.preset != stationery.preset:
        stationery, changes = replace(stationery, preset=words.preset), {}
    for word in words.set:
        _set_measure(changes, word)
    contacts = stationery.contacts
    for word in words.contacts:
        code, sign, text = word.partition("=")
        if not sign or code.strip() not in set(Language):
            raise NotAContactError(wanted=word)
        contacts = contacts.with_text(Language(code.strip()), text.strip())
    template = "" if words.no_template else stationery.template
    if words.template:
        template = _read_template(Path(words.template))
    letterhead = stationery.letterhead if words.letterhead is None else _LETTERHEAD[words.letterhead]
    return replace(
        stationery,
        changes=tuple(sorted(changes.items())),
        letterhead=letterhead,
        contacts=contacts,
        template=template,
    )


def _set_measure(changes: dict[str, float], word: str) -> None:
    name, sign, value = (part.strip() for part in word.partition("="))
    if not sign or not name:
        raise NotAMeasureError(wanted=word)
    if not value:
        changes.pop(name, None)
        return
    try:
        changes[name] = float(value.replace(",", "."))
    except ValueError as error:
        raise NotAMeasureError(wanted=word) from error


def _read_template(path: Path) -> str:
    from forumdesk.documents.templates import LONGEST, read_template
    from forumdesk.exchange.reading import decoded_text, read_bytes

    text = decoded_text(read_bytes(path, 1), path.name).text
    read_template(text[: LONGEST + 1])
    return text


def _write_template(stationery: Stationery, out: Path, register: Path) -> None:
    from forumdesk.documents.output import write_whole
    from forumdesk.documents.templates import written_template

    text = stationery.template or written_template()
    write_whole(out, text.encode("utf-8"), forbidden=register)


def _show(context: Context, body: Body, stationery: Stationery, *, as_json: bool) -> None:
    from forumdesk.documents.styles import measures_of, preset_measures, preset_title

    measures = measures_of(stationery.preset) | dict(stationery.changes)
    document: dict[str, Any] = {
        "body": {"id": str(body.id), "name": body.name.to_mapping()},
        **stationery.to_plain(),
        "emblem": stationery.emblem is not None,
        "measures": measures,
    }
    if as_json:
        context.say_json(document)
        return
    _ = context.catalogue.gettext
    context.say(
        f"{body.name.in_language(context.language)}: {preset_title(stationery.preset, context.language)}"
    )
    own = dict(stationery.changes)
    context.say_table(
        [_("measure"), _("value"), _("what it is about")],
        [
            (f"{one.key}{'*' if one.key in own else ''}", f"{measures[one.key]:g}", _(one.title))
            for one in preset_measures()
        ],
    )
    said = _("yes") if stationery.letterhead else _("no")
    context.say(_("Letterhead: {answer}").format(answer=said))
    for _language, text in stationery.contacts.items():
        context.say(text)
    if stationery.template:
        context.say(_("The body has a template of its own."))
