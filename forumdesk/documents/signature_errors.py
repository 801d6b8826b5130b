"""What can be wrong with a signature, with the key for it, or with the scan of a signed paper, in words."""

from forumdesk.documents.errors import DocumentError
from forumdesk.domain.errors import N_


class SigningMissingError(DocumentError):
    """The libraries that sign and read signatures are not installed."""

    code = "signature.missing"
    message = N_(
        "Electronic signatures need an addition to the program that is not installed here."
        " Install it with “{command}” and try again."
    )


class NotAKeyFileError(DocumentError):
    """The bytes are no PKCS#12 file."""

    code = "signature.not_a_key_file"
    message = N_(
        "This is not a key file: a file that ends in .p12 or .pfx is needed. Nothing was signed."
        " Choose the file that you received with your signature."
    )


class WrongKeyPassphraseError(DocumentError):
    """The passphrase does not open the key file."""

    code = "signature.wrong_passphrase"
    message = N_(
        "This passphrase does not open the key file. Nothing was signed."
        " Check the keyboard's language and Caps Lock, and enter it again."
    )


class NoPrivateKeyError(DocumentError):
    """A PKCS#12 file with certificates only."""

    code = "signature.no_key"
    message = N_(
        "There is no key with its certificate in this file. Nothing was signed."
        " Choose the file that you received with your signature."
    )


class KeyKindError(DocumentError):
    """A key of an algorithm that cannot sign here, GOST above all."""

    code = "signature.key_kind"
    message = N_(
        "The key in this file is of a kind that cannot sign here, such as GOST. Nothing was signed."
        " Sign with an external program: save the document for it, and take its signature back."
    )


class NotForSigningError(DocumentError):
    """The certificate itself says that it is for something else. Values: ``signer``."""

    code = "signature.not_for_signing"
    message = N_(
        "The certificate of {signer} is not meant for signing documents. Nothing was signed."
        " Choose the key file for signatures."
    )


class CertificateExpiredError(DocumentError):
    """Signing by it has to be asked for expressly. Values: ``signer``, ``until``."""

    code = "signature.expired"
    message = N_(
        "The certificate of {signer} expired on {until}. Nothing was signed."
        " Take a key whose certificate is valid, or say that it shall sign all the same."
    )


class CertificateNotYetValidError(DocumentError):
    """The computer's clock is wrong more often than the certificate. Values: ``signer``, ``since``."""

    code = "signature.not_yet_valid"
    message = N_(
        "The certificate of {signer} is valid only from {since}. Nothing was signed."
        " Check the date of this computer, or say that it shall sign all the same."
    )


class NotSignableError(DocumentError):
    """A file that is no PDF, is damaged, or allows no further signature. Values: ``name``."""

    code = "signature.not_signable"
    message = N_(
        "A signature cannot be put into “{name}”: it is not a PDF, is damaged, or allows no further signature."
        " Sign with an external program, or keep the scan of the signed paper."
    )


class NoCmsError(DocumentError):
    """The bytes are no CMS signature. Values: ``name``."""

    code = "signature.no_cms"
    message = N_(
        "“{name}” is not an electronic signature (CMS). Nothing was kept."
        " Choose the file that the signing program wrote, which usually ends in .cms, .p7s or .sig."
    )


class CmsOfOtherBytesError(DocumentError):
    """The signature is over something else. Values: ``name``, ``number``."""

    code = "signature.other_bytes"
    message = N_(
        "“{name}” signs another file, not paper {number} as it was given out. Nothing was kept."
        " Save the paper for the external signature again, sign exactly that file, and take the signature back."
    )


class CmsBrokenError(DocumentError):
    """The signature does not fit its certificate. Values: ``name``."""

    code = "signature.broken"
    message = N_(
        "The signature in “{name}” does not hold: it was damaged or changed. Nothing was kept. Sign again."
    )


class NotAScanError(DocumentError):
    """A scan is a PDF or a picture. Values: ``name``."""

    code = "signature.not_a_scan"
    message = N_(
        "“{name}” is neither a PDF nor a picture (JPEG, PNG, TIFF). Nothing was kept."
        " Save the scan in one of these formats."
    )


class SignerMissingError(DocumentError):
    """Nobody is named as the signer of a scan."""

    code = "signature.no_signer"
    message = N_("Enter who signed the paper. Nothing was kept.")


class SignedInFutureError(DocumentError):
    """A date that has not come yet. Values: ``day``."""

    code = "signature.in_future"
    message = N_("{day} has not come yet. Nothing was kept. Enter the date that stands on the signed paper.")


class NoSuchCopyError(DocumentError):
    """No signed copy of this number. Values: ``wanted``, ``number`` of the paper."""

    code = "signature.no_copy"
    message = N_("Paper {number} has no signed copy {wanted}. Look at the list of its signed copies.")
