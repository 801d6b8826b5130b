"""What can be wrong with the secretary's key, in words."""

from forumdesk.domain.errors import N_, DomainError


class NoKeyError(DomainError):
    """This computer has no key."""

    code = "key.none"
    message = N_(
        "There is no secretary's key on this computer. Make one, or import the copy that you keep elsewhere."
    )


class KeyExistsError(DomainError):
    """Another key would be overwritten. Values: ``fingerprint`` of the one that is there."""

    code = "key.exists"
    message = N_(
        "This computer has a secretary's key already ({fingerprint}), and it is left as it is."
        " To use another one, set this one aside first."
    )


class KeyCopyExistsError(DomainError):
    """The copy would overwrite something."""

    code = "key.copy_exists"
    message = N_("“{path}” exists already and is left as it is. Choose another name for the copy of the key.")


class KeyBrokenError(DomainError):
    """The file is damaged, or no key of this program."""

    code = "key.broken"
    message = N_(
        "“{path}” is damaged or is not a secretary's key. Nothing was changed. Import the copy that you keep"
        " elsewhere, or set this file aside and make a new key."
    )


class KeyNewerError(DomainError):
    """Made by a later version of the program."""

    code = "key.newer"
    message = N_(
        "The key in “{path}” was made by a newer version of ForumDesk. Nothing was changed."
        " Update the program to use it."
    )


class KeyFileError(DomainError):
    """The file or its folder cannot be used."""

    code = "key.file"
    message = N_(
        "The key file “{path}” cannot be read or written. Nothing was changed."
        " Check the folder and your rights to it, or choose another place."
    )


class WrongPassphraseError(DomainError):
    """The passphrase does not open the key."""

    code = "key.wrong_passphrase"
    message = N_(
        "This passphrase does not open the secretary's key. Nothing was changed."
        " Check the keyboard's language and Caps Lock, and enter it again."
    )


class PassphraseEmptyError(DomainError):
    """No passphrase was given."""

    code = "key.passphrase_empty"
    message = N_("Enter the passphrase of the secretary's key: without it the key neither signs nor is kept.")


class PassphraseShortError(DomainError):
    """A new passphrase is too short. Values: ``count``, ``least``."""

    code = "key.passphrase_short"
    message = N_(
        "The passphrase has {count} character, and at least {least} are needed. A few words are easiest to keep."
    )
    plural = N_(
        "The passphrase has {count} characters, and at least {least} are needed."
        " A few words are easiest to keep."
    )
