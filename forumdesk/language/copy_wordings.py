"""What a copy says about itself: in the margin of each page, and at its end where it is certified."""

from enum import StrEnum

from forumdesk.language.codes import known
from forumdesk.language.wording import Wording, in_three, number_sign


class CopyWord(StrEnum):
    """The words of copies."""

    COPY = "copy"
    TRUE_COPY = "true_copy"
    SIGNED = "signed"
    DATE = "date"


# «Көшірмесі дұрыс» and «Копия верна» are the marks of the rules of documentation (order No. 236; GOST R 7.0.97).
COPY_WORDS: dict[CopyWord, dict[str, Wording]] = {
    CopyWord.COPY: in_three("AAA", "КӨШІРМЕ", "КОПИЯ", "COPY"),
    CopyWord.TRUE_COPY: in_three("AAA", "Көшірмесі дұрыс", "Копия верна", "Certified true copy"),
    CopyWord.SIGNED: in_three("BBB", "(қолы, аты-жөні)", "(подпись, инициалы, фамилия)", "(signature, name)"),
    CopyWord.DATE: in_three(
        "BBB",
        "20___ жылғы «____» ______________",
        "«____» ______________ 20___ г.",
        "____ ______________ 20___",
    ),
}


def copy_word(word: CopyWord, language: str) -> str:
    """The wording of ``word``. Raises ValueError for an unknown language."""
    return COPY_WORDS[word][known(language)].text


def copy_mark(language: str, number: int, *, marked: bool) -> str:
    """What stands on each page: «КӨШІРМЕ № 3», the number alone where the paper is not ``marked`` a copy."""
    sign = number_sign(str(number), language) if number else ""
    return " ".join(part for part in (copy_word(CopyWord.COPY, language) if marked else "", sign) if part)
