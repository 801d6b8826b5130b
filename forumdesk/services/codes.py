"""The code printed on papers: typed, read aloud or scanned, it leads to the hash that it stands for."""

import re
import unicodedata
from dataclasses import dataclass

from forumdesk.domain.decisions import short_code
from forumdesk.domain.errors import N_, DomainError

SCHEME = "forumdesk:1:"
"""What the text of a printed QR code begins with; the two whole hashes follow it."""

_SHORT, _WHOLE = 8, 64
# Letters that look like the digits of a hash: Cyrillic ones, and where a code stands alone those like a figure.
_LOOKS = str.maketrans("авсеАВСЕ", "abceabce")
_FIGURES = str.maketrans("оoзil", "00311")
# A scanner is a keyboard: under another layout it types the letters that stand on the same keys.
_KEYS = str.maketrans(
    "йцукенгшщзфывапролджячсмитьЙЦУКЕНГШЩЗФЫВАПРОЛДЖЯЧСМИТЬ", "qwertyuiopasdfghjkl:zxcvbnm" * 2
)
_KAZAKH_FIGURES = str.maketrans('"әіңғ,.үұқӘІҢҒҮҰҚ', "12345678902345890")
_ON_KEYS_ALONE = frozenset("фиуФИУ")  # like no digit of a hash, so that the keys were meant
_DASHES = re.compile("[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d\u00ad]")
_QR = re.compile(r"forumdesk:(\d+):([0-9a-f]{64})(?::([0-9a-f]{64}))?(?![0-9a-f])")
_WHOLE_HASH = re.compile(r"(?<![0-9a-z])[0-9a-f]{64}(?![0-9a-z])")
_SHORT_FORMS = (
    re.compile(r"(?<!\w)(?<!\w-)([0-9a-f]{4}) ?- ?([0-9a-f]{4})(?!-?\w)"),
    re.compile(r"(?<!\w)(?<!\w-)([0-9a-f]{4})([0-9a-f]{4})(?!-?\w)"),
)
_BETWEEN = re.compile(r"[\s\-·•.,;:/|_]+")


class NoCodeError(DomainError):
    """What was typed or scanned is no code of a printed paper."""

    code = "code.none"
    message = N_(
        "“{typed}” is no code of a printed resolution. A code has eight figures and letters from A to F,"
        " like 7F3A-91C2."
    )


class NewerCodeError(DomainError):
    """The QR code was printed by a later version of the program."""

    code = "code.newer"
    message = N_("This QR code was printed by a newer version of the program. Check it with that version.")


@dataclass(frozen=True, slots=True)
class Code:
    """What a code tells: the beginnings of the decision's hash and of the head at printing.

    Both are small hexadecimal digits, eight of them or all 64; ``head_prefix`` is empty where no head was named.
    """

    hash_prefix: str
    head_prefix: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether the whole hash is known, which nobody can imitate; eight digits can be tried out."""
        return len(self.hash_prefix) == _WHOLE

    @property
    def printed(self) -> str:
        """As it stands on paper: ``7F3A-91C2``, or ``7F3A-91C2 · 9B01-22AA`` with another head."""
        return printed_code(self.hash_prefix, self.head_prefix or self.hash_prefix)

    def names(self, decision_hash: str) -> bool:
        """Whether this may be the code of the decision with this hash."""
        return decision_hash.startswith(self.hash_prefix)

    def names_head(self, head: str) -> bool:
        """Whether this may be the head that the code was printed with; a decision's code alone names its own."""
        return head.startswith(self.head_prefix or self.hash_prefix)


def printed_code(decision_hash: str, head_hash: str) -> str:
    """The short code of a decision, and that of the head where another record came after it."""
    code, head = short_code(decision_hash), short_code(head_hash)
    return code if code == head else f"{code} · {head}"


def qr_text(decision_hash: str, head_hash: str) -> str:
    """The text of the QR code: both whole hashes, in capitals, which take the least room."""
    return f"{SCHEME}{decision_hash}:{head_hash}".upper()


def parse_code(text: str) -> Code:
    """Read a code as it was typed, copied or scanned, with whatever stands around it.

    Raises NoCodeError for what holds none, or several, NewerCodeError for a QR code of a later version.
    """
    plain = _plain(text)
    for reading in (plain, plain.translate(_KEYS), plain.translate(_KAZAKH_FIGURES).translate(_KEYS)):
        if found := _scanned(reading.casefold()):
            return found
    found = _typed(plain)
    if found is None:
        raise NoCodeError(typed=_excerpt(text))
    return found


def _code(hash_prefix: str, head_prefix: str = "") -> Code:
    return Code(hash_prefix, head_prefix if head_prefix != hash_prefix else "")


def _plain(text: str) -> str:
    visible = "".join(" " if unicodedata.category(char)[0] == "C" else char for char in text[:4096])
    return _DASHES.sub("-", unicodedata.normalize("NFKC", visible)).strip()


def _scanned(text: str) -> Code | None:
    if match := _QR.search(text):
        if match[1] != "1":
            raise NewerCodeError
        return _code(match[2], match[3] or "")
    return None


def _typed(text: str) -> Code | None:
    letters = text.translate(
        _KEYS if _ON_KEYS_ALONE & set(text) and not _has_words(text) else _LOOKS
    ).casefold()
    return _alone(letters) or _among_words(letters)


def _has_words(text: str) -> bool:
    """Whether other letters stand there than the keys and the looks of hexadecimal digits give."""
    return any(char.isalpha() and char not in "фисвуаеФИСВУАЕabcdefABCDEF" for char in text)


def _alone(letters: str) -> Code | None:
    """Nothing but a code, or a code and a head."""
    digits = _BETWEEN.sub("", letters).translate(_FIGURES)
    if re.fullmatch(r"[0-9a-f]+", digits) is None:
        return None
    for size in (_SHORT, _WHOLE):
        if len(digits) in (size, 2 * size):
            return _code(digits[:size], digits[size:])
    return None


def _among_words(letters: str) -> Code | None:
    found = _WHOLE_HASH.findall(letters)
    for form in _SHORT_FORMS:
        found = found or ["".join(groups) for groups in form.findall(letters)]
    kept = list(dict.fromkeys(found))
    return _code(*kept) if 0 < len(kept) <= 2 else None


def _excerpt(text: str) -> str:
    line = " ".join(_plain(text).split())
    return line if len(line) <= 40 else f"{line[:40]}…"
