"""Tables of tasks set apart by gaps or tabs, made up."""

from datetime import date

import pytest

from conclusions.reading import read
from conclusions.reading.tabbed_tables import UNCLEAR

NOTICE = """\
BAN QUẢN LÝ DỰ ÁN HUYỆN YÊN MÔ
THÔNG BÁO
Kết luận giao ban tháng 3/2025
Ngày 03/3/2025, Giám đốc Ban Lê Văn Hùng chủ trì giao ban và kết luận như sau:

{}
    Yêu cầu các phòng nghiêm túc thực hiện./.

Nơi nhận:                                          GIÁM ĐỐC
- Các phòng;
- Lưu: VT.
                                                 Lê Văn Hùng
"""
GAPS = """\
STT   Nội dung công việc                    Đơn vị chủ trì        Phối hợp            Thời hạn
1     Hoàn thiện hồ sơ gói thầu số 2        Phòng Kỹ thuật        Phòng Kế hoạch      25/3/2025
2     Nghiệm thu khối lượng đợt 3 gói       Phòng Điều hành       Phòng Kỹ thuật     Trước 28/3/2025
      thầu số 1                             dự án 1
3     Giải phóng mặt bằng khu tái định      Phòng Điều hành                           Thường xuyên
      cư                                    dự án 2
"""  # fmt: skip
CENTRED = """\
                                               Cơ quan            Cơ quan              Thời gian
 TT             Nội dung nhiệm vụ
                                               chủ trì            phối hợp            hoàn thành

        Rà soát quy hoạch sử dụng đất      Phòng Nông
  1     giai đoạn 2026 - 2030              nghiệp và Môi      UBND các xã             30/6/2025
                                           trường

        Xây dựng kế hoạch phòng, chống     Ban Chỉ huy                                Trước ngày
  2                                                           Công an huyện
        thiên tai năm 2025                 Quân sự huyện                               15/6/2025
"""
TABS = (
    "STT\tNhiệm vụ\tChủ trì\tPhối hợp\tHoàn thành\n"
    "1\tBàn giao mốc giới\tTổ Kỹ thuật\tUBND xã Yên Thái\t20/3/2025\n"
    "2\tThanh toán khối lượng\tTổ Tài chính\t\tTrong tháng 3/2025\n"
)


def rows(table):
    return [
        (
            item.path,
            item.text,
            [ref.written for ref in duty.leads],
            [ref.written for ref in duty.helpers],
            duty.deadline.on,
        )
        for item in read(NOTICE.format(table)).directives
        for duty in item.duties
    ]


def test_columns_of_a_layout_keep_their_wrapped_cells():
    assert rows(GAPS) == [
        (
            "1",
            "Hoàn thiện hồ sơ gói thầu số 2",
            ["Phòng Kỹ thuật"],
            ["Phòng Kế hoạch"],
            date(2025, 3, 25),
        ),
        (
            "2",
            "Nghiệm thu khối lượng đợt 3 gói thầu số 1",
            ["Phòng Điều hành dự án 1"],
            ["Phòng Kỹ thuật"],
            date(2025, 3, 28),
        ),
        ("3", "Giải phóng mặt bằng khu tái định cư", ["Phòng Điều hành dự án 2"], [], None),
    ]
    assert read(NOTICE.format(GAPS)).recipients == ("Các phòng", "Lưu: VT")


def test_columns_with_centred_cells_are_rows_between_blank_lines():
    assert rows(CENTRED) == [
        (
            "1",
            "Rà soát quy hoạch sử dụng đất giai đoạn 2026 - 2030",
            ["Phòng Nông nghiệp và Môi trường"],
            ["UBND các xã"],
            date(2025, 6, 30),
        ),
        (
            "2",
            "Xây dựng kế hoạch phòng, chống thiên tai năm 2025",
            ["Ban Chỉ huy Quân sự huyện"],
            ["Công an huyện"],
            date(2025, 6, 15),
        ),
    ]


def test_columns_centred_without_blank_lines_are_left_to_the_reviewer():
    head, _, body = CENTRED.partition("\n\n")
    reading = read(NOTICE.format(head + "\n" + body.replace("\n\n", "\n")))

    assert reading.directives == ()
    assert UNCLEAR in reading.warnings


def test_columns_between_tabs_keep_their_empty_cells():
    assert rows(TABS) == [
        ("1", "Bàn giao mốc giới", ["Tổ Kỹ thuật"], ["UBND xã Yên Thái"], date(2025, 3, 20)),
        ("2", "Thanh toán khối lượng", ["Tổ Tài chính"], [], date(2025, 3, 31)),
    ]


def items(text):
    return [(item.kind, item.label, item.cells, item.text) for item in read(text).items]


def test_lines_between_the_same_tabs_are_rows_of_any_table():
    rows = (
        "STT\tĐơn vị\tSố tiền (đồng)\tGhi chú",
        "1\tPhòng Quản lý Khoa học\t1.200.000.000\tĐợt 1",
        "2\tThanh tra Sở\t150.000.000\t",
        "\tTổng cộng\t3.700.500.000\t",
    )
    text = "1. Thống nhất phân bổ kinh phí cho các đơn vị như sau:\n{}\n2. Văn phòng báo cáo."

    read_ = items(NOTICE.format(text.format("\n".join(rows))))

    assert [cells for *_, cells, _ in read_] == [(), *(tuple(r.split("\t")) for r in rows), ()]
    assert [kind for kind, *_ in read_] == ["heading", *["context"] * 4, "directive"]


def test_items_set_in_by_tabs_are_no_table():
    text = "\t1.\tPhòng Kỹ thuật rà soát hồ sơ.\n\t2.\tPhòng Kế hoạch báo cáo tiến độ."

    assert [(label, cells) for _, label, cells, _ in items(NOTICE.format(text))] == [
        ("1.", ()),
        ("2.", ()),
    ]


@pytest.mark.parametrize("head", ["Số nhiệm vụ", "Nhiệm vụ"])
def test_counts_in_a_table_are_no_tasks(head):
    rows = (
        f"STT\tĐơn vị\t{head}\tHoàn thành\tTỷ lệ",
        "1\tPhòng Quản lý Khoa học\t12\t11\t91,7%",
        "2\tThanh tra Sở\t8\t8\t100%",
    )

    reading = read(NOTICE.format("1. Kết quả như sau:\n" + "\n".join(rows)))

    assert [item.text for item in reading.directives] == []
    assert [item.cells for item in reading.items[1:]] == [tuple(row.split("\t")) for row in rows]


@pytest.mark.parametrize("words", ["Hằng ngày", "hàng ngày", "Thường xuyên"])
def test_row_of_every_day_goes_on(words):
    row = f"STT\tNhiệm vụ\tChủ trì\tThời hạn\n1\tTrực đường dây nóng\tTổ Kỹ thuật\t{words}\n"

    [duty] = read(NOTICE.format(row)).directives[0].duties

    assert (duty.deadline.kind, duty.deadline.on, duty.deadline.phrase) == ("ongoing", None, words)
