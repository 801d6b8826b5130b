"""What can be wrong with a template, each with the line where it stands."""

from forumdesk.domain.errors import N_, DomainError


class TemplateError(DomainError):
    """A template that is not used. Values: ``line``, from 1."""

    code = "template.broken"
    message = N_("Line {line} of the template cannot be read. Compare it with the template of the program.")


class TemplateTooLongError(TemplateError):
    """A template that nobody wrote by hand. Values: ``line``, ``most`` (letters)."""

    code = "template.too_long"
    message = N_("The template is longer than {most} letters. Leave out what the program says by itself.")


class TemplateNameError(TemplateError):
    """A name that nothing has. Values: ``line``, ``name``, ``near``."""

    code = "template.name"
    message = N_("Line {line} of the template: nothing is called “{name}”. Perhaps “{near}” is meant.")


class TemplateTextError(TemplateError):
    """Something else than a text on one line. Values: ``line``, ``name``."""

    code = "template.text"
    message = N_("Line {line} of the template: “{name}” must be a text in quotation marks, on one line.")


class TemplateFieldsError(TemplateError):
    """A wording with other fields. Values: ``line``, ``name``, ``fields``."""

    code = "template.fields"
    message = N_(
        "Line {line} of the template: the wording “{name}” must have exactly these fields: {fields}."
    )


class TemplateNoFieldsError(TemplateError):
    """A field in a wording that has none. Values: ``line``, ``name``."""

    code = "template.no_fields"
    message = N_("Line {line} of the template: the wording “{name}” has no fields. Leave out the braces.")


class TemplateLetterError(TemplateError):
    """A letter that the font lacks. Values: ``line``, ``letter``."""

    code = "template.letter"
    message = N_("Line {line} of the template: the printing font has no “{letter}”. Write it otherwise.")


class TemplateBlocksError(TemplateError):
    """Blocks that are missing, unknown or named twice. Values: ``line``, ``name``, ``blocks``."""

    code = "template.blocks"
    message = N_("Line {line} of the template: “{name}” must name each of these blocks once: {blocks}.")
