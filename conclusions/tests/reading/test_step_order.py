"""Which earlier step of a directive a later one is made from, by its words."""

import pytest

from conclusions.tests.reading.office import reading_of


def after(words: str) -> list[tuple[int, ...]]:
    """Of each step of the one directive, the places of those that it waits for."""
    [item] = reading_of(f"1. {words}").directives
    return [duty.after for duty in item.duties]


@pytest.mark.parametrize(
    ("words", "waits"),
    [
        # Gathered by one unit.
        (
            "Phòng Quản lý Dược xây dựng phương án trước ngày 05/12/2026; Văn phòng Sở tổng hợp, "
            "trình Giám đốc Sở trước ngày 10/12/2026.",
            [(), (0,)],
        ),
        (
            "Các phòng gửi báo cáo về Văn phòng Sở trước ngày 05/12/2026; Văn phòng Sở hoàn thiện "
            "báo cáo chung trước ngày 10/12/2026.",
            [(), (0,)],
        ),
        (
            "Phòng Quản lý Dược rà soát danh mục; Phòng Nghiệp vụ Y rà soát định mức; Văn phòng "
            "Sở tổng hợp, báo cáo Giám đốc Sở trước ngày 10/12/2026.",
            [(), (), (0, 1)],
        ),
        # Built on what came before it, or on the results of the unit that is named.
        (
            "Phòng Quản lý Dược rà soát cơ sở bán thuốc trước ngày 05/12/2026. Trên cơ sở kết quả "
            "rà soát, Thanh tra Sở kiểm tra trước ngày 15/12/2026.",
            [(), (0,)],
        ),
        (
            "Phòng Quản lý Dược lập kế hoạch trước ngày 05/12/2026. Thanh tra Sở kiểm tra trước "
            "ngày 10/12/2026. Trên cơ sở đề xuất của Phòng Quản lý Dược, Phòng Nghiệp vụ Y mua sắm "
            "trước ngày 20/12/2026.",
            [(), (), (0,)],
        ),
        (
            "Thanh tra Sở kiểm tra trước ngày 05/12/2026. Sau khi có kết quả kiểm tra của Thanh "
            "tra Sở, Phòng Quản lý Dược xử lý trước ngày 15/12/2026.",
            [(), (0,)],
        ),
        (
            "Các phòng đăng ký nhu cầu trước ngày 05/12/2026; trên cơ sở đăng ký của các phòng, "
            "Phòng Tổ chức cán bộ lập danh sách trước ngày 12/12/2026.",
            [(), (0,)],
        ),
        # Given to the unit by the step before.
        (
            "Phòng Quản lý Dược cung cấp số liệu cho Phòng Nghiệp vụ Y trước ngày 05/12/2026; "
            "Phòng Nghiệp vụ Y xây dựng đề án trước ngày 15/12/2026.",
            [(), (0,)],
        ),
        # A later step of the unit that gathers goes on from its own.
        (
            "Các phòng gửi dự thảo trước ngày 05/12/2026. Văn phòng Sở tham mưu Báo cáo chung "
            "trước ngày 10/12/2026, tổ chức họp vào ngày 11/12/2026.",
            [(), (0,), (1,)],
        ),
        # Side by side: neither is made from the other.
        (
            "Phòng Quản lý Dược báo cáo tình hình thuốc trước ngày 05/12/2026; Thanh tra Sở kiểm "
            "tra quầy thuốc trước ngày 10/12/2026.",
            [(), ()],
        ),
        # What others outside the directive say is no step of it, nor is a unit's name a deed.
        (
            "Phòng Quản lý Dược báo cáo tình hình thuốc trước ngày 05/12/2026; theo ý kiến của Bộ "
            "Y tế, Thanh tra Sở kiểm tra quầy thuốc trước ngày 10/12/2026.",
            [(), ()],
        ),
        ("Thanh tra Sở kiểm tra, tổng hợp kết quả trước ngày 10/12/2026.", [()]),
    ],
)
def test_step_waits_for_those_that_its_words_build_on(words, waits):
    assert after(words) == waits
