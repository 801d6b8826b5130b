"""What the parser of command lines complains of, in the reader's language: argparse itself speaks English only."""

import re

from forumdesk.domain.errors import N_
from forumdesk.language.catalogue import Catalogue

_COMPLAINTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), message)
    for pattern, message in (
        (
            r"argument (?P<word>.+?): invalid choice: (?P<value>.+?) \(choose from (?P<known>.+)\)",
            N_("{word}: there is no “{value}” to choose; choose one of: {known}"),
        ),
        (r"argument (?P<word>.+?): expected .*argument.*", N_("{word}: something has to follow")),
        (
            r"argument (?P<word>.+?): invalid .* value: (?P<value>.+)",
            N_("{word}: “{value}” is not understood"),
        ),
        (
            r"argument (?P<word>.+?): ignored explicit argument (?P<value>.+)",
            N_("{word}: nothing may follow, but “{value}” does"),
        ),
        (r"argument (?P<word>.+?): (?P<value>.*)", N_("{word}: “{value}” is not understood")),
        (r"the following arguments are required: (?P<known>.+)", N_("missing: {known}")),
        (r"unrecognized arguments: (?P<value>.+)", N_("not known: {value}")),
        (
            r"ambiguous option: (?P<word>.+?) could match (?P<known>.+)",
            N_("{word} may mean any of: {known}"),
        ),
    )
)


_MEMBER = re.compile(r"<\w+\.\w+: (.+?)>")  # how Python shows what may be chosen


def complaint(message: str, catalogue: Catalogue) -> str:
    """What argparse says, in the catalogue's language; a complaint that is not known stays as it is."""
    for pattern, ours in _COMPLAINTS:
        found = pattern.fullmatch(message)
        if found is not None:
            values = {
                name: _MEMBER.sub(r"\1", value).replace("'", "") for name, value in found.groupdict().items()
            }
            return catalogue.gettext(ours).format(**values)
    return message
