"""The words of a dossier in one language."""

from datetime import datetime

from forumdesk.documents import wording
from forumdesk.documents.gate import one_line
from forumdesk.documents.minutes_words import MinutesWords
from forumdesk.domain.errors import N_
from forumdesk.domain.issued import SignedKind
from forumdesk.domain.texts import Language
from forumdesk.language.numbers import decimal, whole
from forumdesk.services.dossier_sheets import Annex, DossierSheet, SealedLine

_GROUP = 8  # digits of a hash that stand together
_KINDS = {
    SignedKind.SCAN: N_("Scan of the signed original"),
    SignedKind.CMS: N_("Signature in a file of its own (CMS)"),
    SignedKind.PADES: N_("Signature in the PDF (PAdES)"),
}


class DossierWords(MinutesWords):
    """What the dossier's own pages say."""

    def __init__(self, sheet: DossierSheet, language: Language) -> None:
        super().__init__(sheet, language)
        self._sheet = sheet

    def document(self, identifier: str) -> str:
        """What a document is called; its identifier where it is none that is printed here."""
        from forumdesk.documents.registry import DOCUMENTS

        titles = {kind.identifier: kind.title for kind in DOCUMENTS}
        return self.say(titles[identifier]) if identifier in titles else identifier

    def event(self) -> str:
        """What the meeting is called."""
        return one_line(wording.event(self._sheet.meeting, self.language))

    def days_and_place(self) -> str:
        """When and where it was."""
        sheet = self._sheet
        return one_line(wording.days_and_place(sheet.first_day, sheet.last_day, sheet.place, self.language))

    def amounts(self, parts: int, pages: int, annexes: int) -> str:
        """How many documents, pages and annexes there are."""
        counted = [
            self.catalogue.ngettext("{count} document", "{count} documents", parts).format(count=parts),
            self.catalogue.ngettext("{count} page", "{count} pages", pages).format(count=pages),
        ]
        if annexes:
            form = self.catalogue.ngettext("{count} attached file", "{count} attached files", annexes)
            counted.append(form.format(count=annexes))
        return " · ".join(counted)

    def size(self, size: int) -> str:
        """A size in bytes as people say it."""
        _, language = self.catalogue.gettext, self.language.value
        if size < 1_000:
            return _("{count} B").format(count=whole(size, language))
        if size < 1_000_000:
            return _("{count} KB").format(count=whole(round(size / 1_000), language))
        return _("{count} MB").format(count=decimal(size / 1_000_000, language, digits=1))

    def item(self, annex: Annex) -> str:
        """The item of the agenda to which a paper on the table belongs."""
        return f"{annex.label} {self.of(annex.item)}".strip()

    def stamp(self, at: datetime) -> str:
        """Day and time in the hall in figures that all languages read alike."""
        return f"{at.astimezone(self._zone):%Y-%m-%d %H:%M}"

    def sealed(self, line: SealedLine) -> str:
        """What came of the decision of a link, or that it is what was said to one."""
        if line.shown is None:
            return self.say(N_("Statement on decision {number}"), number=line.decision)
        return self.adopted(line.shown)

    def signed_kind(self, kind: SignedKind) -> str:
        """In what way a paper was signed."""
        return self.say(_KINDS[kind])


def grouped(digits: str) -> str:
    """A hash in groups that can be compared by eye."""
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))
