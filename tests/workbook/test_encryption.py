"""Workbooks with a password to open them."""

from __future__ import annotations

import io
import random
import sys

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from tests.workbook import making
from xlforms.errors import FileError
from xlforms.workbook.files.encryption import DEFAULT_PASSWORD, unlock

NOISE = random.Random(1).randbytes(9000)  # below 4096 bytes, msoffcrypto writes what it can't read
PLAIN = making.zipped({**making.xlsx_parts("<sheetData/>"), "xl/media/image1.png": NOISE})


def locked(password: str) -> bytes:
    target = io.BytesIO()
    OOXMLFile(io.BytesIO(PLAIN)).encrypt(password, target)
    return target.getvalue()


@pytest.fixture(scope="module")
def secret() -> bytes:
    return locked("绩效2024")


def refused(data: bytes, password: str | None) -> FileError:
    with pytest.raises(FileError) as error:
        unlock(data, password)
    return error.value


@pytest.mark.parametrize("data", [PLAIN, making.xls(), making.ods(""), b"", b"a,b"])
def test_what_has_no_password_is_left_as_it_is(data: bytes) -> None:
    assert unlock(data) is data
    assert unlock(data, "secret") is data


def test_the_password_opens_it(secret: bytes) -> None:
    assert unlock(secret, "绩效2024") == PLAIN


def test_without_and_with_a_wrong_password_it_stays_shut(secret: bytes) -> None:
    assert refused(secret, None).code == "XF951"
    assert "--password" in refused(secret, None).message
    assert refused(secret, "绩效2023").code == "XF952"


def test_excels_own_password_needs_none() -> None:
    assert unlock(locked(DEFAULT_PASSWORD)) == PLAIN


def test_without_the_extra_it_is_told_how_to_get_it(secret: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "msoffcrypto", None)
    assert refused(secret, None).code == "XF951"
    assert 'pip install "xlforms[password]"' in refused(secret, "绩效2024").message


def test_an_encrypted_xls_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    protected = making.xls(protected=True)
    assert refused(protected, "secret").code == "XF952"
    monkeypatch.setitem(sys.modules, "msoffcrypto", None)
    assert refused(protected, None).code == "XF951"


def test_a_key_that_would_take_hours_is_not_derived() -> None:
    info = b'<encryption xmlns="e"><keyEncryptors><p:encryptedKey spinCount="1000000000"/></keyEncryptors></encryption>'
    assert refused(making.compound({"EncryptedPackage": b"", "EncryptionInfo": info}), "secret").code == "XF954"


@pytest.mark.parametrize("sevenths", range(1, 6))
def test_a_torn_one_is_refused(secret: bytes, sevenths: int) -> None:
    assert refused(secret[: len(secret) * sevenths // 7], "绩效2024").code == "XF924"
