"""Workbooks with a password to open them: recognised always, opened when the extra `xlforms[password]` is there.

Encrypted OOXML is an OLE2 file with a stream EncryptedPackage ([MS-OFFCRYPTO] 2.3.4); an encrypted .xls has a record
FilePass among its first ([MS-XLS] 2.4.117).
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator

from xlforms.findings import refusal
from xlforms.workbook.files.compound import SIGNATURE, Compound

# With this password Excel encrypts an .xls whose structure alone is protected, and opens it unasked.
DEFAULT_PASSWORD = "VelvetSweatshop"
FILE_PASS, END_OF_GLOBALS = 0x2F, 0x0A
MAX_SPINS = 1_000_000  # Excel writes 100,000; a million take a second
_SPINS = rb'spinCount="(\d+)"'


def unlock(data: bytes, password: str | None = None) -> bytes:
    """The bytes of a workbook without its password; of one that has none, the same bytes.

    Raises:
        FileError: XF951 no password given, XF952 a wrong one, XF953 the extra is missing, XF954 an encryption that
            can't be undone, XF924 a damaged file.
    """
    if not data.startswith(SIGNATURE):
        return data
    compound = Compound(data)
    if not _is_protected(compound):
        return data
    if not _has_extra():
        raise refusal("XF951" if password is None else "XF953")
    if any(int(spins) > MAX_SPINS for spins in re.findall(_SPINS, _stream(compound, "encryptioninfo"))):
        raise refusal("XF954")
    is_package = bool(_stream(compound, "encryptedpackage"))
    for candidate in filter(None, (password, DEFAULT_PASSWORD)):
        if (plain := _decrypt(data, candidate, is_package=is_package)) is not None:
            return plain
    raise refusal("XF951" if password is None else "XF952")


def _is_protected(compound: Compound) -> bool:
    if "encryptedpackage" in compound.streams:
        return True
    stream = _stream(compound, "workbook") or _stream(compound, "book")
    return FILE_PASS in _global_records(stream)


def _stream(compound: Compound, name: str) -> bytes:
    return compound.read(name) if name in compound.streams else b""


def _global_records(stream: bytes) -> Iterator[int]:
    """The types of the records that stand before the first sheet."""
    position = 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, position)
        if kind == END_OF_GLOBALS:
            return
        yield kind
        position += 4 + length


def _has_extra() -> bool:
    try:
        import msoffcrypto  # noqa: F401
    except ImportError:
        return False
    return True


def _decrypt(data: bytes, password: str, *, is_package: bool) -> bytes | None:
    """The decrypted file, None when the password is wrong; raises FileError XF954 for what can't be undone."""
    from msoffcrypto import OfficeFile, exceptions

    plain = io.BytesIO()
    options = {"verify_password": True} if is_package else {}
    try:
        file = OfficeFile(io.BytesIO(data))
        file.load_key(password=password, **options)
        file.decrypt(plain)
    except exceptions.InvalidKeyError:
        return None
    except Exception:  # noqa: BLE001  (it raises what it likes on files that are damaged or made to hurt)
        raise refusal("XF954") from None
    return plain.getvalue()
