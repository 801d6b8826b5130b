"""What invitations say: for each person and language a letter, in the order of the list."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from forumdesk.documents import wording
from forumdesk.documents.gate import one_line
from forumdesk.documents.people_order import one_by_one
from forumdesk.documents.templates import blocks_of
from forumdesk.domain.people import Names
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.language import formulas
from forumdesk.language.addressing import gender_shown, salutation, titled
from forumdesk.language.countries import country_name
from forumdesk.language.dates import time_of_day
from forumdesk.language.invitation_wordings import InvitationWord
from forumdesk.language.names import NameParts
from forumdesk.language.paper_words import paper_word, word_fields
from forumdesk.language.russian_names import Gender
from forumdesk.language.russian_posts import post_in_dative
from forumdesk.services.people_sheets import PeopleSheet, PersonLine

_HOME = "KZ"  # the country that an address at home does not name


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter to ``person``, ready to be set; ``named`` is the line of the address that names them.

    ``number_line`` is left to be filled by hand.
    """

    language: Language
    person: str
    sender: str
    number_line: str
    addressee: tuple[str, ...]
    named: str
    salutation: str
    paragraphs: tuple[str, ...]
    closing: str
    post: str
    signatory: str

    @property
    def texts(self) -> Iterator[str]:
        """Everything that it says, in reading order."""
        yield from (self.sender, self.number_line, *self.addressee, self.salutation, *self.paragraphs)
        yield from (self.closing, self.post, self.signatory)


def letters(sheet: PeopleSheet, languages: Sequence[Language]) -> Iterator[Letter]:
    """The letters of all people, those to one person in each language together."""
    words = [LetterWords(sheet, language) for language in languages]
    for person in one_by_one(sheet, languages[0]):
        yield from (one.letter(person) for one in words)


class LetterWords:
    """The words of all letters of one sheet in one language."""

    def __init__(self, sheet: PeopleSheet, language: Language) -> None:
        self._language = language
        self._catalogue = wording.catalogue_of(language)
        self._facts = self._of_meeting(sheet)
        self._paragraphs: dict[str, tuple[str, ...]] = {}
        self._sender = self._in(sheet.body.in_language)
        self._post = self._in(sheet.signatory_post.in_language) or formulas.chair_label(language.value)
        self._signatory = self._in(sheet.signatory.in_language)
        self._number_line = self._word(InvitationWord.OUTGOING)
        self._closing = self._word(InvitationWord.CLOSING)

    def letter(self, person: PersonLine) -> Letter:
        """The letter to one person."""
        gender = gender_shown(tuple(_parts(person.names, one) for one in (Language.KK, Language.RU)))
        name = self._in(person.name.in_language)
        addressee, named = self._addressee(person, name, gender)
        return Letter(
            language=self._language,
            person=name,
            sender=self._sender,
            number_line=self._number_line,
            addressee=tuple(line for line in addressee if line),
            named=named,
            salutation=salutation(self._spelling(person), gender, self._language.value),
            paragraphs=self._body(person),
            closing=self._closing,
            post=self._post,
            signatory=self._signatory,
        )

    def _addressee(self, person: PersonLine, name: str, gender: Gender | None) -> tuple[tuple[str, ...], str]:
        """Whom the letter is for, and the line with the name.

        English has the name first, the others the organisation first and the name in the dative. In Russian post and
        name are both in the dative, as GOST R 7.0.97 has it, or both in the nominative where one form is not sure.
        """
        language = self._language
        organisation, post = self._in(person.organisation.in_language), self._in(person.post.in_language)
        country = person.country
        abroad = country_name(country, language.value) if country and country != _HOME else ""
        post = post[:1].upper() + post[1:]
        if language is Language.EN:
            named = titled(name, gender, language.value)
            return (named, post, organisation, abroad), named
        dative = one_line(person.name_dative.get(language))
        if language is Language.RU and post:
            declined = post_in_dative(post) if dative else ""
            dative, post = (dative, declined) if declined else ("", post)
        return (organisation, post, dative or name, abroad), dative or name

    def _spelling(self, person: PersonLine) -> NameParts:
        """The name as the salutation needs it: in this language, or else as it is written in another."""
        for language in (self._language, *STATE_LANGUAGE_FIRST):
            if person.names.get(language):
                return _parts(person.names, language)
        return NameParts(family=self._in(person.name.in_language))

    def _body(self, person: PersonLine) -> tuple[str, ...]:
        """The paragraphs, made once for each role."""
        role = wording.role(person.role, self._catalogue)
        if role not in self._paragraphs:
            facts = {**self._facts, "role": role[:1].lower() + role[1:]}
            self._paragraphs[role] = tuple(self._written(facts))
        return self._paragraphs[role]

    def _written(self, facts: dict[str, str]) -> Iterator[str]:
        for word in map(InvitationWord, blocks_of("invitation")):
            fields = {name: facts[name] for name in word_fields(word)}
            if all(fields.values()):
                yield paper_word(word, self._language.value, **fields)

    def _of_meeting(self, sheet: PeopleSheet) -> dict[str, str]:
        language = self._language
        begins = time_of_day(sheet.begins.time(), language.value) if sheet.begins else ""
        return {
            "event": wording.quoted(one_line(wording.event(sheet.meeting, language)), language),
            "days": wording.days(sheet.first_day, sheet.last_day, language),
            "place": self._in(sheet.place.in_language),
            "programme_time": begins,
            "contact": ", ".join(sheet.contact.in_language(language).split("\n")),
        }

    def _word(self, word: InvitationWord) -> str:
        return paper_word(word, self._language.value)

    def _in(self, text: Callable[[Language], str]) -> str:
        return one_line(text(self._language))


def _parts(names: Names, language: Language) -> NameParts:
    name = names.get(language)
    return NameParts(family=name.family, given=name.given, patronymic=name.patronymic)
