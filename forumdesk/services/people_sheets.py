"""Finished, frozen values from which badges, lists and certificates are printed."""

from dataclasses import dataclass
from datetime import date, datetime

from forumdesk.domain.people import Names, Role
from forumdesk.domain.texts import Language, LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One person as papers print it.

    ``name`` is the full official name; ``listed_name`` begins with the surname in every language and decides the
    order («Akhmetova Gulnar»), ``badge_name`` is what a badge shows large («Гүлнар Ахметова»): each empty where
    it is the official one. ``name_dative`` is filled only where a person has checked the form, for invitations also
    where the rule is sure; ``names`` are the parts of the name, for invitations alone. ``country`` is an ISO code or
    empty. ``badge_code`` has no dashes. Moments are aware; ``desk`` is that of the first arrival.
    ``identity_number`` is filled for the pass list alone.
    """

    number: int
    name: LocalizedText
    listed_name: LocalizedText = LocalizedText()
    badge_name: LocalizedText = LocalizedText()
    name_dative: LocalizedText = LocalizedText()
    names: Names = Names()
    organisation: LocalizedText = LocalizedText()
    post: LocalizedText = LocalizedText()
    country: str = ""
    delegation: LocalizedText = LocalizedText()
    role: Role = Role.DELEGATE
    entitled: bool = False
    badge_code: str = ""
    identity_number: str = ""
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    returned_at: datetime | None = None
    desk: str = ""

    @property
    def in_lists(self) -> LocalizedText:
        """The name as lists print it and order by it."""
        return self.listed_name.filled_from(self.name)

    @property
    def on_badge(self) -> LocalizedText:
        """The name as badges and tent cards print it."""
        return self.badge_name.filled_from(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateWording:
    """What certificates say where the body has words of its own; empty in a language: the usual ones.

    ``text`` consists of lines, of which one is ``{name}`` and one ``{event}``.
    """

    heading: LocalizedText = LocalizedText()
    text: LocalizedText = LocalizedText()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleSheet:
    """The people of a meeting, ready for every paper that shows people.

    ``people`` are those who count, in any order: each paper orders them by its language, unless ``is_ordered``
    says that badges, tent cards and certificates are printed in this one. ``languages`` are those
    of the body, in its order. ``made_at`` dates the file; ``time_zone`` (IANA) is that of the hall.
    ``present_now`` is the number of those who are in the hall at ``made_at``. Who signs certificates is
    ``signatory`` with ``signatory_post`` (empty: the chair). Pass lists are to be destroyed after ``destroy_after``.
    Of invitations: ``begins`` is when the programme begins (local, naive), ``contact`` whom to ask.
    """

    body: LocalizedText
    meeting: LocalizedText
    first_day: date | None
    last_day: date | None
    place: LocalizedText
    languages: tuple[Language, ...]
    people: tuple[PersonLine, ...]
    made_at: datetime
    time_zone: str
    present_now: int = 0
    signatory: LocalizedText = LocalizedText()
    signatory_post: LocalizedText = LocalizedText()
    certificate: CertificateWording = CertificateWording()
    destroy_after: date | None = None
    is_ordered: bool = False
    begins: datetime | None = None
    contact: LocalizedText = LocalizedText()
