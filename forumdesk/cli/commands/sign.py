"""``forumdesk sign``: sign the heads of a meeting's chains with the secretary's key."""

from argparse import ArgumentParser, Namespace
from datetime import datetime

from forumdesk.cli.commands.passphrases import add_key_words, keys_at, passphrase
from forumdesk.cli.commands.verdict import head_as_json
from forumdesk.cli.context import Context
from forumdesk.domain.decisions import short_code
from forumdesk.domain.errors import N_
from forumdesk.domain.heads import ChainHead, HeadSignature
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.signing_errors import NoKeyError

HELP = N_("sign the sealed decisions of a meeting with the secretary’s key")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument(
        "--meeting", metavar="M", help=_("number, identifier or a part of the title of the meeting")
    )
    add_key_words(parser, catalogue)
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def run(context: Context, words: Namespace) -> None:
    """Sign the head of every chain of the meeting; refuses records that do not hold."""
    keys = keys_at(words.key)
    if keys.public() is None:
        raise NoKeyError
    with context.open(words.file) as register:
        meeting_id = register.meetings.find(words.meeting).id
        given = passphrase(context, words.passphrase_file)

        def signed(head: ChainHead, at: datetime) -> HeadSignature:
            return keys.sign(head, given, at)

        made = register.verification.sign(meeting_id, signed)
    if words.json:
        context.say_json({"signatures": [signature_as_json(one) for one in made]})
        return
    sentence = context.catalogue.gettext(
        N_("The head {code} (record {sequence}) is signed by the key {fingerprint}.")
    )
    for one in made:
        context.say(
            sentence.format(
                code=short_code(one.head.hash),
                sequence=one.head.sequence,
                fingerprint=one.signer.fingerprint,
            )
        )


def signature_as_json(signature: HeadSignature) -> dict[str, object]:
    """A signature with its keys."""
    return {
        "head": head_as_json(signature.head),
        "key": signature.key,
        "fingerprint": signature.signer.fingerprint,
        "signature": signature.signature,
        "signed_at": signature.signed_at.isoformat(),
    }
