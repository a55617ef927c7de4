"""How words are folded for search, what of them is looked for, where they stand in a text."""

from datetime import date

import pytest

from departments.searching import SearchWords, day_words, searched, unit_word


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("598/TB-SKHCN", " 598 tb skhcn "),
        ("Đăng ký Quý II, kỹ thuật; lý do", " dang ki qui ii ki thuat li do "),
        ("thúy, tay, máy, yêu, thuỷ", " thuy tay may yeu thuy "),
        ("“Hòa”–HOÀ", " hoa hoa "),
        ("   ", ""),
        ("…", ""),
    ],
)
def test_words_stand_apart_without_marks(text, words):
    assert searched(text) == words


DAY, YEAR = day_words(date(2025, 11, 5)).split()


@pytest.mark.parametrize(
    ("typed", "exact"),
    [
        ("tài chính", [" tai ", " chinh"]),
        ("tài chính ", [" tai ", " chinh"]),
        ('"Sở Tài chính" năm', [" so tai chinh ", " nam"]),
        ('"Sở Tài chính"', [" so tai chinh "]),
        ("“Sở Tài chính”", [" so tai chinh "]),
        ("598/TB", [" 598 tb"]),
        ("«Sở Tài chính»", [" so tai chinh "]),
        ("＂Sở Tài chính＂", [" so tai chinh "]),
        ("thông báo 598", [" 598"]),
        ("Thông báo số 598/TB-SKHCN", [" 598 tb skhcn"]),
        ("tb 598", [" 598"]),
        ("thong bao so 598 dien toan", [" 598 ", " dien ", " toan"]),
        ("thông báo", [" thong ", " bao"]),
        ("thông báo kết luận 598", [" 598"]),
        ("TB598", [" 598"]),
        ("TB-598", [" 598"]),
        ("KL 546 nguồn", [" 546 ", " nguon"]),
        ("số 612", [" 612"]),
        ("chuyển đổi số 2026", [" chuyen ", " doi ", " so ", " 2026"]),
        ("Quyết định số 289", [" quiet ", " dinh ", " so ", " 289"]),
        ("612/TB-SKHCN, mục II.10.(2)", [" 612 tb skhcn ", " muc ii 10 2 "]),
        ("TB 1037 mục 10", [" 1037 ", " muc 10 "]),
        ("mục II.1, gạch 2", [" muc ii 1 2 | muc ii 1 gach 2 "]),
        (
            "gạch đầu dòng thứ hai mục II.1",
            [" muc ii 1 2 | gach dau dong thu hai muc ii 1 "],
        ),
        ("danh mục vi phạm", [" danh ", " muc ", " vi ", " pham"]),
        ("thông báo 1037 năm 2025", [" 1037 ", f" nam 2025 | {YEAR} "]),
        ('"chưa đóng', [" chua ", " dong"]),
        ("- % _", []),
    ],
)
def test_every_word_is_whole_but_the_last(typed, exact):
    assert SearchWords.of(typed).exact == exact


@pytest.mark.parametrize(
    "typed", ["5/11/2025", "05/11/2025", "ngày 05.11.2025", "Ngay 5 thang 11 nam 2025"]
)
def test_day_is_looked_for_in_every_way_it_is_written_and_as_the_day_of_issue(typed):
    (part,) = SearchWords.of(typed).exact

    assert part.split("|") == [
        " 05 11 2025 ",
        " 5 11 2025 ",
        " 05 thang 11 nam 2025 ",
        " 5 thang 11 nam 2025 ",
        f" {DAY} ",
    ]


@pytest.mark.parametrize("typed", ["31/02/2025", "45/13/2025"])
def test_what_is_no_day_is_looked_for_as_typed(typed):
    assert SearchWords.of(typed).exact == [f" {typed.replace('/', ' ')}"]


@pytest.mark.parametrize(
    ("typed", "exact"),
    [
        ("qltđc kinh phí", [f" qltdc | {unit_word(4)} ", " kinh ", " phi"]),
        ("kinh phí QLCN&CN", [" kinh ", " phi ", f" qlcn cn| {unit_word(3)} "]),
        ("qltđc", [" qltdc"]),
        ('"qltđc" kinh', [" qltdc ", " kinh"]),
    ],
)
def test_code_of_a_unit_beside_other_words_is_the_unit_too(typed, exact):
    assert SearchWords.of(typed, {"qltdc": 4, "qlcn cn": 3}).exact == exact


def test_words_past_the_first_few_are_not_looked_for_and_told_so():
    many, few = SearchWords.of("a " * 500), SearchWords.of("a " * 12)

    assert (len(many.terms), many.left_out) == (12, True)
    assert (len(few.terms), few.left_out) == (12, False)


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("tai chinh", "Sở Tài chính; tài liệu", ["Tài chính"]),
        ('"tai chinh"', "Sở Tài  chính; tài liệu", ["Tài  chính"]),
        ("quy", "Quý II, quí III", ["Quý", "quí"]),
        ("ke", "Kế hoạch, thống kê, kết quả", ["Kế", "kê"]),
        ("ke", "Kết quả", ["Kế"]),
        ("so lieu", "Sở, soát, số liệu", ["số liệu"]),
        ("oach", "Kế hoạch", []),
        ("598/tb", "Thông báo số 598/TB-SKHCN", ["598/TB"]),
        ("so so", "Sở", ["Sở"]),
        ("quy dinh", "Quý IV (Quyết định 289) theo quy định", ["quy định"]),
        ("đề", "Đề án", ["Đề"]),
        (
            "612/tb-skhcn, mục ii.10.(2)",
            "612/TB-SKHCN, mục II.10.(2)",
            ["612/TB-SKHCN, mục II.10.(2"],
        ),
        ("TB 1037 mục 10", "1037/TB, mục 10.(2)", ["1037", "mục 10"]),
        ("mục II.10", "II.10.(2)", ["II.10"]),
        ("mục II.1, gạch 2", "5/TB, mục II.1, gạch 2", ["mục II.1, gạch 2"]),
        (
            "gạch đầu dòng thứ hai mục ii.1",
            "5/TB, gạch đầu dòng thứ hai mục II.1",
            ["gạch đầu dòng thứ hai mục II.1"],
        ),
        ("ngày 05/4/2024", "trước ngày 05/04/2024", ["05/04/2024"]),
        ("năm 2024", "05/4/2024", ["2024"]),
    ],
)
def test_places_are_those_of_the_text_as_shown(typed, text, marked):
    assert [text[start:end] for start, end in SearchWords.of(typed).places_in(text)] == marked


def test_text_with_letters_in_two_parts_is_not_marked():
    assert SearchWords.of("tai").places_in("Ta\u0300i chính") == []


def test_long_text_is_cut_round_the_first_place():
    text = "Phòng Quản lý Khoa học " + "rà soát các nhiệm vụ, " * 20 + "gửi Sở Tài chính thẩm định."

    told = SearchWords.of("tham dinh").around(text, room=60)

    assert told == "…gửi Sở Tài chính thẩm định."
    assert SearchWords.of("phong").around(text, room=30) == "Phòng Quản lý Khoa học rà…"
    assert SearchWords.of("x").around("Ngắn") == "Ngắn"


def test_long_link_is_cut_within_itself():
    text = f"Xem https://vanban.vn/{'a' * 300}/tham-dinh"

    told = SearchWords.of("tham dinh").around(text, room=60)

    assert told == f"…{'a' * 19}/tham-dinh"
