"""Why a text document is refused; each says what to do next. Values: ``name``, the file's name."""

from forumdesk.domain.errors import N_
from forumdesk.exchange.errors import ExchangeError


class DocumentTooLargeError(ExchangeError):
    """Larger than any resolution with its pictures. Values: ``name``, ``megabytes``."""

    code = "exchange.document_too_large"
    message = N_(
        "The document “{name}” is larger than {megabytes} MB and was not opened."
        " Take out its pictures, or copy the text into a new document, and import that one."
    )


class OldWordError(ExchangeError):
    """A document of Word 97 to 2003, whatever its name says."""

    code = "exchange.old_word"
    message = N_(
        "The document “{name}” is of the old kind .doc."
        " Open it in Word or LibreOffice, save it as .docx and import that."
    )


class RichTextError(ExchangeError):
    """RTF, whatever its name says."""

    code = "exchange.rich_text"
    message = N_(
        "The document “{name}” is of the kind RTF. Open it in Word or LibreOffice, save it as .docx and import that."
    )


class DocumentProtectedError(ExchangeError):
    """Encrypted with a password."""

    code = "exchange.document_protected"
    message = N_(
        "The document “{name}” is protected by a password. Open it, remove the password, save it and import it again."
    )


class DocumentDamagedError(ExchangeError):
    """No archive, or parts that cannot be read."""

    code = "exchange.document_damaged"
    message = N_(
        "The document “{name}” is damaged. Open it in Word or LibreOffice, which may mend it, and save it again."
    )


class NotADocumentError(ExchangeError):
    """An archive or a file of another kind, such as a table, a presentation or a web page."""

    code = "exchange.not_a_document"
    message = N_(
        "The file “{name}” is not a text document, whatever its name says."
        " Choose a file saved as .docx, .odt, .md or .txt."
    )


class DocumentSwollenError(ExchangeError):
    """Unpacked far larger than any text, as files made to harm are."""

    code = "exchange.document_swollen"
    message = N_(
        "The document “{name}” would become far larger than a text when unpacked, and was not opened."
        " Copy the text into a new document and import that one."
    )


class DocumentMacrosError(ExchangeError):
    """With programs inside."""

    code = "exchange.document_macros"
    message = N_(
        "The document “{name}” contains macros and was not opened."
        " Save it as .docx, which leaves them out, and import that."
    )


class DocumentEntitiesError(ExchangeError):
    """Parts that declare a document type or entities, which no word processor writes."""

    code = "exchange.document_entities"
    message = N_(
        "The document “{name}” has declarations that no word processor writes, and was not opened."
        " Copy the text into a new document and import that one."
    )


class DocumentTooDeepError(ExchangeError):
    """Tables in tables beyond any reason."""

    code = "exchange.document_too_deep"
    message = N_(
        "The tables and frames of “{name}” stand too deep inside one another."
        " Copy the text without them into a new document and import that one."
    )


class DocumentWordlessError(ExchangeError):
    """Pictures perhaps, but no words."""

    code = "exchange.document_wordless"
    message = N_(
        "The document “{name}” has no words."
        " If its pages are pictures, have their text recognised first, or choose another file."
    )
