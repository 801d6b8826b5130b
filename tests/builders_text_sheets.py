"""Sheets of amendments and comments for tests of printed papers."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from forumdesk.domain.amendments import AmendmentKind, AmendmentState
from forumdesk.domain.consultations import ConsultationKind, Verdict
from forumdesk.domain.redline import Piece, PieceKind, redline
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language, LocalizedText
from forumdesk.services.sheets import DraftMark, ResolutionSheet, RowChange, SheetRow
from forumdesk.services.text_sheets import (
    AmendmentLine,
    AmendmentsSheet,
    CommentLine,
    CommentsSheet,
    ConsultationLine,
    RowReference,
)
from tests.builders_sheets import sheet_of

KK, RU, EN = Language
DRAFT = DraftMark(number=2, at=datetime(2024, 10, 17, 6, 42, tzinfo=UTC), time_zone="Asia/Almaty")
DEADLINE = datetime(2024, 11, 1, 13, 0, tzinfo=UTC)  # 18:00 in Almaty
MADE_AT = datetime(2024, 11, 4, 4, 30, tzinfo=UTC)
BODY = LocalizedText(
    kk="«Көкжиек» университеттер қауымдастығы",
    ru="Ассоциация университетов «Кокжиек»",
    en="Kokzhiek Association of Universities",
)
MEETING = LocalizedText(
    kk="Серіктес университеттер форумы",
    ru="Форум университетов-партнёров",
    en="Forum of Partner Universities",
)
PLACE = LocalizedText(kk="Астана қаласы", ru="город Астана", en="Astana")
KAZAKHSTAN = LocalizedText(
    kk="Қазақстан делегациясы", ru="Делегация Казахстана", en="Delegation of Kazakhstan"
)
GERMANY = LocalizedText(kk="Германия делегациясы", ru="Делегация Германии", en="Delegation of Germany")
BEFORE = {
    KK: "2026 жылғы 1 наурызға дейін оқу туралы келісімнің бірыңғай нысанын бекіту.",
    RU: "До 1 марта 2026 года утвердить единую форму соглашения об обучении.",
    EN: "Approve, by 1 March 2026, a standard form of learning agreement.",
}
AFTER = {
    KK: "2026 жылғы 1 қыркүйекке дейін оқу туралы келісімнің бірыңғай нысанын әзірлеп, бекіту.",
    RU: "До 1 сентября 2026 года разработать и утвердить единую форму соглашения об обучении.",
    EN: "Draw up and approve, by 1 September 2026, a standard form of learning agreement.",
}
ADDED = {
    KK: "Келісімнің мәтіні қауымдастықтың сайтында жариялансын.",
    RU: "Опубликовать текст соглашения на сайте ассоциации.",
    EN: "Publish the agreement on the website of the association.",
}


def amendments_sheet() -> AmendmentsSheet:
    """Four amendments: a replacement, a deletion in one language, an insertion, and one that was replaced."""
    place = RowReference(number="1.1", part=Part.POINT)
    preamble = RowReference(part=Part.PREAMBLE, ordinal=2)
    return AmendmentsSheet(
        body=BODY,
        meeting=MEETING,
        first_day=date(2024, 11, 14),
        last_day=date(2024, 11, 15),
        place=PLACE,
        languages=STATE_LANGUAGE_FIRST,
        made_at=MADE_AT,
        time_zone="Asia/Almaty",
        draft=DRAFT,
        lines=(
            AmendmentLine(
                number=4,
                kind=AmendmentKind.DELETE,
                state=AmendmentState.PROPOSED,
                reference=preamble,
                proposer=GERMANY,
                redline={RU: (Piece(PieceKind.DELETED, "Участники исходили из взаимного доверия."),)},
                reason="Повторяет пункт 3.",
            ),
            AmendmentLine(
                number=1,
                kind=AmendmentKind.REPLACE,
                state=AmendmentState.ACCEPTED,
                reference=place,
                proposer=KAZAKHSTAN,
                redline={one: redline(BEFORE[one], AFTER[one]) for one in Language},
                reason="Бір семестр жеткіліксіз.",
                note="Бірауыздан.",
            ),
            AmendmentLine(
                number=2,
                kind=AmendmentKind.REPLACE,
                state=AmendmentState.MERGED,
                reference=place,
                proposer=GERMANY,
                redline={EN: redline(BEFORE[EN], AFTER[EN].replace("September", "June"))},
                into=1,
            ),
            AmendmentLine(
                number=3,
                kind=AmendmentKind.INSERT,
                state=AmendmentState.PROPOSED,
                reference=place,
                proposer=KAZAKHSTAN,
                redline={one: (Piece(PieceKind.INSERTED, ADDED[one]),) for one in Language},
            ),
        ),
    )


def comment(number: int, **changed: object) -> CommentLine:
    """A comment of the day before the deadline, with what is named changed."""
    known: dict[str, object] = {
        "number": number,
        "author": "Назарбаев Университеті",
        "text": f"{number}-ескертпе: мерзім тым қысқа.",
        "received_at": DEADLINE - timedelta(days=1),
        "reference": RowReference(number="1.1", part=Part.POINT),
        "language": KK,
    }
    return CommentLine(**{**known, **changed})  # type: ignore[arg-type]


def comments_sheet(*, silence: bool = False) -> CommentsSheet:
    """Five comments, one of them late, one of each verdict and one more that is accepted."""
    return CommentsSheet(
        body=BODY,
        meeting=MEETING,
        first_day=date(2024, 11, 14),
        last_day=date(2024, 11, 15),
        place=PLACE,
        languages=STATE_LANGUAGE_FIRST,
        made_at=MADE_AT,
        time_zone="Asia/Almaty",
        draft=DRAFT,
        consultation=ConsultationLine(
            kind=ConsultationKind.SILENCE if silence else ConsultationKind.COMMENTS,
            opened_at=DRAFT.at,
            deadline=DEADLINE,
            time_zone="Asia/Almaty",
        ),
        comments=(
            comment(
                1,
                proposal="2026 жылғы 1 қыркүйекке дейін",
                verdict=Verdict.ACCEPTED,
                reason="Ұсыныс қабылданып, мерзім ұзартылды.",
                amendment=1,
            ),
            comment(
                2,
                author="Технический университет Мюнхена",
                delegation=GERMANY,
                text="Термин «единая форма» нуждается в определении: неясно, обязательна ли она.",
                proposal="«типовая форма, применение которой рекомендуется»",
                verdict=Verdict.PARTLY,
                reason="Термин определён в приложении; слово «единая» сохранено.",
                language=RU,
            ),
            comment(
                3,
                author="Department of Legal Affairs",
                text="The second paragraph repeats the third.",
                reference=RowReference(part=Part.PREAMBLE, ordinal=2),
                verdict=Verdict.REJECTED,
                reason="The repetition is intended.",
                language=EN,
            ),
            comment(
                4,
                author="Технический университет Мюнхена",
                delegation=GERMANY,
                text="Проект в целом поддерживаем.",
                reference=RowReference(),
                received_at=DEADLINE + timedelta(hours=3),
                late=True,
                language=RU,
            ),
            comment(5, verdict=Verdict.ACCEPTED, reference=RowReference(number="2 (a) (i)", part=Part.POINT)),
        ),
    )


def draft_sheet() -> ResolutionSheet:
    """The sample resolution as a numbered draft, with a section heading, sub-points, a note and an annex."""
    sheet = sheet_of(adopted=False)
    rows: list[SheetRow] = []
    for row in sheet.rows:
        if row.part is Part.ISSUES_LEAD:
            rows.append(_row("heading", Part.HEADING, "I", "I", "I"))
        rows.append(row)
        if row.number == "1.1.":
            rows.append(_row("sub", Part.POINT, ADDED[KK], ADDED[RU], ADDED[EN], number="1.1.1.", level=2))
            rows.append(
                _row("subsub", Part.POINT, BEFORE[KK], BEFORE[RU], BEFORE[EN], number="1.1.1.1.", level=3)
            )
            rows.append(_row("note", Part.NOTE, "* Ескерту.", "* Примечание.", "* A note."))
    rows.append(_row("annex", Part.ANNEX, "Қосымша. Құрамы", "Приложение. Состав", "Annex. Composition"))
    rows.append(_row("member", Part.POINT, "Төраға", "Председатель", "Chair", number="1."))
    return replace(sheet, rows=tuple(rows), draft=DRAFT)


def redlined_sheet() -> ResolutionSheet:
    """The same with a changed point, one that goes and one that comes."""
    sheet = draft_sheet()
    changes = {
        "1.1.1.1.": {
            "redline": {one: redline(BEFORE[one], AFTER[one]) for one in Language},
            "authors": (KAZAKHSTAN, GERMANY),
        },
        "1.2.": {"change": RowChange.DELETED, "authors": (GERMANY,)},
        "1.1.1.": {"change": RowChange.INSERTED, "authors": (KAZAKHSTAN,)},
    }
    return replace(
        sheet,
        rows=tuple(
            replace(row, **changes[row.number]) if row.number in changes else row  # type: ignore[arg-type]
            for row in sheet.rows
        ),
    )


def _row(name: str, part: Part, kk: str, ru: str, en: str, *, number: str = "", level: int = 1) -> SheetRow:
    text = LocalizedText(kk=kk, ru=ru, en=en)
    return SheetRow(id=name, part=part, number=number, text=text, level=level)
