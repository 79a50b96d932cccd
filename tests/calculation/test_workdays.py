"""提交报告: working days as they fall, a bureau's own holidays, years that nobody knows."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlforms.calculation.annex5.holidays import read_holidays
from xlforms.calculation.annex5.standard import Assessment, standards
from xlforms.calculation.annex5.timing import Handing, assess_timing
from xlforms.calculation.annex5.workdays import Workdays
from xlforms.calculation.parameters import Parameters, load
from xlforms.errors import FileError
from xlforms.forms import annex_terms as a

UNKNOWN = 2090
DAYS = st.dates(date(2010, 1, 1), date(2025, 12, 31))


def assessed(
    deadline: date, submitted: date, workdays: Workdays | None = None, own: Parameters | None = None
) -> Assessment:
    parameters = own or load()
    handing = Handing(deadline, submitted, workdays or Workdays())
    return assess_timing(standards(parameters)[a.SUBMISSION], handing, parameters)


def written(folder: Path, text: str, encoding: str = "utf-8") -> str:
    path = folder / "节假日.txt"
    path.write_text(text, encoding)
    return str(path)


@pytest.mark.parametrize(
    ("deadline", "submitted", "late", "score"),
    [
        (date(2025, 3, 31), date(2025, 3, 31), 0, 10),  # on the day
        (date(2025, 3, 31), date(2025, 3, 3), 0, 10),  # before it
        (date(2025, 3, 31), date(2025, 4, 1), 1, 9),
        (date(2025, 3, 31), date(2025, 4, 9), 6, 4),  # 清明 4—6 April
        (date(2025, 3, 31), date(2025, 4, 15), 10, 0),
        (date(2025, 3, 31), date(2025, 5, 15), 30, 0),  # never below nothing
        (date(2025, 3, 28), date(2025, 3, 30), 0, 10),  # Friday to Sunday
        (date(2025, 1, 24), date(2025, 1, 27), 2, 8),  # Sunday the 26th is a make-up working day
        (date(2025, 9, 30), date(2025, 10, 9), 1, 9),  # National Day
        (date(2024, 12, 31), date(2025, 1, 2), 1, 9),  # over new year
        (date(2025, 3, 29), date(2025, 3, 31), 1, 9),  # due on a Saturday
    ],
)
def test_working_days_count_as_they_fall(deadline: date, submitted: date, late: int, score: int) -> None:
    told = assessed(deadline, submitted)
    assert [told.days_late, told.score, told.band] == [late, score, None]
    assert f"应于{deadline.year}年{deadline.month}月{deadline.day}日前报送" in told.reason


def test_the_days_and_the_deduction_are_told() -> None:
    reason = assessed(date(2025, 3, 31), date(2025, 4, 8)).reason
    assert "推迟5个工作日（4月1日、4月2日、4月3日、4月7日、4月8日）" in reason
    assert "每推迟一个工作日扣1分，最多扣10分，扣5分，得5分。" in reason


def test_a_deadline_may_roll_to_the_next_working_day() -> None:
    own = load()._replace(annex5=load().annex5._replace(deadline="rolled"))
    told = assessed(date(2025, 3, 29), date(2025, 4, 1), own=own)
    assert told.days_late == 1
    assert "（遇休息日顺延到2025年3月31日）" in told.reason
    assert assessed(date(2025, 3, 29), date(2025, 3, 31), own=own).days_late == 0


@given(DAYS, st.integers(0, 40))
def test_later_is_never_better_and_a_day_counts_once_at_most(deadline: date, days: int) -> None:
    late = [assessed(deadline, deadline + timedelta(more)).days_late or 0 for more in (days, days + 1)]
    assert 0 <= late[1] - late[0] <= 1
    assert late[0] <= days


def test_without_both_days_the_row_is_open() -> None:
    parameters = load()
    row = standards(parameters)[a.SUBMISSION]
    only = assess_timing(row, Handing(deadline=date(2025, 3, 31)), parameters)
    assert (only.score, only.days_late, only.band) == (None, None, "0—10")
    assert "没有给出实际报送日期（--submitted）" in only.reason


def test_a_year_that_nobody_knows_is_refused_unless_it_was_in_time() -> None:
    with pytest.raises(FileError, match=f"不知道 {UNKNOWN} 年的节假日安排.*--holidays") as refused:
        assessed(date(UNKNOWN, 3, 31), date(UNKNOWN, 4, 2))
    assert refused.value.code == "XF972"
    assert assessed(date(UNKNOWN, 3, 31), date(UNKNOWN, 3, 31)).score == 10


def test_over_new_year_into_a_year_not_in_the_calendar() -> None:
    import chinese_calendar

    last = max(chinese_calendar.holidays).year
    with pytest.raises(FileError, match=str(last + 1)):
        assessed(date(last, 12, 31), date(last + 1, 1, 5))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_bureaus_own_file_tells_of_the_year(tmp_path: Path, encoding: str) -> None:
    text = f"""日期,类型,说明
    # 2090年的安排
    {UNKNOWN}-04-04 休
    {UNKNOWN}年4月5日至6日，放假，清明节
    {UNKNOWN}0408\t班 # 周六上班
    """
    days = read_holidays(written(tmp_path, text, encoding))
    assert [(day.month, day.day, works) for day, works in sorted(days.items())] == [
        (4, 4, False),
        (4, 5, False),
        (4, 6, False),
        (4, 8, True),
    ]
    # 31 March 2090 is a Friday: 3, 7 and the Saturday 8 April count, 4 to 6 do not.
    assert assessed(date(UNKNOWN, 3, 31), date(UNKNOWN, 4, 9), Workdays(days)).days_late == 3


def test_a_bureaus_own_file_goes_before_the_calendar(tmp_path: Path) -> None:
    days = read_holidays(written(tmp_path, "2025-04-01 休\n2025-04-05 班\n"))
    assert assessed(date(2025, 3, 31), date(2025, 4, 7), Workdays(days)).days_late == 4


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", "XF973", "里面没有日期"),
        ("2027-01-01", "XF974", "第 1 行“2027-01-01”有误：要写日期和“休”或“班”"),
        ("2027-01-01 休\n元旦 休", "XF974", "第 2 行“元旦 休”有误：日期看不懂"),
        ("2027-02-30 休", "XF974", "日期看不懂"),
        ("2027-02-11至2027-02-05 休", "XF974", "日期看不懂"),
        ("2027-01-01至2027-12-31 休", "XF974", "日期看不懂"),
        ("2027-01-01 休\n2027年1月1日 班", "XF974", "2027-01-01 前面已经写过"),
    ],
)
def test_a_mistake_in_the_file_names_its_line(tmp_path: Path, text: str, code: str, words: str) -> None:
    with pytest.raises(FileError) as refused:
        read_holidays(written(tmp_path, text))
    assert (refused.value.code, words in refused.value.message) == (code, True)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="找不到这个文件"):
        read_holidays(str(tmp_path / "没有.txt"))
