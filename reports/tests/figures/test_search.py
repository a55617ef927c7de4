"""Search: notices and tasks, with or without marks, within what the person may see."""

import re
from datetime import date

import pytest

from conclusions.tests.factories import a_directive, a_draft
from departments import words_field
from departments.searching import searched
from reports.figures import findings
from tasks.actions import issue
from tasks.models import Task
from tasks.tests.factories import a_task, do

ADDRESS = "/tim-kiem/"


@pytest.fixture
def tasks(cast, units):
    return [
        a_task(cast, units["QLKH"], number="598/TB-SKHCN", title="Kế hoạch chuyển đổi số"),
        a_task(cast, units["TTUD"], number="335/TB-SKHCN", title="Quy trình nhân giống nấm"),
    ]


def found(client, words):
    """Titles of tasks and numbers of notices, in the order shown."""
    found = client.get(ADDRESS, {"q": words}).context["found"]
    titles = [hit.row.task.title for hit in found.tasks.rows]
    return titles, [notice.number for notice in found.notices.rows]


def marks_in(page):
    return re.findall(r'<mark class="hit">(.*?)</mark>', page)


@pytest.mark.parametrize("words", ["chuyển đổi số", "chuyen doi so", "CHUYỂN ĐỔI", "so chuyen"])
def test_tasks_are_found_with_or_without_marks(client, cast, tasks, words):
    client.force_login(cast["giamdoc"])

    assert found(client, words) == (["Kế hoạch chuyển đổi số"], [])


def test_notice_is_found_by_its_number_with_its_tasks(client, cast, tasks):
    client.force_login(cast["giamdoc"])

    assert found(client, "335/TB") == (["Quy trình nhân giống nấm"], ["335/TB-SKHCN"])


@pytest.mark.parametrize(
    ("account", "rows"), [("ttud.dat", []), ("qlkh.chi", ["Kế hoạch chuyển đổi số"])]
)
def test_search_stays_within_what_the_person_may_see(client, cast, tasks, account, rows):
    a_draft(cast["giamdoc"], title="Kết luận về chuyển đổi số")
    client.force_login(cast[account])

    assert found(client, "chuyen doi so") == (rows, [])


@pytest.mark.parametrize("words", ["", "   "])
def test_nothing_asked_finds_nothing(client, cast, tasks, words):
    client.force_login(cast["giamdoc"])

    page = client.get(ADDRESS, {"q": words})

    assert "found" not in page.context
    assert "Không tìm thấy" not in page.text


@pytest.mark.parametrize("words", ["khong co gi", "%", '"', "---"])
def test_search_says_where_nothing_is_found(client, cast, tasks, words):
    client.force_login(cast["giamdoc"])

    page = client.get(ADDRESS, {"q": words}).text

    assert "Không tìm thấy." in page
    assert "Không có từ nào đúng như đã gõ" not in page


@pytest.mark.wide
@pytest.mark.parametrize(
    ("title", "words", "is_found"),
    [
        ("Đăng ký giải thưởng Quý II", "dang ki giai thuong qui ii", True),  # y says i
        ("Đăng kí giải thưởng quí II", "đăng ký giải thưởng quý", True),
        ("Báo cáo Sở Tài chính", "tai chinh", True),
        ("Báo cáo Sở Tài chính", "tai ch", True),  # the last word may be half typed
        ("Báo cáo Sở Tài chính", "tai chinh so", True),  # in any order
        ("Báo cáo Sở Tài chính", '"tai chinh so"', False),  # but not in quotes
        ("Báo cáo Sở Tài chính", '"so tai chinh"', True),
        ("Báo cáo Sở Tài chính", '"so tai ch"', False),
    ],
)
def test_words_are_found_as_typed(client, cast, units, title, words, is_found):
    a_task(cast, units["QLKH"], title=title)
    client.force_login(cast["giamdoc"])

    assert found(client, words)[0] == ([title] if is_found else [])


def test_words_are_whole_before_they_stand_inside_others(client, cast, units):
    """“ta cong dung” is nobody's “sáng tạo … công nghệ … xây dựng”."""
    a_task(cast, units["QLKH"], title="Sáng tạo, đổi mới công nghệ, xây dựng đề án")
    client.force_login(cast["giamdoc"])
    page = client.get(ADDRESS, {"q": "ta cong dung"})

    assert page.context["found"].tasks.rows == []
    assert [str(person) for person in page.context["found"].people.rows] == ["Tạ Công Dũng"]
    assert marks_in(page.text) == ["Tạ Công Dũng"]


def test_letters_inside_words_are_found_where_nothing_else_is_and_told_so(client, cast, units):
    task = a_task(cast, units["QLKH"], title="Triển khai kế hoạch")
    client.force_login(cast["giamdoc"])
    page = client.get(ADDRESS, {"q": "oach"})

    assert [hit.row.task for hit in page.context["found"].tasks.rows] == [task]
    assert "Không có từ nào đúng như đã gõ" in page.text
    assert marks_in(page.text) == ["oạch"]


@pytest.mark.parametrize("words", ["ttud", "TTUD", "trung tam ung dung"])
def test_unit_is_found_by_code_and_name(client, cast, units, words):
    client.force_login(cast["giamdoc"])

    page = client.get(ADDRESS, {"q": words})

    assert page.context["found"].units.rows == [units["TTUD"]]
    assert f"/nhiem-vu/?don_vi={units['TTUD'].pk}" in page.text


def test_unit_is_found_by_another_spelling(client, cast, units):
    units["TTUD"].aliases.create(written="Trung tâm Kỹ thuật", folded="trung tâm kỹ thuật")
    client.force_login(cast["giamdoc"])

    found = client.get(ADDRESS, {"q": "ky thuat"}).context["found"]

    assert found.units.rows == [units["TTUD"]]


@pytest.mark.parametrize(
    ("account", "address"),
    [("pgd.nga", "phu_trach={user}"), ("ttud.dung", "don_vi={unit}"), ("ttud.dat", "nguoi={user}")],
)
def test_person_leads_to_the_work_that_is_theirs(client, cast, units, account, address):
    client.force_login(cast["giamdoc"])
    person = cast[account]

    page = client.get(ADDRESS, {"q": f'"{person.full_name}"'}).text

    assert f'?{address.format(user=person.pk, unit=units["TTUD"].pk)}"' in page.replace("\n", "")


def test_whole_words_come_before_begun_ones(client, cast, units):
    a_task(cast, units["QLKH"], number="1/TB", title="Quản lý chuyên ngành")
    a_task(cast, units["QLKH"], number="2/TB", issued_on=date(2024, 1, 3), title="Đồng chí Nga họp")
    client.force_login(cast["giamdoc"])

    assert found(client, "nga")[0] == ["Đồng chí Nga họp", "Quản lý chuyên ngành"]


def test_person_found_leads_to_what_they_do(client, cast, units):
    mine = a_task(cast, units["TTUD"], title="Kế hoạch chuyển đổi số")
    a_task(cast, units["TTUD"], number="9/TB-SKHCN", title="Việc của người khác")
    do(mine, "hand", cast["ttud.dung"], assignee=cast["ttud.dat"])
    client.force_login(cast["giamdoc"])
    page = client.get(ADDRESS, {"q": cast["ttud.dat"].full_name})
    address = f"/nhiem-vu/?nguoi={cast['ttud.dat'].pk}"

    listed = client.get(address)

    assert f'href="{address}"' in page.text
    assert [row.task for row in listed.context["rows"]] == [mine]
    assert f"Thực hiện: {cast['ttud.dat']}" in listed.text


def test_phrase_comes_before_scattered_words_then_open_then_recent(client, cast, units):
    def given(number, title, on):
        issued = {"number": f"{number}/TB-SKHCN", "issued_on": date(2024, on, 3)}
        return a_task(cast, units["QLKH"], title=title, **issued)

    given(1, "Số liệu kế toán, chuyển hồ sơ, đổi mới", 6)
    old = given(2, "Kế hoạch chuyển đổi số năm trước", 1)
    done = given(3, "Chuyển đổi số đã xong", 5)
    given(4, "Chuyển đổi số đang làm", 2)
    Task.objects.filter(pk__in=[done.pk, old.pk]).update(status="withdrawn")
    client.force_login(cast["giamdoc"])

    assert found(client, "chuyen doi so")[0] == [
        "Chuyển đổi số đang làm",
        "Chuyển đổi số đã xong",
        "Kế hoạch chuyển đổi số năm trước",
        "Số liệu kế toán, chuyển hồ sơ, đổi mới",
    ]


def test_sentence_is_shown_where_the_title_has_not_the_words(client, cast, units):
    task = a_task(cast, units["QLKH"], title="Kế hoạch quý")
    item = task.duty.item
    item.text = "Phòng Quản lý Khoa học xây dựng kế hoạch quý, gửi Sở Tài chính thẩm định."
    item.save()
    Task.objects.filter(pk=task.pk).update(words=searched(item.text))
    client.force_login(cast["giamdoc"])

    page = client.get(ADDRESS, {"q": "tham dinh"}).text

    assert marks_in(page) == ["thẩm định"]
    assert "gửi Sở Tài chính" in page


def test_paragraph_that_made_no_task_is_found_in_its_notice(client, cast, tasks):
    notice = tasks[0].conclusion
    item = notice.items.create(
        position=9, kind="assessment", path="I", text="Giải ngân đạt 72 % kế hoạch vốn."
    )
    client.force_login(cast["ttud.dat"])

    page = client.get(ADDRESS, {"q": "giai ngan"})

    assert page.context["found"].paragraphs.rows == [item]
    assert f"/thong-bao/{notice.pk}/#muc-{item.pk}" in page.text


def test_paragraph_of_a_draft_is_for_those_who_see_it(client, cast):
    draft = a_draft(cast["giamdoc"])
    draft.items.create(position=9, kind="assessment", path="I", text="Giải ngân đạt 72 %.")

    told = []
    for account in ("ttud.dung", "hcth.son"):
        client.force_login(cast[account])
        found = client.get(ADDRESS, {"q": "giai ngan"}).context["found"]
        told.append(len(found.paragraphs.rows))

    assert told == [0, 1]


def test_who_is_of_no_unit_finds_notices_alone(client, cast, tasks, django_user_model):
    client.force_login(django_user_model.objects.create(username="moi", full_name="Mới Đến"))

    assert found(client, "335/TB") == ([], ["335/TB-SKHCN"])


def test_common_words_are_looked_for_among_the_newest(client, cast, units, monkeypatch):
    monkeypatch.setattr(findings, "ENOUGH", 1)
    monkeypatch.setattr(words_field, "WINDOW", 3)
    for n in range(1, 6):
        issued = {"number": f"{n}/TB-SKHCN", "issued_on": date(2024, n, 3)}
        a_task(cast, units["QLKH"], title=f"Kế hoạch tháng {n}", **issued)
    client.force_login(cast["giamdoc"])

    titles, _ = found(client, "ke hoach")

    assert titles == ["Kế hoạch tháng 5", "Kế hoạch tháng 4", "Kế hoạch tháng 3"]
    assert client.get(ADDRESS, {"q": "ke hoach"}).context["found"].tasks.told == "hơn 2"


def test_number_of_tasks_opens_exactly_its_rows(client, cast, units, monkeypatch):
    monkeypatch.setattr(findings, "SHOWN", 2)
    for n in range(3):
        a_task(cast, units["QLKH"], number=f"{n}/TB-SKHCN", title="Kế hoạch chuyển đổi số")
    client.force_login(cast["giamdoc"])

    page = client.get(ADDRESS, {"q": "ke hoach"})
    listed = client.get(page.context["urls"]["tasks"])

    assert (page.context["found"].tasks.told, len(listed.context["rows"])) == ("3", 3)
    assert page.context["urls"]["tasks"] in page.text.replace("&amp;", "&")


def test_more_than_can_be_put_in_order_is_told_as_more(client, cast, units, monkeypatch):
    monkeypatch.setattr(findings, "COUNTED", 2)
    monkeypatch.setattr(words_field, "WINDOW", 1)
    for n in range(4):
        a_task(cast, units["QLKH"], number=f"{n}/TB-SKHCN", title="Kế hoạch chuyển đổi số")
    client.force_login(cast["giamdoc"])

    assert client.get(ADDRESS, {"q": "ke hoach"}).context["found"].tasks.told == "hơn 2"


@pytest.mark.parametrize(
    ("count", "capped", "told"),
    [
        (276, False, "276"),
        (276, True, "hơn 250"),
        (250, True, "hơn 200"),
        (501, True, "hơn 500"),
        (3, True, "hơn 2"),
    ],
)
def test_what_is_not_counted_to_its_end_is_told_in_round_numbers(count, capped, told):
    assert findings.FoundRows([], count, capped).told == told


def test_rows_that_are_all_there_are_counted_exactly(client, cast, units, monkeypatch):
    monkeypatch.setattr(findings, "ENOUGH", 1)
    for n in range(1, 6):
        a_task(cast, units["QLKH"], number=f"{n}/TB-SKHCN", title=f"Kế hoạch tháng {n}")
    client.force_login(cast["giamdoc"])

    assert client.get(ADDRESS, {"q": "ke hoach"}).context["found"].tasks.told == "5"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("kế hoạch " * 7, "Chỉ tìm 12 từ đầu của nội dung đã gõ."),
        ("k" * 201, "Chỉ tìm 200 ký tự đầu của nội dung đã gõ."),
        ("kế hoạch", ""),
    ],
)
def test_what_is_typed_and_not_looked_for_is_told(client, cast, tasks, words, told):
    client.force_login(cast["giamdoc"])

    page = " ".join(client.get(ADDRESS, {"q": words}).text.split())

    assert re.findall(r"Chỉ tìm .*?\.", page) == ([told] if told else [])


@pytest.fixture
def referred(cast, units):
    """A task, in a notice of two years and beside another of the same notice."""
    draft = a_draft(cast["giamdoc"], number="612/TB-SKHCN", issued_on=date(2024, 4, 5))
    for label, title in (("10.(2)", "Quy trình nhân giống nấm"), ("3.", "Thẩm định 10 đề tài")):
        a_directive(draft, units["TTUD"], label=label, title=title)
    issue(draft, by=cast["hcth.son"])
    a_task(cast, units["TTUD"], number="612/TB-SKHCN", issued_on=date(2023, 4, 5), title="Năm cũ")
    return draft


@pytest.mark.parametrize(
    "words",
    [
        "612/TB-SKHCN, mục II.10.(2)",
        "TB 612 mục II.10.(2) năm 2024",
        "Thông báo số 612/TB-SKHCN ngày 05/4/2024 mục II.10",
        "tb-612 ngay 5/4/2024 muc ii.10",
    ],
)
def test_task_is_found_by_its_reference_as_printed(client, cast, referred, words):
    client.force_login(cast["giamdoc"])

    assert found(client, words)[0] == ["Quy trình nhân giống nấm"]


@pytest.mark.parametrize(
    "words",
    [
        "05/4/2024",
        "ngày 5 tháng 4 năm 2024",
        "612/TB-SKHCN ngày 05/04/2024",
        "Thông báo số 612/TB-SKHCN ngày 05/4/2024",
        "thông báo 612 năm 2024",
        "TB612 năm 2024",
    ],
)
def test_notice_is_found_by_the_day_and_year_of_issue(client, cast, referred, words):
    client.force_login(cast["giamdoc"])
    page = client.get(ADDRESS, {"q": words})
    hits = page.context["found"]

    assert [notice.pk for notice in hits.notices.rows] == [referred.pk]
    assert {hit.row.task.notice_id for hit in hits.tasks.rows} == {referred.pk}
    assert any("2024" in mark for mark in marks_in(page.text))
    assert not hits.near


def test_drafts_come_before_issued_notices(client, cast, tasks):
    day = date(2024, 1, 2)
    for number, issued_on in (("", None), ("7/TB", day)):
        title = "Kết luận giao ban" if number else "Kết luận giao ban chưa có ngày"
        a_draft(cast["giamdoc"], title=title, number=number, issued_on=issued_on)
    client.force_login(cast["giamdoc"])

    hits = client.get(ADDRESS, {"q": "ket luan giao ban"}).context["found"].notices.rows

    assert [notice.number for notice in hits] == ["", "7/TB", "335/TB-SKHCN", "598/TB-SKHCN"]


@pytest.mark.parametrize("words", ["số 612", "TB612", "TB-612", "tb 612"])
def test_notices_of_a_number_are_found_in_every_year(client, cast, referred, words):
    client.force_login(cast["giamdoc"])

    assert found(client, words)[1] == ["612/TB-SKHCN", "612/TB-SKHCN"]


def test_place_in_a_notice_is_marked(client, cast, referred):
    client.force_login(cast["giamdoc"])

    told = [
        marks_in(client.get(address, {"q": "II.10"}).text) for address in (ADDRESS, "/nhiem-vu/")
    ]

    assert told == [["II.10"], ["II.10"]]


@pytest.mark.parametrize("words", ["ttud nhan giong", "nhân giống TTUD"])
@pytest.mark.parametrize("address", [ADDRESS, "/nhiem-vu/"])
def test_code_of_a_unit_and_a_word_find_its_tasks(client, cast, units, address, words):
    mine = a_task(cast, units["TTUD"], number="1/TB", title="Nhân giống nấm")
    moved = a_task(cast, units["QLKH"], number="2/TB", title="Nhân giống lúa")
    a_task(cast, units["TTUD"], number="3/TB", title="Việc khác")
    do(moved, "decline", cast["qlkh.anh"], lead=units["TTUD"], note="Không đúng chức năng")
    do(moved, "reassign", cast["giamdoc"], lead=units["TTUD"])
    a_task(cast, units["QLKH"], number="4/TB", title="Nhân giống hoa")
    client.force_login(cast["giamdoc"])

    context = client.get(address, {"q": words}).context
    rows = (
        [hit.row for hit in context["found"].tasks.rows] if "found" in context else context["rows"]
    )

    assert {row.task for row in rows} == {mine, moved}


def test_notice_that_got_its_number_at_issue_is_found_by_it(client, cast, units, agency):
    agency.gives_numbers = True
    agency.save()
    draft = a_draft(cast["giamdoc"], title="Kết luận về nấm")
    a_directive(draft, units["TTUD"])
    issue(draft, by=cast["hcth.son"])
    client.force_login(cast["giamdoc"])

    assert found(client, draft.number)[1] == [draft.number]


@pytest.mark.parametrize("words", ["thông báo 335", "Thông báo số 335/TB-SKHCN", "tb so 335"])
def test_notice_is_found_by_its_number_as_it_is_spoken(client, cast, tasks, words):
    client.force_login(cast["giamdoc"])

    assert found(client, words) == (["Quy trình nhân giống nấm"], ["335/TB-SKHCN"])


@pytest.mark.parametrize(
    ("account", "address"),
    [("giamdoc", "/nhiem-vu/?q=chuyen+doi"), ("qlkh.chi", "/nhiem-vu/?q=chuyen+doi")],
)
def test_lists_mark_what_was_searched_for(client, cast, tasks, account, address):
    client.force_login(cast[account])

    assert marks_in(client.get(address).text) == ["chuyển đổi"]


def test_list_of_notices_marks_what_was_searched_for(client, cast, tasks):
    client.force_login(cast["giamdoc"])

    assert marks_in(client.get("/thong-bao/?q=335").text) == ["335"]


@pytest.mark.parametrize("copies", [1, 3])
def test_search_takes_few_queries(client, cast, units, django_assert_num_queries, copies):
    for n in range(copies):
        a_task(cast, units["QLKH"], number=f"{n}/TB-SKHCN", title="Kế hoạch chuyển đổi số")
    client.force_login(cast["giamdoc"])
    client.get(ADDRESS)

    with django_assert_num_queries(13):
        client.get(ADDRESS, {"q": "ke hoach"})
