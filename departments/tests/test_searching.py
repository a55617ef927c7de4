"""How words are folded for search, what of them is looked for, where they stand in a text."""

import pytest

from departments.searching import SearchWords, searched


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
        ("thông báo kết luận 598", [" thong ", " bao ", " ket ", " luan ", " 598"]),
        ('"chưa đóng', [" chua ", " dong"]),
        ("- % _", []),
    ],
)
def test_every_word_is_whole_but_the_last(typed, exact):
    assert SearchWords.of(typed).exact == exact


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
