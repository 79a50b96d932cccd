"""How drops end: what stands where, in which words, to the byte what `fill` writes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import xlforms
from tests.cli.running import FINANCE, JUNSHAN
from tests.learning.foreign import RIVER, declared, saved
from tests.watching.bureau import Bureau, variant
from tests.watching.running import drain

TRANSFERRED = Path(__file__).parents[1] / "data" / "legacy"


def letter(bureau: Bureau, name: str) -> str:
    return (bureau.root / name).read_bytes().decode("utf-8-sig")


def test_a_sound_workbook_is_completed_to_the_byte_as_fill_does(bureau: Bureau, tmp_path: Path) -> None:
    dropped = bureau.drop("君山.xlsx", JUNSHAN.read_bytes())
    (tmp_path / dropped.name).write_bytes(JUNSHAN.read_bytes())
    filled = xlforms.fill(str(tmp_path / dropped.name), str(tmp_path / "出"))
    assert drain(bureau)["done"] == 1
    assert bureau.names("已完成") == ["君山-已完成.xlsx", "君山-问题清单.txt"]
    assert (bureau.root / "已完成/君山-已完成.xlsx").read_bytes() == Path(filled.output).read_bytes()
    assert letter(bureau, "已完成/君山-问题清单.txt").startswith("君山.xlsx：警告 5 条，提示 8 条。\r\n")
    bureau.check()


def test_what_needs_mending_comes_back_with_a_sentence_a_problem(bureau: Bureau) -> None:
    bureau.drop("财政/自评表.xlsx", FINANCE.read_bytes())
    assert drain(bureau)["returned"] == 1
    assert len(bureau.names("退回/财政")) == 2
    told = letter(bureau, "退回/财政/自评表.xlsx.原因.txt")
    assert told.startswith("自评表.xlsx 要修改：错误 2 条")
    assert "1. 错误 XF409 基础数据表!B12 " in told
    assert "用原来的文件名“自评表.xlsx”再放进收件箱" in told
    bureau.check()


def test_what_is_no_workbook_fails_with_its_reason_and_stays_as_it_was(bureau: Bureau) -> None:
    bureau.drop("说明.docx", "不是表格，也不是文档".encode())
    bureau.drop("坏.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 4)
    assert drain(bureau)["failed"] == 2
    told = letter(bureau, "失败/说明.docx.原因.txt")
    assert told.startswith("说明.docx 没能处理。\r\n\r\n原因：其实是")
    assert "怎么办：" in told
    bureau.check()


def test_a_correction_is_a_new_version_and_the_old_one_stays(bureau: Bureau) -> None:
    for number in range(3):
        bureau.drop("君山.xlsx", variant(JUNSHAN, number))
        assert drain(bureau)["done"] == 1
    assert [name for name in bureau.names("已完成") if name.endswith(".xlsx")] == [
        "君山 (2)-已完成.xlsx",
        "君山 (3)-已完成.xlsx",
        "君山-已完成.xlsx",
    ]
    months = [path.name for path in bureau.files("原件")]
    assert months == ["君山 (2).xlsx", "君山 (3).xlsx", "君山.xlsx"]
    bureau.check()


def test_the_same_again_is_done_once_and_said_so(bureau: Bureau) -> None:
    bureau.drop("君山.xlsx", JUNSHAN.read_bytes())
    drain(bureau)
    bureau.drop("君山.xlsx", JUNSHAN.read_bytes())
    counts = drain(bureau)
    assert (counts["duplicate"], counts["done"]) == (1, 0)
    (told,) = [event for event in bureau.events() if event["event"] == "duplicate"]
    assert told["sentence"] == "和以前放进来的一模一样，没有再处理；结果在“已完成/君山-已完成.xlsx”。"
    bureau.check()


def test_the_same_again_is_done_again_once_its_result_is_gone(bureau: Bureau) -> None:
    bureau.drop("君山.xlsx", JUNSHAN.read_bytes())
    drain(bureau)
    (bureau.root / "已完成/君山-已完成.xlsx").unlink()
    bureau.drop("君山.xlsx", JUNSHAN.read_bytes())
    assert drain(bureau)["done"] == 1


def test_the_same_again_is_done_again_with_other_settings(bureau: Bureau) -> None:
    bureau.drop("君山.xlsx", JUNSHAN.read_bytes())
    drain(bureau)
    (bureau.root / "xlforms.toml").write_text("[grades]\nexcellent = 95\n", "utf-8")
    bureau.drop("君山.xlsx", JUNSHAN.read_bytes())
    assert drain(bureau)["done"] == 1


def test_settings_with_a_mistake_hold_everything_up_and_fail_nothing(bureau: Bureau) -> None:
    (bureau.inbox / "xlforms.toml").write_text("[grades]\nexcelent = 95\n", "utf-8")
    bureau.drop("君山.xlsx", JUNSHAN.read_bytes())
    counts = drain(bureau)
    assert (counts["held"], counts["failed"]) == (1, 0)
    (told,) = [event for event in bureau.events() if event["event"] == "later"]
    assert "设置文件" in str(told["sentence"])
    (bureau.inbox / "xlforms.toml").unlink()
    assert drain(bureau)["done"] == 1
    bureau.check()


def test_the_same_content_under_other_names_has_its_own_results(bureau: Bureau) -> None:
    bureau.drop("甲.xlsx", JUNSHAN.read_bytes())
    bureau.drop("乙/甲.xlsx", JUNSHAN.read_bytes())
    assert drain(bureau)["done"] == 2
    bureau.check()


def test_a_workbook_of_another_kind_comes_out_as_xlsx(bureau: Bureau) -> None:
    source = next(TRANSFERRED.glob("*.xls"))
    bureau.drop("旧.xls", source.read_bytes())
    drain(bureau)
    assert [name for name in bureau.names(".") if name.endswith((".xlsx", "旧.xls"))]
    bureau.check()


def test_an_archive_is_taken_apart_and_each_workbook_a_drop_of_its_own(bureau: Bureau) -> None:
    path = bureau.root / "材料.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number, name in enumerate(("甲/自评表.xlsx", "乙/自评表.xlsx")):
            entry = zipfile.ZipInfo(name.encode("gbk").decode("cp437"))
            entry.flag_bits = 0
            archive.writestr(entry, variant(JUNSHAN, number))
            bureau.note(variant(JUNSHAN, number))
        archive.writestr("report.docx", b"PK\x03\x04")
        archive.writestr("inner.zip", b"PK\x05\x06" + bytes(18))
    # zipfile flags what it is given as UTF-8; a Chinese Windows doesn't.
    data = _as_windows_writes(path.read_bytes())
    path.unlink()
    bureau.drop("材料.zip", data)
    counts = drain(bureau)
    assert (counts["unpacked"], counts["done"]) == (1, 2)
    assert "已完成/材料/乙/自评表-已完成.xlsx" in bureau.names(".")
    assert "甲/自评表.xlsx" in letter(bureau, "已完成/材料-解压清单.txt")
    assert "report.docx" in letter(bureau, "已完成/材料-解压清单.txt")
    assert not (bureau.inbox / "材料").exists()
    bureau.check()


def test_the_same_archive_again_is_taken_apart_once(bureau: Bureau) -> None:
    path = bureau.root / "材料.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("自评表.xlsx", JUNSHAN.read_bytes())
    content = path.read_bytes()
    path.unlink()
    bureau.drop("材料.zip", content)
    drain(bureau)
    (unpacked,) = [event for event in bureau.events() if event["event"] == "unpacked"]
    assert unpacked["results"] == ["已完成/材料-解压清单.txt", "收件箱/材料/自评表.xlsx"]
    bureau.drop("材料.zip", content)
    counts = drain(bureau)
    assert (counts["duplicate"], counts["unpacked"], counts["done"]) == (1, 0, 0)
    (told,) = [event for event in bureau.events() if event["event"] == "duplicate"]
    assert told["sentence"] == "和以前放进来的一模一样，没有再处理；结果在“已完成/材料-解压清单.txt”。"
    assert drain(bureau, recheck=True)["unpacked"] == 0


def _as_windows_writes(data: bytes) -> bytes:
    """Names in GBK, not flagged as UTF-8."""
    for name in ("甲/自评表.xlsx", "乙/自评表.xlsx"):
        garbled = name.encode("gbk").decode("cp437").encode()
        assert garbled in data
    import io

    source = zipfile.ZipFile(io.BytesIO(data))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for entry in source.infolist():
            raw = _Raw(entry.filename)
            raw.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(raw, source.read(entry))
    return out.getvalue()


class _Raw(zipfile.ZipInfo):
    """An entry whose name is written in code page 437 without a flag."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802  the name is zipfile's
        return self.filename.encode("cp437"), self.flag_bits & ~0x800


def test_an_archive_called_a_workbook_is_not_taken_apart(bureau: Bureau) -> None:
    path = bureau.root / "x"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("自评表.xlsx", JUNSHAN.read_bytes())
    content = path.read_bytes()
    path.unlink()
    bureau.drop("其实是压缩包.xlsx", content)
    assert drain(bureau)["failed"] == 1
    bureau.check()


def test_originals_are_worked_on_again_and_only_changes_come_out(bureau: Bureau) -> None:
    bureau.drop("君山.xlsx", JUNSHAN.read_bytes())
    bureau.drop("财政.xlsx", FINANCE.read_bytes())
    drain(bureau)
    before = bureau.names(".")
    counts = drain(bureau, recheck=True)
    assert (counts["unchanged"], counts["done"]) == (2, 0)
    assert [name for name in bureau.names(".") if name not in before] == []
    (bureau.root / "xlforms.toml").write_text("[grades]\nexcellent = 99\ngood = 98\nfair = 97\n", "utf-8")
    counts = drain(bureau, recheck=True)
    assert counts["unchanged"] + counts["done"] + counts["returned"] == 2
    assert {path.name for path in bureau.files("原件")} == {"君山.xlsx", "财政.xlsx"}
    bureau.check_contents()


def test_a_bureaus_own_form_beside_the_inbox_is_known(bureau: Bureau) -> None:
    bureau.drop("甲局/河道.xlsx", saved(bureau.root / "河道.xlsx", RIVER).read_bytes())
    assert drain(bureau)["failed"] == 1
    declared(bureau.root / "表样" / "河道.toml")
    bureau.drop("甲局/河道.xlsx", (bureau.root / "河道.xlsx").read_bytes())
    counts = drain(bureau)
    assert (counts["done"] + counts["returned"], counts["failed"]) == (1, 0)


def test_a_declaration_with_a_mistake_holds_everything_up(bureau: Bureau) -> None:
    (bureau.root / "表样").mkdir()
    (bureau.root / "表样" / "河道.toml").write_text('form = "projekt"\n', "utf-8")
    bureau.drop("君山.xlsx", JUNSHAN.read_bytes())
    counts = drain(bureau)
    assert (counts["held"], counts["failed"]) == (1, 0)
