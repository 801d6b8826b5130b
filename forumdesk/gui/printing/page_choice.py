"""Pages written as people write them: “1-3, 5”."""

import re

from forumdesk.domain.errors import N_, DomainError

_STRETCH = re.compile(r"(\d{1,6})\s*(?:[-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}]\s*(\d{1,6}))?")


class PagesError(DomainError):
    """What was written are no pages of the document."""

    code = "print.pages"


class PagesNotReadError(PagesError):
    """Not numbers and stretches. Values: ``wanted``."""

    code = "print.pages_not_read"
    message = N_(
        "“{wanted}” are no pages. Write numbers and stretches with commas between them, like 1-3, 5."
    )


class NoSuchPageError(PagesError):
    """A page that is not there. Values: ``page``, ``pages``."""

    code = "print.no_such_page"
    message = N_("There is no page {page}: the document has {pages}.")


class PagesBackwardsError(PagesError):
    """A stretch that ends before it begins. Values: ``first``, ``last``."""

    code = "print.pages_backwards"
    message = N_("The pages {first} to {last} run backwards. Write the smaller number first.")


def chosen_pages(text: str, pages: int) -> tuple[int, ...]:
    """The pages (from 0) that ``text`` names, each once, in their order; ``pages`` there are, 0 where nobody knows.

    Raises PagesError, for an empty text too.
    """
    found: set[int] = set()
    for part in re.split(r"[,;]", text.strip().rstrip(",;")):
        stretch = _STRETCH.fullmatch(part.strip())
        if stretch is None:
            raise PagesNotReadError(wanted=part.strip() or text.strip())
        first = int(stretch[1])
        last = int(stretch[2] or first)
        if last < first:
            raise PagesBackwardsError(first=first, last=last)
        for page in (first, last):
            if page < 1 or (pages and page > pages):
                raise NoSuchPageError(page=page, pages=pages)
        found.update(range(first - 1, last))
    return tuple(sorted(found))
