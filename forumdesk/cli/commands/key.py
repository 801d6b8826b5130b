"""``forumdesk key``: the secretary's key, which signs the heads of chains."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from forumdesk.cli.commands.passphrases import (
    NEW_VARIABLE,
    VARIABLE,
    add_key_words,
    keys_at,
    new_passphrase,
    passphrase,
)
from forumdesk.cli.context import Context, WordsMissingError
from forumdesk.domain.errors import N_
from forumdesk.domain.heads import PublicKey
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.signing import SecretaryKeys
from forumdesk.services.signing_errors import NoKeyError

HELP = N_("make, show or lock anew the secretary’s key")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument(
        "act",
        choices=[*_DEEDS],
        help=_(
            "new: make a key; show: its fingerprint; change: another passphrase; copy: a copy to be kept"
            " elsewhere; import: the key from a copy"
        ),
    )
    add_key_words(parser, catalogue)
    parser.add_argument(
        "--new-passphrase-file",
        metavar=_("FILE"),
        help=_("with change: the first line is the new one; else FORUMDESK_NEW_PASSPHRASE, else it is asked"),
    )
    parser.add_argument("--copy", metavar=_("FILE"), help=_("with copy and import: the file of the copy"))
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def run(context: Context, words: Namespace) -> None:
    """Carry out one act; the passphrase is never a word of the command."""
    if words.act in ("copy", "import") and not words.copy:
        raise WordsMissingError(words=("--copy",))
    keys = keys_at(words.key)
    said, act = _DEEDS[words.act]
    public = act(context, keys, words)
    if words.json:
        context.say_json({"key": public.key, "fingerprint": public.fingerprint, "path": str(keys.path)})
        return
    context.say(f"{context.catalogue.gettext(said)} {public.fingerprint}")


def _new(context: Context, keys: SecretaryKeys, words: Namespace) -> PublicKey:
    return keys.create(
        new_passphrase(context, words.passphrase_file, option="--passphrase-file", variable=VARIABLE)
    )


def _show(context: Context, keys: SecretaryKeys, words: Namespace) -> PublicKey:  # noqa: ARG001 - as the others
    public = keys.public()
    if public is None:
        raise NoKeyError
    return public


def _change(context: Context, keys: SecretaryKeys, words: Namespace) -> PublicKey:
    public = _show(context, keys, words)
    old = passphrase(context, words.passphrase_file)
    new = new_passphrase(
        context, words.new_passphrase_file, option="--new-passphrase-file", variable=NEW_VARIABLE
    )
    keys.change_passphrase(old, new)
    return public


def _copy(context: Context, keys: SecretaryKeys, words: Namespace) -> PublicKey:
    public = _show(context, keys, words)
    keys.export_to(Path(words.copy))
    return public


def _import(context: Context, keys: SecretaryKeys, words: Namespace) -> PublicKey:
    return keys.import_from(Path(words.copy), passphrase(context, words.passphrase_file))


_DEEDS: dict[str, tuple[str, Callable[[Context, SecretaryKeys, Namespace], PublicKey]]] = {
    "new": (
        N_("The key is made. Keep a copy elsewhere: without the key nothing can be signed. Fingerprint:"),
        _new,
    ),
    "show": (N_("Fingerprint:"), _show),
    "change": (
        N_("The key has its new passphrase; copies made before keep the old one. Fingerprint:"),
        _change,
    ),
    "copy": (N_("The copy of the key is written. Fingerprint:"), _copy),
    "import": (N_("The key is taken in. Fingerprint:"), _import),
}
