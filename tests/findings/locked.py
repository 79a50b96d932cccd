"""A workbook with a password to open it."""

from __future__ import annotations

import io
import random

from msoffcrypto.format.ooxml import OOXMLFile

from tests.workbook import making


def locked(password: str) -> bytes:
    """An .xlsx with a password, large enough for msoffcrypto to write what it can read."""
    noise = random.Random(1).randbytes(9000)
    plain = making.zipped({**making.xlsx_parts("<sheetData/>"), "xl/media/image1.png": noise})
    target = io.BytesIO()
    OOXMLFile(io.BytesIO(plain)).encrypt(password, target)
    return target.getvalue()
