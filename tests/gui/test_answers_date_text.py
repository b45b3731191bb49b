from datetime import date

import pytest

from ui.answers.amount_text import read_number, write_number
from ui.answers.date_text import DateText, Fault, read_date

MARCH = date(2025, 3, 12)


@pytest.mark.parametrize(
    "text",
    ["2025-03-12", "12 March 2025", "12 march 2025", "12 Mar 2025", "12 mar. 2025", "20250312",
     "2025年3月12日", "2025 年 03 月 12 日", "12th March 2025", "March 12, 2025", "12-Mar-25",
     "2025/3/12", "２０２５年３月１２日", "  12 March 2025. "],
)  # fmt: skip
def test_forms_with_one_reading(text: str) -> None:
    assert read_date(text) == DateText(MARCH)


@pytest.mark.parametrize("text", ["12.3.2025", "12/3/25", "12 3 25", "12-03-2025", "12. 3. 2025"])
def test_day_before_month_with_the_other_reading(text: str) -> None:
    assert read_date(text) == DateText(MARCH, date(2025, 12, 3))


def test_the_other_reading_is_given_only_where_it_differs() -> None:
    assert read_date("5.5.2025") == DateText(date(2025, 5, 5))
    assert read_date("31.3.2025") == DateText(date(2025, 3, 31))
    assert read_date("3/25/2025") == DateText(date(2025, 3, 25))


@pytest.mark.parametrize(
    ("text", "fault"),
    [("hello", Fault.FORM), ("2025", Fault.FORM), ("12 3", Fault.FORM), ("12 foo 2025", Fault.MONTH),
     ("1.13.0025", Fault.YEAR), ("32.13.2025", Fault.MONTH), ("31 2 25", Fault.DAY),
     ("2025-02-29", Fault.DAY), ("12 March 1825", Fault.YEAR), ("0.1.2025", Fault.DAY)],
)  # fmt: skip
def test_why_a_text_is_no_date(text: str, fault: Fault) -> None:
    found = read_date(text)
    assert (found.day, found.other, found.fault) == (None, None, fault)


def test_a_wrong_day_names_its_month() -> None:
    assert read_date("31 2 25").month == date(2025, 2, 1)
    assert read_date("30 February 2024").month == date(2024, 2, 1)
    assert read_date("29 Feb 2024").day == date(2024, 2, 29)


def test_an_empty_text_is_no_fault() -> None:
    assert read_date("  ") == DateText()


@pytest.mark.parametrize(("text", "year"), [("1.1.69", 2069), ("1.1.70", 1970), ("1.1.00", 2000)])
def test_years_of_two_digits(text: str, year: int) -> None:
    found = read_date(text).day
    assert found is not None
    assert found.year == year


@pytest.mark.parametrize(
    ("text", "written"),
    [("1250000.5", "1,250,000.5"), ("1,250,000.50", "1,250,000.50"), ("1 250 000", "1,250,000"),
     ("1'250'000", "1,250,000"), ("0", "0"), ("１２３４", "1,234")],
)  # fmt: skip
def test_sums(text: str, written: str) -> None:
    number = read_number(text)
    assert number is not None
    assert write_number(number) == written


@pytest.mark.parametrize(
    "text", ["", "1,25", "1.000.000", "-5", "1,000 000", "12,5", "5m", "1.2.3"]
)
def test_texts_that_are_no_sum(text: str) -> None:
    assert read_number(text) is None
