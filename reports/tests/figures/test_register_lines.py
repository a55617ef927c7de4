"""The register: the office's fourteen columns, and who reads what of them."""

from datetime import date

import pytest

from reports.figures.register_lines import for_register, register_line_of
from tasks.models import DayOff, Task
from tasks.tests.factories import a_task, do

ADDRESS = "/so-theo-doi/"
ON = date(2024, 4, 15)


@pytest.fixture
def late(cast, units):
    """Reported after its day, sent back once, with a paper's number."""
    task = a_task(
        cast,
        units["QLTĐC"],
        helpers=[units["HCTH"]],
        title="Báo cáo tồn tại, vướng mắc",
        deadline="before",
        named_on=date(2024, 4, 5),
        phrase="trước ngày 05/4/2024",
        deliverable="báo cáo",
    )
    head, hand = cast["tdc.quan"], {"document_number": "58/BC-TĐC"}
    do(task, "hand", head, on=date(2024, 4, 4), assignee=cast["tdc.han"])
    do(task, "update", cast["tdc.han"], on=date(2024, 4, 5), note="Đang lấy số liệu")
    do(task, "report", head, on=date(2024, 4, 8), result="Đã gửi báo cáo 02 vướng mắc", **hand)
    return task


def line_for(reader):
    task = for_register(Task.objects.all()).get()
    return register_line_of(task, reader, DayOff.objects.day(ON))


def test_line_is_written_as_in_the_book(cast, late):
    line = line_for(cast["giamdoc"])

    assert (line.helpers, line.accepted_on) == ("HCTH", date(2024, 4, 4))
    assert (line.words, line.papers) == ("Đã gửi báo cáo 02 vướng mắc", "báo cáo; 58/BC-TĐC")
    assert (line.time.words, line.remarks) == ("Báo cáo quá hạn 1 ngày", "chờ xác nhận")


def test_line_tells_what_came_between(cast, late):
    do(late, "send_back", late.confirmer, on=date(2024, 4, 9), kind="papers", note="Thiếu phụ lục")

    assert line_for(cast["giamdoc"]).remarks == "trả lại 1 lần"


@pytest.mark.parametrize(
    ("status", "remarks"),
    [
        ("assigned", "chờ tiếp nhận"),
        ("declined", "chờ giao lại"),
        ("in_progress", ""),
        ("paused", "tạm dừng"),
        ("withdrawn", ""),
        ("carried", ""),
    ],
)
def test_line_says_whose_turn_it_is_where_its_time_does_not(cast, units, status, remarks):
    a_task(cast, units["QLKH"], deadline="by", named_on=ON)
    counted = ON if status == "carried" else None
    Task.objects.update(status=status, counted_on=counted)

    assert line_for(cast["giamdoc"]).remarks == remarks


@pytest.mark.parametrize(
    ("account", "words", "papers"),
    [
        ("giamdoc", "Đang lấy số liệu", "báo cáo"),
        ("tdc.quan", "Đang lấy số liệu", "báo cáo"),
        ("hcth.son", "Đang lấy số liệu", "báo cáo"),
        ("qlkh.anh", "", "báo cáo"),
    ],
)
def test_notes_are_read_by_those_concerned(cast, late, account, words, papers):
    Task.objects.update(result="", status="in_progress", reported_on=None, counted_on=None)
    late.events.filter(verb="report").update(verb="remark")

    line = line_for(cast[account])

    assert (line.words, line.papers.partition(";")[0]) == (words, papers)


def test_papers_are_not_shown_to_others(cast, late):
    assert line_for(cast["qlkh.anh"]).papers == "báo cáo"


def test_register_holds_what_the_person_may_see(client, cast, units, late):
    a_task(cast, units["QLKH"], number="600/TB")

    def count_for(account):
        client.force_login(cast[account])
        return client.get(ADDRESS, {"ky": "2024"}).context["count"]

    assert [count_for(name) for name in ("giamdoc", "qlkh.anh", "tdc.han")] == [2, 2, 1]


def test_register_is_filtered_by_period_unit_and_result(client, cast, units, late):
    a_task(cast, units["QLKH"], number="600/TB", issued_on=date(2024, 7, 2))
    client.force_login(cast["giamdoc"])

    def count(**filters):
        return client.get(ADDRESS, filters).context["count"]

    assert count(ky="2024-q2") == 1
    assert count(ky="tat-ca") == 2
    assert count(ky="2024", don_vi=units["QLKH"].pk) == 1
    assert count(ky="2024", cot="con-qua") == 1
    assert count(ky="2023") == 0  # no such period: nothing is found in it


def test_register_writes_the_notice_words_and_every_column(client, cast, late):
    client.force_login(cast["giamdoc"])

    page = client.get(ADDRESS, {"ky": "2024"}).content.decode()

    assert page.count('<th scope="col"') == 14
    for words in (
        "598/TB-SKHCN",
        "03/4/2024",
        "“trước ngày\u00a005/4/2024”",
        "QLTĐC</span> (Lý Gia Hân)",
        "08/4/2024",
        "Báo cáo quá hạn 1 ngày",
    ):
        assert words in page


def test_whole_register_is_shown_for_printing(client, cast, units, monkeypatch):
    monkeypatch.setattr("reports.figures.views.register_page.Register.paginate_by", 2)
    for n in range(3):
        a_task(cast, units["QLKH"], number=f"{n}/TB")
    client.force_login(cast["giamdoc"])

    paged, whole = (client.get(ADDRESS, {"ky": "2024"} | more) for more in ({}, {"in": "1"}))

    assert [len(page.context["lines"]) for page in (paged, whole)] == [2, 3]
    assert "Hiện cả 3 dòng để in" in paged.content.decode()


@pytest.mark.parametrize("copies", [1, 3])
def test_register_takes_few_queries(client, cast, units, django_assert_num_queries, copies):
    for n in range(copies):
        task = a_task(cast, units["QLKH"], number=f"{n}/TB", helpers=[units["HCTH"]])
        do(task, "update", cast["qlkh.anh"], note="Đang làm", document_number="12/BC")
    client.force_login(cast["giamdoc"])
    client.get(ADDRESS)

    with django_assert_num_queries(14):
        client.get(ADDRESS, {"ky": "2024"})
