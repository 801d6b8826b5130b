"""Items whose heading runs on into their text in one language and stands apart in another are brought alike."""

import re
from collections.abc import Sequence
from dataclasses import replace

from forumdesk.domain.errors import N_
from forumdesk.domain.marks import joined, sliced
from forumdesk.domain.notices import Notice
from forumdesk.domain.resolutions import Part, ResolutionText
from forumdesk.services.proposals import ProposedRow, ResolutionProposal

_ITEMS = frozenset({Part.ISSUE, Part.RECOMMENDATION})
# A sentence ends before a capital; an initial («С. Нурбек») and a number ("1. 2") end none.
_FIRST_SENTENCE = re.compile(
    r"(?P<head>.*?[^\W\d_]{2}[»”\")]?[.!?])\s+(?=[«“\"(]?[^\W\d_a-zа-яёәғқңөұүһі])", re.DOTALL
)


def with_heads_as(old: ResolutionText, proposal: ResolutionProposal) -> ResolutionProposal | None:
    """The proposal with its items parted or joined as the register has them; None where that brings them not alike.

    A text without any emphasis does not show where the heading of an item ends: it is its first sentence.
    """
    wanted = [(row.part, row.level) for row in old.rows]
    rows: list[ProposedRow] = []
    here = 0
    there = 0
    parted = united = 0
    while there < len(proposal.rows):
        row = proposal.rows[there]
        following = proposal.rows[there + 1] if there + 1 < len(proposal.rows) else None
        register_parts = wanted[here + 1 : here + 2] == [(Part.BODY, 1)]
        file_parts = following is not None and following.part is Part.BODY
        if row.part in _ITEMS and register_parts and not file_parts:
            pieces = _parted(row)
            rows += pieces
            parted += len(pieces) - 1
        elif row.part in _ITEMS and file_parts and not register_parts and following is not None:
            text, marks = joined([(row.text, row.marks), (following.text, following.marks)])
            rows.append(replace(row, text=text, marks=marks))
            there += 1
            united += 1
        else:
            rows.append(row)
        here = len(rows)
        there += 1
    if not (parted or united) or [(row.part, row.level) for row in rows] != wanted:
        return None
    notices = [one for one in (_parted_notice(parted), _united_notice(united)) if one.count]
    return replace(proposal, rows=tuple(rows), notices=(*proposal.notices, *notices))


def _parted(row: ProposedRow) -> Sequence[ProposedRow]:
    match = _FIRST_SENTENCE.match(row.text)
    if match is None:
        return [row]
    return [
        replace(row, text=match["head"], marks=sliced(row.marks, 0, match.end("head"))),
        ProposedRow(
            part=Part.BODY,
            number="",
            text=row.text[match.end() :],
            marks=sliced(row.marks, match.end(), len(row.text)),
        ),
    ]


def _parted_notice(count: int) -> Notice:
    return Notice(
        code="resolution.heads_parted",
        message=N_("In {count} item the heading was parted from the text as in the register: compare it."),
        plural=N_("In {count} items the heading was parted from the text as in the register: compare them."),
        count=count,
        values={"count": count},
    )


def _united_notice(count: int) -> Notice:
    return Notice(
        code="resolution.heads_united",
        message=N_("In {count} item the heading and the text became one paragraph as in the register."),
        plural=N_("In {count} items the heading and the text became one paragraph as in the register."),
        count=count,
        values={"count": count},
    )
