"""``forumdesk hand-over``: a verified copy for another desk, to be merged back later."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from forumdesk.cli.commands.encrypting import add_encrypt_words, new_file_passphrase, sealing
from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_
from forumdesk.language.catalogue import Catalogue

HELP = N_("write a copy of a register for another desk, to be merged back later")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument(
        "-o", "--output", required=True, metavar=_("COPY"), help=_("where the copy is written")
    )
    parser.add_argument("--to", required=True, metavar=_("NAME"), help=_("to whom: a desk or a person"))
    parser.add_argument("--note", default="", metavar=_("WORDS"), help=_("what the copy is for"))
    parser.add_argument(
        "--baton", action="store_true", help=_("only that desk records decisions from now on")
    )
    parser.add_argument(
        "--meeting",
        metavar="M",
        help=_("with --baton: number, identifier or a part of the title of the meeting"),
    )
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))
    add_encrypt_words(parser, catalogue)


def run(context: Context, words: Namespace) -> None:
    """Hand the copy over; both copies know of it."""
    passphrase = new_file_passphrase(context, words) if words.encrypt else ""
    with context.open(words.file) as register:
        decides = [register.meetings.find(words.meeting).id] if words.baton else []
        place, seal = sealing(Path(words.output), passphrase)
        done = register.handing_over.hand_over(place, words.to, decides=decides, note=words.note, seal=seal)
    if words.json:
        context.say_json(
            {
                "id": str(done.handover.id),
                "copy": str(done.path),
                "to": done.handover.to_name,
                "deeds": done.deeds,
                "size": done.size,
                "baton": words.baton,
            }
        )
        return
    _ = context.catalogue.gettext
    context.say(
        _("The copy for “{name}” lies verified in “{path}”.").format(
            name=done.handover.to_name, path=done.path
        )
    )
    if words.baton:
        sentence = _("From now on only desk “{desk}” records decisions; here recording is refused.")
        context.say(sentence.format(desk=done.handover.to_name))
