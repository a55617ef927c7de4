"""Of several units that work together the one said behind their work to lead it does."""

import pytest

from conclusions.reading import Unit, read

UNITS = [Unit("Thanh tra Sở"), Unit("Phòng Tổ chức"), Unit("Văn phòng Sở")]


def told(words: str) -> list[tuple[str, list[str], list[str]]]:
    (item,) = read(f"Giám đốc Sở kết luận như sau:\n1. {words}", UNITS).directives
    return [
        (duty.title, [ref.name for ref in duty.leads], [ref.name for ref in duty.helpers])
        for duty in item.duties
    ]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("{} thống nhất phương án, Thanh tra Sở chủ trì, trình trước 15/12/2026.",
         "Thống nhất phương án"),
        ("{} thống nhất phương án trước 15/12/2026, Thanh tra Sở chủ trì.", "Thống nhất phương án"),
        ("{} rà soát hồ sơ, trong đó Thanh tra Sở chủ trì.", "Rà soát hồ sơ"),
        ("{} rà soát hồ sơ, do Thanh tra Sở chủ trì, xong trước 15/12/2026.", "Rà soát hồ sơ"),
        ("Giao {} (Thanh tra Sở chủ trì) rà soát hồ sơ.", "Rà soát hồ sơ"),
        ("{} rà soát hồ sơ (Thanh tra Sở làm đầu mối).", "Rà soát hồ sơ"),
        ("{} rà soát hồ sơ, giao Thanh tra Sở là đơn vị chủ trì.", "Rà soát hồ sơ"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("two", ["Thanh tra Sở và Phòng Tổ chức", "Phòng Tổ chức, Thanh tra Sở"])
def test_who_is_said_to_lead_leads_and_the_others_help(words, title, two):
    assert told(words.format(two)) == [(title, ["Thanh tra Sở"], ["Phòng Tổ chức"])]


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        ("Thanh tra Sở chủ trì tổng hợp, báo cáo trước 15/12/2026.", ["Thanh tra Sở"]),
        ("Văn phòng Sở chủ trì, báo cáo trước 15/12/2026.", ["Văn phòng Sở"]),
    ],
)
def test_who_leads_another_deed_or_none_of_them_changes_nothing(words, leads):
    first, second = told(f"Thanh tra Sở và Phòng Tổ chức rà soát hồ sơ, {words}")

    assert first == ("Rà soát hồ sơ", ["Thanh tra Sở", "Phòng Tổ chức"], [])
    assert second[1:] == (leads, [])
