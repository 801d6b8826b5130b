"""Deeds that decide, seal and give out; and a whole meeting brought in from a file."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.heads import ChainHead, HeadSignature
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.issued import SignedKind
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.statements import StatementKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.services.motions import Motion
from forumdesk.services.packages import PackageKnownError
from forumdesk.services.proposals import MeetingPackage
from forumdesk.services.signing import SecretaryKeys
from tests.builders import filled, registers
from tests.builders_decisions import with_words
from tests.torture.chapters_of_conduct import everybody_here
from tests.torture.chapters_of_people import text
from tests.torture.telling import Teller

PASSPHRASE = "a long passphrase"


def decisions(tell: Teller, meeting_id: MeetingId) -> None:
    """Decisions recorded, withdrawn and sealed; what was said to them; the head of the chain signed."""
    book, statements = tell.register.decisions, tell.register.statements
    one, two, three = everybody_here(tell, meeting_id)
    tell(book.record, meeting_id, Motion(mode=AdoptionMode.CONSENSUS, question=text("Күн тәртібі")))
    tell(book.withdraw, meeting_id)
    first = tell(book.record, meeting_id, Motion(mode=AdoptionMode.CONSENSUS, question=text("Регламент")))
    said = tell(
        statements.add,
        meeting_id,
        StatementKind.RESERVATION,
        text("Ескертпе"),
        decision_id=first.id,
        participant_id=one,
    )
    tell(statements.edit, said.id, text=text("Айрықша ескертпе"))
    gone = tell(
        statements.add,
        meeting_id,
        StatementKind.DISSENT,
        text("Пікір"),
        decision_id=first.id,
        participant_id=two,
    )
    tell(statements.remove, gone.id)
    tell(book.seal, meeting_id)
    voices = {one: Voice.FOR, two: Voice.AGAINST, three: Voice.FOR}
    tell(book.adopt, meeting_id, Motion(mode=AdoptionMode.RECORDED, question=text("Дауыс"), voices=voices))
    sign = signer()
    tell(tell.register.verification.sign, meeting_id, sign)


def proxies(tell: Teller, meeting_id: MeetingId) -> None:
    """A voice given to another and taken back."""
    meeting = tell.register.meetings.meeting(meeting_id)
    if not tell.register.meetings.body(meeting.body_id).rules.proxies:
        tell(tell.register.meetings.edit_rules, meeting.body_id, BodyRules(proxies=1))
    _, two, three, _ = [one.id for one in tell.register.participants.listed(meeting_id)]
    tell(tell.register.proxies.give, three, two)
    tell(tell.register.proxies.end, three)


def papers(tell: Teller, meeting_id: MeetingId) -> None:
    """Minutes, and papers given out and signed."""
    book, minutes = tell.register.issued, tell.register.minutes
    item = tell.register.agendas.items(meeting_id)[0].id
    tell(minutes.edit, meeting_id, number="С-70/2", opening=LocalizedText(kk="Шақырылды"))
    tell(minutes.note, item, Language.KK, "Тыңдалды")
    paper = tell(
        book.keep,
        meeting_id,
        b"%PDF-1.7\n" + meeting_id.bytes * 3000,
        document="resolution",
        name="Қарар.pdf",
        languages=(Language.KK,),
    )
    copy = tell(
        book.attach,
        paper,
        b"\xff\xd8\xff" + meeting_id.bytes * 3000,
        kind=SignedKind.SCAN,
        name="скан.jpg",
        signer="А. Серікова",
        signed_on=date(2024, 10, 18),
    )
    tell(book.detach, copy)


def brought_in(tell: Teller, _: MeetingId) -> None:
    """A meeting of another register, with all that it decided."""
    try:
        tell(tell.register.packages.bring_in, package())
    except PackageKnownError:
        return
    except AssertionError:  # it is here already, unchanged
        return


@cache
def package() -> MeetingPackage:
    """A meeting that decided in every way, made elsewhere."""
    with TemporaryDirectory() as folder, registers().create(Path(folder, "a.forumdesk")) as register:
        meeting_id = filled(register)
        with_words(register, meeting_id)
        return register.packages.package(meeting_id)


@cache
def _keys() -> tuple[SecretaryKeys, TemporaryDirectory[str]]:
    folder = TemporaryDirectory()
    keys = SecretaryKeys(Path(folder.name))
    keys.create(PASSPHRASE)
    return keys, folder


def signer() -> Callable[..., HeadSignature]:
    """Signs heads with a key of its own."""

    def sign(head: ChainHead, at: object) -> HeadSignature:
        return _keys()[0].sign(head, PASSPHRASE, at)  # type: ignore[arg-type]

    return sign


CHAPTERS: tuple[Callable[[Teller, MeetingId], None], ...] = (decisions, proxies, papers, brought_in)
