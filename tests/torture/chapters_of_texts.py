"""Deeds about the text: paragraphs, findings, amendments, drafts and consultations."""

from collections.abc import Callable
from datetime import timedelta

from forumdesk.domain.amendments import AmendmentKind
from forumdesk.domain.consultations import Verdict
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.resolutions import Numbering, Part, Stage
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.proposals import ReturnedRow, ReturnedText
from forumdesk.services.returned import short_hash
from tests.torture.telling import Teller

KK, RU, EN = Language.KK, Language.RU, Language.EN
ZONE = "Asia/Almaty"


def paragraphs(tell: Teller, meeting_id: MeetingId) -> None:
    """Paragraphs written, split, moved and taken out."""
    texts, rows = tell.register.resolutions, tell.register.text_rows
    ids = [row.id for row in texts.text(meeting_id).rows]
    tell(texts.edit_cell, meeting_id, ids[2], KK, "Бірінші сөз")
    tell(texts.edit_cell, meeting_id, ids[2], KK, "Бірінші сөз, екінші сөз")
    tell(texts.confirm_cell, meeting_id, ids[2], RU, Stage.CHECKED)
    tell(texts.confirm_all, meeting_id, EN)
    tell(texts.replace_all, meeting_id, EN, "Paragraph", "Section")
    tell(texts.edit_cell, meeting_id, ids[5], EN, "It had 99 participants.")
    tell(texts.bind, meeting_id, ids[5], EN, (7, 9), "people")
    added = tell(rows.add, meeting_id, Part.NOTE, ids[5])
    tell(rows.remove, meeting_id, added.id)
    tell(rows.add_written, meeting_id, Part.BODY, ids[8], RU, [("Один", ()), ("Два", ())])
    tell(rows.split, meeting_id, ids[2], KK, 7)
    tell(rows.join, meeting_id, ids[2])
    tell(rows.move, meeting_id, ids[8], -1)
    tell(rows.set_part, meeting_id, ids[9], Part.POINT, 2)
    tell(rows.set_numbering, meeting_id, Numbering.LETTERED)


def findings(tell: Teller, meeting_id: MeetingId) -> None:
    """What the program finds in the text, repaired or let stand."""
    texts, checks = tell.register.resolutions, tell.register.text_checks
    ids = [row.id for row in texts.text(meeting_id).rows]

    def found(words: str) -> tuple[object, ...]:
        return tuple(one for one in checks.findings(meeting_id) if one.repair and one.words == words)

    tell(texts.edit_cell, meeting_id, ids[2], RU, 'Форум "Серпін"  состоялся.')
    tell(texts.edit_cell, meeting_id, ids[4], RU, 'Форум "Келешек" состоялся.')
    first = next(one for one in checks.findings(meeting_id) if one.repair and one.row_id == ids[2])
    dismissed = tell(checks.dismiss, meeting_id, first, "дәйексөз")
    tell(checks.recall, dismissed.id)
    tell(checks.repair, meeting_id, first)
    rest = [one for one in checks.findings(meeting_id) if one.repair and one.row_id == ids[4]]
    tell(checks.repair_all, meeting_id, rest)


def amendments(tell: Teller, meeting_id: MeetingId) -> None:
    """Amendments that end in every way."""
    book = tell.register.amendments
    ids = [row.id for row in tell.register.resolutions.text(meeting_id).rows]

    def proposed(place: int, words: str) -> object:
        return tell(book.propose, meeting_id, AmendmentKind.REPLACE, ids[place], LocalizedText(kk=words)).id

    made = [proposed(place, text) for place, text in ((2, "а"), (5, "б"), (5, "в"), (7, "г"), (7, "д"))]
    tell(book.edit, made[0], reason="анық емес")
    tell(book.accept, made[0], "келісілді")
    tell(book.reject, made[1], "кеш")
    tell(book.reopen, made[1])
    tell(book.withdraw, made[2])
    tell(book.move, made[4], -1)
    tell(book.replace, made[3], made[4])
    parts = [
        tell(book.propose, meeting_id, AmendmentKind.REPLACE, ids[10], LocalizedText(**{code: "Жаңа"})).id
        for code in ("ru", "en")
    ]
    tell(book.merge, parts)
    tell(book.bring_in, meeting_id, returned(tell, meeting_id))


def returned(tell: Teller, meeting_id: MeetingId) -> ReturnedText:
    """The Russian text as a document brings it back, its third paragraph written otherwise."""
    kept = tell.register.resolutions.text(meeting_id).rows
    rows = tuple(
        ReturnedRow(
            row_id=row.id,
            language=RU,
            exported_hash=short_hash(row.text.ru),
            text="Иначе" if place == 8 else row.text.ru,
        )
        for place, row in enumerate(kept)
        if row.text.ru
    )
    at = tell.register.clock() + timedelta(days=1)
    return ReturnedText(meeting_id=str(meeting_id), languages=(RU,), rows=rows, exported_at=at)


def consultations(tell: Teller, meeting_id: MeetingId) -> None:
    """Drafts given out, comments received and answered."""
    book = tell.register.consultations
    row = tell.register.resolutions.text(meeting_id).rows[8].id
    first = tell(book.issue_draft, meeting_id, "Бірінші жоба")
    second = tell(book.issue_draft, meeting_id)
    tell(book.withdraw_draft, second.id)
    deadline = tell.register.clock() + timedelta(days=7)
    asked = tell(book.open, first.id, deadline, ZONE)
    tell(book.withdraw, asked.id)
    asked = tell(book.open, first.id, deadline, ZONE)
    tell(book.extend, asked.id, deadline + timedelta(days=1))
    comment = tell(
        book.receive, asked.id, "Дала", "Нақтылау керек", row_id=row, language=KK, proposal="Нақты сөз"
    )
    other = tell(book.receive, asked.id, "Тау", "Қате")
    tell(book.edit_comment, other.id, text="Қателесіппіз")
    tell(book.remove_comment, other.id)
    tell(book.propose, comment.id)
    tell(book.judge, comment.id, Verdict.PARTLY, "ішінара")
    tell(book.close, asked.id)
    tell(book.reopen, asked.id)


CHAPTERS: tuple[Callable[[Teller, MeetingId], None], ...] = (paragraphs, findings, amendments, consultations)
