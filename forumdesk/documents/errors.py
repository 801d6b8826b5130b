"""What can keep a document from being printed, each as one sentence."""

import unicodedata

from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.texts import LANGUAGE_NAMES, Language


# The names of the languages as they stand in brackets after a place: they differ in no other way.
class DocumentError(KnownError):
    """A document cannot be printed as asked; nothing was written."""

    code = "document"
    message = N_("The document could not be printed.")


class MissingGlyphError(DocumentError):
    """A paragraph has a letter that the font of the document does not have; a box would be printed for it."""

    code = "document.letter_missing"
    message = N_(
        "The font of the document has no letter “{letter}” ({letter_code}, {letter_name})."
        " It stands in paragraph {paragraph} ({language}): “{excerpt}”. Write it otherwise and print again."
    )

    @staticmethod
    def at(paragraph: str, language: Language, letter: str, excerpt: str) -> "MissingGlyphError":
        """The error for ``letter`` in a paragraph, which is named by its number or its place in the text."""
        return MissingGlyphError(
            count=None,
            paragraph=paragraph,
            language=LANGUAGE_NAMES[language],
            excerpt=excerpt,
            **letter_facts(letter),
        )


class MissingGlyphInFieldError(DocumentError):
    """A name, a title or a place has a letter that the font of the document does not have."""

    code = "document.letter_missing_in_field"
    message = N_(
        "The font of the document has no letter “{letter}” ({letter_code}, {letter_name})."
        " It stands in “{excerpt}” ({language}). Write it otherwise and print again."
    )

    @staticmethod
    def at(language: Language, letter: str, excerpt: str) -> "MissingGlyphInFieldError":
        """The error for ``letter`` in a name or another short text."""
        return MissingGlyphInFieldError(
            count=None, language=LANGUAGE_NAMES[language], excerpt=excerpt, **letter_facts(letter)
        )


class MissingGlyphOfPersonError(DocumentError):
    """Something about a person has a letter that the font of the paper does not have."""

    code = "document.letter_missing_of_person"
    message = N_(
        "The font of the document has no letter “{letter}” ({letter_code}, {letter_name})."
        " It stands in “{excerpt}” ({language}), in the entry of {person}. Write it otherwise and print again."
    )

    @staticmethod
    def of(person: str, language: Language, letter: str, excerpt: str) -> "MissingGlyphOfPersonError":
        """The error for ``letter`` in the entry of ``person``."""
        return MissingGlyphOfPersonError(
            count=None,
            person=person,
            language=LANGUAGE_NAMES[language],
            excerpt=excerpt,
            **letter_facts(letter),
        )


class FontMissingError(DocumentError):
    """A font of the program is not there or is damaged."""

    code = "document.font_missing"
    message = N_(
        "The font “{font}” is missing or damaged, so nothing can be printed."
        " Install the program anew and print again."
    )


class MeasureOutOfBoundsError(DocumentError):
    """A measure that the body changed is too small or too large."""

    code = "document.measure_out_of_bounds"
    message = N_(
        "The measure {measure} of the layout can be between {least} and {most}, not {wanted}."
        " Change it in the settings of the body."
    )

    @staticmethod
    def of(measure: str, least: float, most: float, wanted: float) -> "MeasureOutOfBoundsError":
        """The error for a measure, named by its dotted key."""
        return MeasureOutOfBoundsError(
            measure=measure, least=f"{least:g}", most=f"{most:g}", wanted=f"{wanted:g}"
        )


class MeasureUnknownError(DocumentError):
    """The body changed a measure that no layout has."""

    code = "document.measure_unknown"
    message = N_(
        "There is no measure “{measure}” in a layout of pages. Take the change away and print again."
    )


class NoRoomForTextError(DocumentError):
    """Margins that leave hardly any room between them."""

    code = "document.no_room_for_text"
    message = N_("These margins leave {room} mm for the text; it needs {least} mm. Make the margins smaller.")


class LayoutDamagedError(DocumentError):
    """A file of the layouts that come with the program lacks something or has something that nobody knows."""

    code = "document.layout_damaged"
    message = N_("The layout of pages “{name}” cannot be used: {key}. Choose another layout.")


class EmblemUnreadableError(DocumentError):
    """What is kept as the emblem of a body is no picture."""

    code = "document.emblem_unreadable"
    message = N_(
        "The emblem of the body cannot be read. Choose its picture anew, or print without letterhead."
    )


class ContactsTooLongError(DocumentError):
    """What stands below the names in a letterhead is no line any more. Values: ``count``, ``most``."""

    code = "document.contacts_too_long"
    message = N_("The line below the names has {count} letter; {most} are allowed. Shorten it.")
    plural = N_("The line below the names has {count} letters; {most} are allowed. Shorten it.")


class LetterheadTooHighError(DocumentError):
    """The letterhead leaves too little of the first page for the paper itself."""

    code = "document.letterhead_too_high"
    message = N_(
        "The letterhead would take more than half of the page. Shorten the line below the names, make the"
        " margins smaller, or print without letterhead."
    )


class NobodyToPrintError(DocumentError):
    """The paper would show nobody."""

    code = "document.nobody_to_print"
    message = N_("There is nobody to print yet. Add people or import a list first.")


class LanguageMissingError(DocumentError):
    """The text does not exist in a language that is to be printed."""

    code = "document.language_missing"
    message = N_(
        "There is no text to print in this language: {language}. Write or import it, or leave it out."
    )

    @staticmethod
    def of(language: Language) -> "LanguageMissingError":
        """The error for ``language``."""
        return LanguageMissingError(language=LANGUAGE_NAMES[language])


class NothingToPrintError(DocumentError):
    """There is no text in any language."""

    code = "document.nothing_to_print"
    message = N_("There is nothing to print yet. Write or import a text first.")


class NothingToRouteError(DocumentError):
    """The paper that would go round has no words yet."""

    code = "document.nothing_to_route"
    message = N_("There is nothing to agree on or to give out yet. Write the text or the agenda first.")


class NobodyToRouteError(DocumentError):
    """Nobody would agree or receive."""

    code = "document.nobody_to_route"
    message = N_(
        "Nobody is on the list who could agree or receive it. Add delegations or participants first."
    )


class NoAgendaToPrintError(DocumentError):
    """The meeting has no agenda."""

    code = "document.no_agenda"
    message = N_("There is no agenda to print yet. Add items or import an agenda first.")


class NobodySpokeError(DocumentError):
    """Nobody has spoken or asked to speak."""

    code = "document.nobody_spoke"
    message = N_("Nobody is on a list of speakers yet. Put speakers on the list of an agenda item first.")


class NothingTookPlaceError(DocumentError):
    """No item was begun and nobody has spoken."""

    code = "document.nothing_took_place"
    message = N_("No time has been kept yet. Times are kept while the meeting is conducted.")


class NoAmendmentsError(DocumentError):
    """Nobody has proposed an amendment."""

    code = "document.no_amendments"
    message = N_("There are no amendments to print yet. Record what the delegations propose first.")


class NothingIsChangedError(DocumentError):
    """No amendment is open, so that the text with amendments would be the text alone."""

    code = "document.nothing_is_changed"
    message = N_(
        "No amendment is open: the text with amendments would be the text itself. Print that instead."
    )


class NoConsultationError(DocumentError):
    """No draft was put out for comments."""

    code = "document.no_consultation"
    message = N_("No draft has been put out for comments yet. Open a consultation first.")


class NothingToMinuteError(DocumentError):
    """The meeting has neither an agenda nor decisions."""

    code = "document.nothing_to_minute"
    message = N_("There is nothing for the minutes yet. Add items or import an agenda first.")


class NothingChosenError(DocumentError):
    """No item of the agenda was chosen for the extract."""

    code = "document.nothing_chosen"
    message = N_("No agenda item is chosen for the extract. Choose the items that it is to show.")


class NobodyToCallError(DocumentError):
    """Nobody has a voice."""

    code = "document.nobody_to_call"
    message = N_("Nobody on the list has the right to vote. There is nobody to call.")


class NoCountToPrintError(DocumentError):
    """The decision was not taken by ballots."""

    code = "document.no_count"
    message = N_(
        "Decision {number} was not taken by ballots: there is no protocol of a counting commission to print."
    )


class NoBallotsToPrintError(DocumentError):
    """A number of ballots that cannot be printed."""

    code = "document.no_ballots"
    message = N_("Between 1 and {most} ballots can be printed at once, not {wanted}.")


class LayoutUnknownError(DocumentError):
    """No such layout, preset, document or format."""

    code = "document.layout_unknown"
    message = N_("There is no “{wanted}” to choose. Choose one of: {known}.")


class LanguagesForLayoutError(DocumentError):
    """The layout does not go with the number of languages."""

    code = "document.languages_for_layout"
    message = N_(
        "The layout “{layout}” cannot be printed in {count} language. Choose the languages or the layout anew."
    )
    plural = N_(
        "The layout “{layout}” cannot be printed in {count} languages. Choose the languages or the layout anew."
    )


class OutputError(DocumentError):
    """The finished document could not be written. Whatever stood at the place before stands there still."""

    code = "output"
    message = N_("The file could not be written: {path}.")


class OutputIsRegisterError(OutputError):
    """The place named for a document is the register itself."""

    code = "output.is_register"
    message = N_("This file is the register itself: {path}. Choose another name for the document.")


class OutputIsAnotherRegisterError(OutputError):
    """A register stands at the place named for a document; no document is worth it."""

    code = "output.is_another_register"
    message = N_(
        "“{path}” is a ForumDesk register and is not overwritten. Choose another name for the document."
    )


class OutputIsFolderError(OutputError):
    """The place named for a document is a folder."""

    code = "output.is_folder"
    message = N_("There is a folder of this name: {path}. Choose another name for the document.")


class OutputNotAFileError(OutputError):
    """The place named for a document is a device, a pipe or a socket."""

    code = "output.not_a_file"
    message = N_("This is a device or a pipe, not a file: {path}. Choose another name for the document.")


class OutputFolderMissingError(OutputError):
    """The folder for a document does not exist."""

    code = "output.folder_missing"
    message = N_("There is no such folder: {path}. Make it first or choose another place.")


class OutputNotWritableError(OutputError):
    """Rights or a program that has the file open forbid writing."""

    code = "output.not_writable"
    message = N_(
        "The file cannot be written: {path}. It is open in another program, or the folder is read-only."
        " Close it or choose another place."
    )


class OutputDiskFullError(OutputError):
    """No room is left."""

    code = "output.disk_full"
    message = N_("The disk is full: {path} was not written. Make room or choose another disk.")


def letter_facts(letter: str) -> dict[str, str]:
    """The letter with its Unicode code and name, for the sentences above."""
    code = f"U+{ord(letter):04X}"
    return {"letter": letter, "letter_code": code, "letter_name": unicodedata.name(letter, "—")}
