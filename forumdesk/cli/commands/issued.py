"""``forumdesk issued``: papers given out, their very bytes and their signed copies."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from forumdesk.cli.commands import typed
from forumdesk.cli.commands.encrypting import add_encrypt_words, new_file_passphrase, sealing
from forumdesk.cli.commands.issued_told import copy_as_json, line_of_copy, say_list, told_check
from forumdesk.cli.commands.passphrases import passphrase
from forumdesk.cli.context import Context, UnfitWordsError, WordsMissingError
from forumdesk.domain.errors import N_
from forumdesk.domain.issued import IssuedPaper
from forumdesk.domain.papers import require_fitting
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.held_files import HeldFileError

if TYPE_CHECKING:
    from forumdesk.documents.signed_copies import SignedCopies
    from forumdesk.services.register import Register

HELP = N_("list papers given out, write them again, and keep their signed copies")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act upon one paper."""

    context: Context
    register: "Register"
    copies: "SignedCopies"
    paper: IssuedPaper
    words: Namespace


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument(
        "number", nargs="?", type=typed.above_nought, metavar="N", help=_("the number of a paper in the list")
    )
    parser.add_argument(
        "--meeting", metavar="M", help=_("number, identifier or a part of the title of the meeting")
    )
    parser.add_argument(
        "-o", dest="out", metavar=_("OUT"), help=_("write the paper exactly as it was given out")
    )
    parser.add_argument(
        "--copy", type=typed.above_nought, metavar="K", help=_("with -o: write this signed copy instead")
    )
    parser.add_argument("--scan", metavar=_("FILE"), help=_("keep the scan of the signed paper"))
    parser.add_argument("--signer", metavar=_("NAME"), default="", help=_("with --scan: who signed"))
    parser.add_argument(
        "--signed-on", type=_day, metavar="2024-10-18", help=_("with --scan: the date of the signature")
    )
    _add_signature_words(parser, catalogue)
    parser.add_argument("--detach", type=typed.above_nought, metavar="K", help=_("take a signed copy away"))
    parser.add_argument(
        "--check", action="store_true", help=_("tell whether paper and signed copies are what was kept")
    )
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def _add_signature_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    _ = catalogue.gettext
    parser.add_argument(
        "--sign", metavar=_("FILE"), help=_("sign the PDF by a key file (.p12), and keep it as a signed copy")
    )
    parser.add_argument(
        "--passphrase-file",
        metavar=_("FILE"),
        help=_("the passphrase is the first line of this file; else FORUMDESK_PASSPHRASE, else it is asked"),
    )
    parser.add_argument(
        "--reason", default="", metavar=_("TEXT"), help=_("with --sign: what the signature says it is for")
    )
    parser.add_argument(
        "--even-expired",
        action="store_true",
        help=_("with --sign: also by a certificate that is not valid today"),
    )
    parser.add_argument(
        "--external",
        metavar=_("OUT"),
        help=_("write the file that an external program (NCALayer) is to sign"),
    )
    parser.add_argument(
        "--cms", metavar=_("FILE"), help=_("keep the signature that the external program made (CMS)")
    )
    add_encrypt_words(parser, catalogue)


def run(context: Context, words: Namespace) -> None:
    """List, or do one act upon one paper."""
    act = _act(words)
    with context.open(words.file) as register:
        meeting_id = register.meetings.find(words.meeting).id
        only = None if words.number is None else register.issued.numbered(meeting_id, words.number)
        if act is None or only is None:
            say_list(context, register, meeting_id, as_json=words.json, only=only)
            return
        from forumdesk.documents.signed_copies import SignedCopies

        act(
            Act(
                context=context,
                register=register,
                copies=SignedCopies(register),
                paper=only,
                words=words,
            )
        )


def _act(words: Namespace) -> Callable[[Act], None] | None:
    """The one act that is meant; None for the list. Refuses words that do not go together."""
    meant = [name for name in _ACTS if getattr(words, name) not in (None, False)]
    if words.out is not None and meant not in ([], ["sign"]):
        raise UnfitWordsError(words=f"--{meant[0]}, -o")
    if words.encrypt and (meant or words.out is None):
        raise UnfitWordsError(words=", ".join(("--encrypt", *(f"--{name}" for name in meant))))
    if len(meant) > 1:
        raise UnfitWordsError(words=", ".join(f"--{name}" for name in meant))
    if words.copy is not None and meant:
        raise UnfitWordsError(words=f"--copy, --{meant[0]}")
    _require(words.copy is None or words.out is not None, "-o")
    _require(not words.scan or words.signer, "--signer")
    _require(not words.scan or words.signed_on is not None, "--signed-on")
    _require(words.number is not None or not (meant or words.out is not None), "N")
    if meant:
        return _ACTS[meant[0]]
    return _write if words.out is not None else None


def _require(holds: object, word: str) -> None:
    if not holds:
        raise WordsMissingError(words=(word,))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(text) from error


def _write(act: Act) -> None:
    copied = act.words.copy
    what = act.paper if copied is None else act.copies.numbered(act.paper, copied)
    wanted = new_file_passphrase(act.context, act.words) if act.words.encrypt else ""
    place, seal = sealing(Path(act.words.out), wanted)
    content = act.register.issued.content(what)
    _write_file(act, place, seal(content) if seal else content)


def _scan(act: Act) -> None:
    path = Path(act.words.scan)
    copy = act.copies.keep_scan(
        act.paper, _read(path), name=path.name, signer=act.words.signer, signed_on=act.words.signed_on
    )
    _say_copy(act, copy_as_json(copy), line_of_copy(act.context, copy))


def _sign(act: Act) -> None:
    from forumdesk.documents.output import require_place, write_whole
    from forumdesk.documents.signatures import require_signing

    require_signing()
    out = None if act.words.out is None else Path(act.words.out)
    if out is not None:
        require_place(out, forbidden=act.register.path)
    key = _read(Path(act.words.sign))
    copy = act.copies.sign(
        act.paper,
        key,
        passphrase(act.context, act.words.passphrase_file),
        reason=act.words.reason,
        even_expired=act.words.even_expired,
    )
    if out is not None:
        write_whole(out, act.register.issued.content(copy), forbidden=act.register.path)
    _say_copy(act, copy_as_json(copy), line_of_copy(act.context, copy))


def _external(act: Act) -> None:
    content, digest = act.copies.for_external(act.paper)
    _write_file(act, Path(act.words.external), content)
    if not act.words.json:
        act.context.say(f"SHA-256: {digest}")


def _cms(act: Act) -> None:
    path = Path(act.words.cms)
    copy, found = act.copies.take_back(act.paper, _read(path), name=path.name)
    _say_copy(act, copy_as_json(copy, found), line_of_copy(act.context, copy, found))


def _detach(act: Act) -> None:
    copy = act.copies.numbered(act.paper, act.words.detach)
    act.register.issued.detach(copy)
    if act.words.json:
        act.context.say_json({"detached": copy_as_json(copy)})
        return
    act.context.say(act.context.catalogue.gettext("“{name}” was taken away.").format(name=copy.name))


def _check(act: Act) -> None:
    told_check(act.context, act.register, act.copies, act.paper, as_json=act.words.json)


_ACTS: Final[dict[str, Callable[[Act], None]]] = {
    "scan": _scan,
    "sign": _sign,
    "external": _external,
    "cms": _cms,
    "detach": _detach,
    "check": _check,
}


def _write_file(act: Act, out: Path, content: bytes) -> None:
    from forumdesk.documents.output import write_whole

    write_whole(out, content, forbidden=act.register.path)
    if act.words.json:
        act.context.say_json({"path": str(out), "sha256": act.paper.sha256, "size": len(content)})
        return
    act.context.say(act.context.catalogue.gettext("“{path}” is written.").format(path=out))


def _say_copy(act: Act, facts: dict[str, object], line: str) -> None:
    if act.words.json:
        act.context.say_json({"paper": act.paper.number, "copy": facts})
        return
    act.context.say(line)


def _read(path: Path) -> bytes:
    """The bytes of a file that is to be kept; one that is too large is refused before it is read."""
    try:
        if not path.is_file():
            raise HeldFileError(path=str(path))
        require_fitting(path.name, path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise HeldFileError(path=str(path)) from error
