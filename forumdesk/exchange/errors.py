"""Expected failures of reading and writing other people's files; each says what to do next."""

from forumdesk.domain.errors import N_, KnownError


class ExchangeError(KnownError):
    """A file cannot be read or written as what it is said to be; nothing was changed."""

    code = "exchange.failed"
    message = N_("The file could not be exchanged. Nothing was changed.")


class SourceMissingError(ExchangeError):
    """There is no such file. Values: ``name``."""

    code = "exchange.file_missing"
    message = N_("There is no file “{name}”. Check its name and folder.")


class SourceUnreadableError(ExchangeError):
    """The file is there, but the system does not hand it out. Values: ``name``."""

    code = "exchange.file_unreadable"
    message = N_(
        "The file “{name}” cannot be opened. Close it in other programs and check that you may read it."
    )


class SourceTooLargeError(ExchangeError):
    """Larger than any text or list of a meeting. Values: ``name``, ``megabytes``."""

    code = "exchange.file_too_large"
    message = N_(
        "The file “{name}” is larger than {megabytes} MB, too large for a text or a list."
        " Check that it is the right one."
    )


class SourceEmptyError(ExchangeError):
    """Nothing but spaces. Values: ``name``."""

    code = "exchange.file_empty"
    message = N_(
        "The file “{name}” is empty. Choose another one, or save it again in the program that made it."
    )


class NotTextError(ExchangeError):
    """A binary file. Values: ``name``."""

    code = "exchange.not_text"
    message = N_(
        "The file “{name}” is not plain text, whatever its name says."
        " Open it in the program that made it and save it as plain text or CSV in UTF-8."
    )


class EncodingUnknownError(ExchangeError):
    """The letters cannot be told. Values: ``name``."""

    code = "exchange.encoding_unknown"
    message = N_(
        "The letters of “{name}” could not be recognised. Open it in the program that made it and save it in UTF-8."
    )


class QuotationOpenError(ExchangeError):
    """A cell in quotation marks has no end and takes in the rest of the list. Values: ``name``, ``line``."""

    code = "exchange.quotation_open"
    message = N_(
        "In line {line} of “{name}” a quotation mark opens that never closes, so that the rest of the list would"
        " be lost. Delete or close it and import the file again."
    )


class NoRoomForWorkbookError(ExchangeError):
    """A workbook is put together in the folder for temporary files, which takes no more."""

    code = "exchange.file_no_room"
    message = N_(
        "The workbook could not be put together: the disk of the folder for temporary files is full or read-only."
        " Make room, or write the list as CSV."
    )


class TextEmptyError(ExchangeError):
    """A resolution without a word."""

    code = "exchange.text_empty"
    message = N_("The text has no words. Choose another file.")


class TextTooLongError(ExchangeError):
    """More paragraphs than any resolution or minutes have. Values: ``most``, how many are read."""

    code = "exchange.text_too_long"
    message = N_(
        "The text has more than {most} paragraphs and was not read. Divide it into several files and import those."
    )


class LanguageUnknownError(ExchangeError):
    """No language was given and the words do not tell it."""

    code = "exchange.language_unknown"
    message = N_("The language of the text could not be told. Choose Kazakh, Russian or English.")


class NotATableError(ExchangeError):
    """Not a table at all, or without rows. Values: ``name``."""

    code = "exchange.not_a_table"
    message = N_(
        "The file “{name}” is not a table: a line of headings and at least one row below it are needed."
        " Save the list as CSV in UTF-8."
    )


class EncodingWrongError(ExchangeError):
    """The letters are not in the encoding that was chosen. Values: ``name``, ``encoding``."""

    code = "exchange.encoding_wrong"
    message = N_("The letters of “{name}” are not in the encoding {encoding}. Choose another one.")


class WorkbookDamagedError(ExchangeError):
    """A workbook that cannot be read, or an archive that is none. Values: ``name``."""

    code = "exchange.workbook_damaged"
    message = N_(
        "The workbook “{name}” is damaged or of an unknown kind."
        " Open it in the program that made it and save it as XLSX or as CSV in UTF-8."
    )


class WorkbookProtectedError(ExchangeError):
    """Encrypted with a password. Values: ``name``."""

    code = "exchange.workbook_protected"
    message = N_(
        "The workbook “{name}” is protected by a password. Open it, remove the password, save it and import it again."
    )


class NotAWorkbookError(ExchangeError):
    """An archive of another kind, such as a text document or a folder of files. Values: ``name``."""

    code = "exchange.not_a_workbook"
    message = N_(
        "The file “{name}” is not a table, whatever its name says. Choose a file saved as XLSX, XLS, ODS or CSV."
    )


class WorkbookSwollenError(ExchangeError):
    """Unpacked far larger than any list, as files made to harm are. Values: ``name``."""

    code = "exchange.workbook_swollen"
    message = N_(
        "The workbook “{name}” would become far larger than a list when unpacked, and was not opened."
        " Copy the list into a new workbook, or save it as CSV in UTF-8."
    )


class TooManyColumnsError(ExchangeError):
    """More columns than any list has, or one cell far to the right. Values: ``name``, ``most``."""

    code = "exchange.too_many_columns"
    message = N_(
        "The table “{name}” has cells beyond column {most}. Delete the columns that are not needed and save it again."
    )


class TooManyRowsError(ExchangeError):
    """More rows than a spreadsheet holds, or than can be read at once. Values: ``name``, ``most``."""

    code = "exchange.too_many_rows"
    message = N_(
        "The table “{name}” has more rows than can be read at once, which are {most}."
        " Divide it into several files, or delete the cells far below the list."
    )


class SheetMissingError(ExchangeError):
    """No sheet of that name. Values: ``name``, ``sheet``, ``sheets`` (tuple of names)."""

    code = "exchange.sheet_missing"
    message = N_("The workbook “{name}” has no sheet “{sheet}”. Its sheets are: {sheets}.")


class ColumnUnknownError(ExchangeError):
    """A mapping names a column that is not there. Values: ``column``, ``columns`` (tuple of headings)."""

    code = "exchange.column_unknown"
    message = N_("There is no column “{column}”. The columns are: {columns}.")


class FieldUnknownError(ExchangeError):
    """A mapping names a field that does not exist. Values: ``field``, ``fields`` (tuple of names)."""

    code = "exchange.field_unknown"
    message = N_("There is no field “{field}”. The fields are: {fields}.")


class FieldTwiceError(ExchangeError):
    """Two columns are mapped to one field. Values: ``field``."""

    code = "exchange.field_twice"
    message = N_("Two columns are read as “{field}”. Choose one of them.")


class ColumnsMissingError(ExchangeError):
    """The headings lack what is needed. Values: ``name``, ``columns`` (tuple of headings)."""

    code = "exchange.columns_missing"
    message = N_("The table “{name}” lacks a needed column: {columns}. Add it to the line of headings.")
    plural = N_("The table “{name}” lacks needed columns: {columns}. Add them to the line of headings.")


class NotVCardsError(ExchangeError):
    """No person in it. Values: ``name``."""

    code = "exchange.not_vcards"
    message = N_("The file “{name}” has no contact with a name. Choose a file saved as vCard.")


class NotACalendarError(ExchangeError):
    """No iCalendar, or one without events. Values: ``name``."""

    code = "exchange.not_a_calendar"
    message = N_("The file “{name}” has no events. Choose a file saved as iCalendar (.ics).")


class AgendaUndatedError(ExchangeError):
    """Events need days."""

    code = "exchange.agenda_undated"
    message = N_(
        "The meeting has no date, and a calendar needs one. Nothing was written."
        " Set the first day among the data of the meeting, or with --date in an import."
    )


class NoItemStartsError(ExchangeError):
    """Nothing to put into a calendar."""

    code = "exchange.no_item_starts"
    message = N_(
        "No agenda item has a time at which it starts. Nothing was written. Set the start of at least one item."
    )


class NotAnEventPackageError(ExchangeError):
    """JSON of another kind, or no JSON at all."""

    code = "exchange.not_an_event_package"
    message = N_("This is not an event package. Choose a file that was exported as an event package.")


class PackageTooNewError(ExchangeError):
    """Written by a later version. Values: ``version``, ``known``."""

    code = "exchange.package_too_new"
    message = N_(
        "The event package has version {version}, and this program reads up to version {known}."
        " Open it with a newer version of the program."
    )


class PackageInvalidError(ExchangeError):
    """The package breaks its schema or contradicts itself. Values: ``place``, a path like ``participants/3/role``."""

    code = "exchange.package_invalid"
    message = N_(
        "The event package is damaged at “{place}”. Nothing was imported."
        " Export it again from the program that made it."
    )


class SchemaMissingError(ExchangeError):
    """The program's own folder lacks the schema. Values: ``name``."""

    code = "exchange.schema_missing"
    message = N_("The program's file “{name}” is missing. Install the program again.")
