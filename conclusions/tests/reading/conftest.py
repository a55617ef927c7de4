"""The notices kept for tests, with what a person read in them, and the sample agency's units."""

import json
from pathlib import Path

import pytest

from conclusions.reading import Unit

NOTICES = Path(__file__).parent.parent / "notices"
SAMPLE = "giao-ban-quy-1-2024"
NAMES = sorted(path.stem for path in NOTICES.glob("*.txt"))

UNITS = (
    Unit("Phòng Quản lý Khoa học", ("Phòng QLKH",)),
    Unit("Phòng Quản lý Công nghệ và Chuyên ngành", ("Phòng QLCN&CN",)),
    Unit("Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng", ("Phòng TĐC",)),
    Unit("Thanh tra Sở", ("Thanh tra",)),
    Unit("Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ", ("Trung tâm ƯD&DV KHCN",)),
    Unit("Phòng Hành chính - Tổng hợp", ("Phòng HCTH",), collates=True),
    Unit("Công đoàn Sở", ("Công đoàn",)),
    Unit("Chi đoàn Thanh niên Sở", ("Chi đoàn", "BCH Chi đoàn", "Đoàn Thanh niên")),
)


def text_of(name: str) -> str:
    return (NOTICES / f"{name}.txt").read_text(encoding="utf-8")


def gold_of(name: str) -> dict:
    return json.loads((NOTICES / f"{name}.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def sample_text() -> str:
    return text_of(SAMPLE)
