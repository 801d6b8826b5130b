"""The first place where a new text has other paragraphs than the register, told in words."""

from forumdesk.domain.errors import N_
from forumdesk.domain.resolutions import ResolutionText, StructureDiffersError
from forumdesk.services.importing.alignment import aligned
from forumdesk.services.proposals import ResolutionProposal

_SHOWN = 60  # characters of a paragraph that a sentence quotes


class ParagraphLackingError(StructureDiffersError):
    """The new text lacks a paragraph. Values as of its parent: ``position`` and ``here`` are of the register."""

    code = "resolution.paragraph_lacking"
    message = N_(
        "The new text lacks paragraph {position} of the register, “{here}”; it has “{there}” there."
        " Nothing was imported. Compare the texts, or align them loosely."
    )


class TextEndsEarlyError(StructureDiffersError):
    """The new text ends before that of the register. Values as of its parent."""

    code = "resolution.ends_early"
    message = N_(
        "The new text ends where the register goes on with paragraph {position}, “{here}”."
        " Nothing was imported. Compare the texts, or align them loosely."
    )


class ParagraphMoreError(StructureDiffersError):
    """The new text has a paragraph that the register lacks. Values as of its parent."""

    code = "resolution.paragraph_more"
    message = N_(
        "The new text has a paragraph more, “{there}”, where paragraph {position} of the register says “{here}”."
        " Nothing was imported. Compare the texts, or align them loosely."
    )


class TextGoesOnError(StructureDiffersError):
    """The new text goes on behind the end of the register's. Values as of its parent."""

    code = "resolution.goes_on"
    message = N_(
        "The new text goes on with “{there}” where that of the register has ended."
        " Nothing was imported. Compare the texts, or align them loosely."
    )


class LevelDiffersError(StructureDiffersError):
    """A point stands on another level. Values as of its parent, and ``here_level`` and ``there_level``."""

    code = "resolution.level_differs"
    message = N_(
        "Paragraph {position} of the register, “{here}”, is a point of level {here_level}; in the new text “{there}”"
        " is one of level {there_level}. Nothing was imported. Compare the texts, or align them loosely."
    )


def first_difference(old: ResolutionText, proposal: ResolutionProposal) -> StructureDiffersError:
    """What is first different, once the paragraphs that say the same were found."""
    language = proposal.language
    ends = (len(old.rows), len(proposal.rows))
    at, to = 0, 0
    for here, there in aligned(old, proposal.rows, language):
        if here is None or there is None or not _alike(old, proposal, here, there):
            break
        at, to = here + 1, there + 1
    register = _excerpt(old.rows[at].text.in_language(language)) if at < ends[0] else "–"
    new = _excerpt(proposal.rows[to].text) if to < ends[1] else "–"
    kind = _kind(old, proposal, (at, to), lacks_here=here is None, lacks_there=there is None)
    if kind is LevelDiffersError:
        levels = (old.rows[at].level, proposal.rows[to].level)
        return kind(position=at + 1, here=register, there=new, here_level=levels[0], there_level=levels[1])
    return kind(position=at + 1, here=register, there=new)


def _kind(
    old: ResolutionText,
    proposal: ResolutionProposal,
    place: tuple[int, int],
    *,
    lacks_here: bool,
    lacks_there: bool,
) -> type[StructureDiffersError]:
    at, to = place
    if at == len(old.rows):
        return TextGoesOnError
    if to == len(proposal.rows):
        return TextEndsEarlyError
    if lacks_here:
        return ParagraphMoreError
    if lacks_there:
        return ParagraphLackingError
    same_part = old.rows[at].part is proposal.rows[to].part
    return LevelDiffersError if same_part else StructureDiffersError


def _alike(old: ResolutionText, proposal: ResolutionProposal, here: int, there: int) -> bool:
    row, proposed = old.rows[here], proposal.rows[there]
    return (row.part, row.level) == (proposed.part, proposed.level)


def _excerpt(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
