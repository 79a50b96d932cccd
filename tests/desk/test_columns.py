"""docs/汇总.md is what the tables say of themselves."""

from __future__ import annotations

from tools import summary_doc
from xlforms.desk.tables import TABLES


def test_the_page_is_what_the_script_writes() -> None:
    assert summary_doc.PAGE.read_text("utf-8") == summary_doc.page()


def test_no_two_columns_of_a_table_are_called_the_same() -> None:
    for table in TABLES:
        assert len({*table.names}) == len({column.title for column in table.columns}) == len(table.columns)
