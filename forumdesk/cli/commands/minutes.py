"""``forumdesk minutes``: number, opening words and notes of the minutes."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from forumdesk.cli.commands import typed
from forumdesk.cli.context import Context, WordsMissingError
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import LocalizedText
from forumdesk.language.catalogue import Catalogue

if TYPE_CHECKING:
    from forumdesk.services.register import Register

HELP = N_("show or write the number, opening words and notes of the minutes")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument(
        "--meeting", metavar="M", help=_("number, identifier or a part of the title of the meeting")
    )
    parser.add_argument("--number", metavar="N", help=_("the number of the minutes, as text: С-70/2"))
    parser.add_argument(
        "--opening",
        action="append",
        type=typed.text_in_language,
        metavar=typed.TEXT,
        help=_("the words that follow the list of those present; may be repeated for other languages"),
    )
    parser.add_argument("--item", metavar="N", help=_("number or identifier of an agenda item"))
    parser.add_argument(
        "--text",
        action="append",
        type=typed.text_in_language,
        metavar=typed.TEXT,
        help=_("the note on that item; may be repeated for other languages"),
    )
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def run(context: Context, words: Namespace) -> None:
    """Write what is said, then show what is kept."""
    if bool(words.item) is not bool(words.text):
        raise WordsMissingError(words=("--text",) if words.item else ("--item",))
    with context.open(words.file) as register:
        meeting_id = register.meetings.find(words.meeting).id
        _write(register, meeting_id, words)
        shown = minutes_shown(register, meeting_id)
    if words.json:
        context.say_json(shown)
        return
    _ = context.catalogue.gettext
    context.say(_("Number: {number}").format(number=shown["number"] or "–"))
    for language, text in shown["opening"].items():
        context.say(f"{language}: {text}")
    for note in shown["notes"]:
        title = LocalizedText.from_mapping(note["title"]).in_language(context.language)
        context.say(f"{note['item']}. {title}")
        for language, text in note["text"].items():
            context.say(f"  {language}: {text}")


def _write(register: "Register", meeting_id: MeetingId, words: Namespace) -> None:
    from forumdesk.cli.commands.motion_words import item_named

    item = item_named(register, meeting_id, words.item) if words.item else None
    if words.number is not None:
        register.minutes.edit(meeting_id, number=words.number)
    if words.opening:
        opening = register.minutes.head(meeting_id).opening
        for language, text in words.opening:
            opening = opening.with_text(language, text)
        register.minutes.edit(meeting_id, opening=opening)
    if item is not None:
        for language, text in words.text:
            register.minutes.note(item, language, text)


def minutes_shown(register: "Register", meeting_id: MeetingId) -> dict[str, Any]:
    """What the secretary wrote, with the keys that scripts may count on."""
    head, notes = register.minutes.head(meeting_id), register.minutes.notes(meeting_id)
    items = {one.id: one for one in register.agendas.items(meeting_id)}
    return {
        "number": head.number,
        "opening": head.opening.to_mapping(),
        "notes": [
            {"item": items[one].number, "title": items[one].title.to_mapping(), "text": text.to_mapping()}
            for one, text in notes.items()
            if one in items and text
        ],
    }
