"""Paragraphs without labels: each stands by itself in the item that it belongs to."""

import pytest

from conclusions.reading import read
from conclusions.tests.reading.test_reader import NOTICE

FIRST = "1. Phòng Quản lý Khoa học chủ trì tham mưu Kế hoạch năm 2027, trình trước ngày 15/11/2026."
SECOND = "Trong quá trình thực hiện, nếu có vướng mắc thì báo cáo Giám đốc Sở xem xét."
THIRD = "Kinh phí thực hiện: sử dụng nguồn sự nghiệp khoa học và công nghệ năm 2026."
ENDED = """\
3. Phòng Hành chính - Tổng hợp:
a) Sơ kết công tác quý IV, trước ngày 25/12/2026;
b) Chuẩn bị Hội nghị công chức, viên chức.
Nội dung chi tiết thực hiện theo Kế hoạch số 88/KH-SKHCN ngày 05/10/2026."""
WRAPPED = """\
1. Phòng Quản lý Khoa học chủ trì tham mưu Kế hoạch năm 2027,
trình Giám đốc Sở xem xét, phê duyệt trước ngày 15/11/2026.
Yêu cầu các phòng, đơn vị phối hợp chặt chẽ với Phòng Quản lý
Khoa học trong quá trình xây dựng Kế hoạch, bảo đảm tiến độ.
Kinh phí thực hiện: nguồn sự nghiệp khoa học và công nghệ năm
2026 đã giao.
Thời gian: 01 năm.
2. Thanh tra Sở tổ chức tiếp công dân theo quy định hiện hành,
định kỳ báo cáo Giám đốc Sở."""


def texts(items):
    return [item.text for item in read(NOTICE.format(items)).items]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_paragraphs_without_label_stay_paragraphs_of_their_item(between):
    body = between.join([FIRST, SECOND, THIRD, *ENDED.splitlines()])

    assert texts(body) == [
        "\n".join([FIRST.removeprefix("1. "), SECOND, THIRD]),
        "Phòng Hành chính - Tổng hợp:",
        "Sơ kết công tác quý IV, trước ngày 25/12/2026;",
        "Chuẩn bị Hội nghị công chức, viên chức.\nNội dung chi tiết thực hiện theo Kế hoạch số "
        "88/KH-SKHCN ngày 05/10/2026.",
    ]


def test_wrapped_lines_are_one_paragraph_also_where_a_sentence_ends_with_its_line():
    assert texts(WRAPPED) == [
        "Phòng Quản lý Khoa học chủ trì tham mưu Kế hoạch năm 2027, trình Giám đốc Sở xem xét, phê "
        "duyệt trước ngày 15/11/2026. Yêu cầu các phòng, đơn vị phối hợp chặt chẽ với Phòng Quản "
        "lý Khoa học trong quá trình xây dựng Kế hoạch, bảo đảm tiến độ. Kinh phí thực hiện: nguồn "
        "sự nghiệp khoa học và công nghệ năm 2026 đã giao.\nThời gian: 01 năm.",
        "Thanh tra Sở tổ chức tiếp công dân theo quy định hiện hành, định kỳ báo cáo Giám đốc Sở.",
    ]


def test_step_over_two_paragraphs_says_them_as_its_item_does():
    item = read(
        NOTICE.format(
            "1. Thanh tra Sở báo cáo trước ngày 20/3/2025; tiếp tục rà soát hồ sơ.\n"
            "Lập biên bản bàn giao trước ngày 25/3/2025."
        )
    ).items[0]

    assert [duty.what in item.text for duty in item.duties] == [True] * len(item.duties)
    assert item.duties[-1].what.count("\n") == 1


@pytest.mark.parametrize("label", ["2.", "II."])
@pytest.mark.parametrize("word", ["giai đoạn", "nhóm", "lần thứ", "hạng", "vòng", "Phụ lục"])
def test_number_that_a_line_s_last_word_wants_is_no_label(word, label):
    first = f"1. Văn phòng Sở chủ trì rà soát toàn bộ hồ sơ, tài liệu của các đơn vị theo {word}"
    items = f"{first}\n{label} Gửi báo cáo trước ngày 15/12/2026.\n2. Thanh tra Sở kiểm tra."

    assert [item.label for item in read(NOTICE.format(items)).items][-2:] == ["1.", "2."]


@pytest.mark.parametrize("word", ["tuần", "cấp", "loại", "mức", "lớp", "đạt", "tăng", "phần", "ca"])
@pytest.mark.parametrize("label", ["2.", "5.", "II."])
def test_number_out_of_step_belongs_to_a_word_that_may_have_one(word, label):
    first = f"1. Văn phòng Sở chủ trì rà soát toàn bộ hồ sơ, tài liệu của các đơn vị theo {word}"
    items = f"{first}\n{label} Gửi báo cáo trước ngày 15/12/2026.\n2. Thanh tra Sở kiểm tra."

    assert [item.label for item in read(NOTICE.format(items)).items][-2:] == ["1.", "2."]


@pytest.mark.parametrize(
    "end",
    [
        "đẩy mạnh chuyển đổi số",
        "theo danh mục",
        "báo cáo hằng năm",
        "gửi các cấp",
        "báo cáo trong tháng",
        "theo từng giai đoạn",
        "tại cơ sở",
        "với các nội dung nêu trên",
        "thực hiện chế độ báo cáo quý",
        "gửi Ủy ban nhân dân quận",
        "phục vụ người dân tốt hơn",
        "chuyển tiền vào tài khoản",
        "khắc phục các nhược điểm",
    ],
)
def test_items_without_stops_stay_apart_whatever_word_ends_them(end):
    items = (
        f"1. Văn phòng Sở chủ trì {end}\n2. Thanh tra Sở kiểm tra việc thực hiện\n"
        "3. Phòng Quản lý Khoa học tổng hợp"
    )

    assert [item.label for item in read(NOTICE.format(items)).items] == ["1.", "2.", "3."]


@pytest.mark.parametrize("word", ["theo điểm", "nêu tại khoản 3, điểm", "quy định tại điểm"])
def test_letter_of_a_point_that_a_line_s_last_word_wants_is_no_label(word):
    first = f"1. Văn phòng Sở chủ trì rà soát hồ sơ của các đơn vị {word}"
    items = (
        f"{first}\na) Khoản 2 Điều 5 Quy chế, báo cáo trước ngày 15/12/2026.\n2. Thanh tra Sở họp."
    )

    assert [item.label for item in read(NOTICE.format(items)).items] == ["1.", "2."]


def test_letters_below_a_word_that_only_ends_like_it_are_labels():
    items = "1. Văn phòng Sở thống nhất quan điểm\na) Rà soát hồ sơ.\nb) Báo cáo Sở."

    assert [item.label for item in read(NOTICE.format(items)).items] == ["1.", "a)", "b)"]


@pytest.mark.parametrize("end", ["\v", "\f", "\x85", "\n"])
def test_number_alone_on_its_line_heads_what_stands_below_it(end):
    reading = read(NOTICE.format(f"1.{end} Văn phòng Sở báo cáo trước ngày 15/12/2026."))

    assert [item.path for item in reading.directives] == ["1"]
