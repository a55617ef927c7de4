"""Search: notices and tasks, with or without marks, within what the person may see."""

import pytest

from conclusions.tests.factories import a_draft
from tasks.tests.factories import a_task

ADDRESS = "/tim-kiem/"


@pytest.fixture
def tasks(cast, units):
    return [
        a_task(cast, units["QLKH"], number="598/TB-SKHCN", title="Kế hoạch chuyển đổi số"),
        a_task(cast, units["TTUD"], number="335/TB-SKHCN", title="Quy trình nhân giống nấm"),
    ]


def found(client, words):
    context = client.get(ADDRESS, {"q": words}).context
    rows = [row.task.title for row in context.get("rows", [])]
    return rows, [notice.number for notice in context.get("notices", [])]


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

    assert "rows" not in page.context
    assert "Không tìm thấy" not in page.content.decode()


def test_search_says_where_nothing_is_found(client, cast, tasks):
    client.force_login(cast["giamdoc"])

    page = client.get(ADDRESS, {"q": "khong co gi"}).content.decode()

    assert "Không tìm thấy thông báo hay nhiệm vụ nào." in page


@pytest.mark.parametrize("copies", [1, 3])
def test_search_takes_few_queries(client, cast, units, django_assert_num_queries, copies):
    for n in range(copies):
        a_task(cast, units["QLKH"], number=f"{n}/TB-SKHCN", title="Kế hoạch chuyển đổi số")
    client.force_login(cast["giamdoc"])
    client.get(ADDRESS)

    with django_assert_num_queries(8):
        client.get(ADDRESS, {"q": "ke hoach"})
