"""One move of several tasks: asked about once, each moved by itself, what stays told with why."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from departments.models import Membership
from tasks.actions import move
from tasks.limits import MAX_EXTENSIONS
from tasks.many import MOST, acts_of
from tasks.models import Event, Task
from tasks.tests.factories import a_task, do
from tasks.verbs import OF_MANY

ALL = ("accept", "hand", "request_extension", "confirm", "nudge")
DUE = {"deadline": "by", "named_on": timezone.localdate() + timedelta(days=40)}


@pytest.fixture
def three(cast, units):
    return [a_task(cast, units["TTUD"], number=f"{n}/TB", **DUE) for n in range(3)]


@pytest.fixture
def reported(cast, three):
    for task in three:
        move(task, "report", by=cast["ttud.dung"], result="Xong")
    return three


def post(client, verb, tasks=(), query="", **fields):
    picks = [f"{task.pk}:{task.version}" for task in tasks]
    return client.post(reverse(f"tasks:many_{verb}") + query, {"pick": picks} | fields)


def told(response):
    return [str(message) for message in response.wsgi_request._messages]


def statuses():
    return [task.status for task in Task.objects.order_by("pk")]


def will_move(response):
    return [row.task.pk for row in response.context["many"].rows]


def staying(response):
    return [(one.task.pk, one.reason) for one in response.context["many"].staying]


def test_table_says_what_may_be_made_of_many():
    assert set(OF_MANY) == set(ALL)


def test_it_is_asked_once_and_nothing_has_moved_yet(client, cast, reported):
    client.force_login(cast["pgd.nga"])

    response = post(client, "confirm", reported)

    assert (response.status_code, will_move(response)) == (200, [task.pk for task in reported])
    page = " ".join(response.content.decode().split())
    assert "Xác nhận hoàn thành 3 nhiệm vụ?" in page
    assert "Nhiệm vụ kết thúc và được tính theo ngày báo cáo." in page
    assert statuses() == ["awaiting"] * 3


def test_what_can_be_moved_is_moved_and_the_person_goes_back(client, cast, reported):
    client.force_login(cast["pgd.nga"])

    response = post(client, "confirm", reported, sure="1", next="/cho-quyet-dinh/?loai=report")

    assert (response.status_code, response.url) == (302, "/cho-quyet-dinh/?loai=report")
    assert told(response) == ["Đã xác nhận hoàn thành 3 nhiệm vụ."]
    assert statuses() == ["done"] * 3


def test_what_cannot_is_listed_with_its_reason_before(client, cast, reported):
    move(Task.objects.get(pk=reported[1].pk), "recall", by=cast["ttud.my"])
    client.force_login(cast["pgd.nga"])

    response = post(client, "confirm", reported)

    assert will_move(response) == [reported[0].pk, reported[2].pk]
    reason = "Nhiệm vụ đang ở trạng thái “Đang thực hiện”, không xác nhận hoàn thành được."
    assert staying(response) == [(reported[1].pk, reason)]


def test_what_a_colleague_moved_meanwhile_stays_and_the_rest_is_told_exactly(
    client, cast, reported
):
    late = Task.objects.get(pk=reported[1].pk)
    move(late, "recall", by=cast["ttud.my"])
    move(late, "report", by=cast["ttud.my"], result="Bổ sung")
    client.force_login(cast["pgd.nga"])

    response = post(client, "confirm", reported, sure="1")

    assert response.status_code == 200
    assert statuses() == ["done", "awaiting", "done"]
    [(key, reason)] = staying(response)
    assert key == reported[1].pk
    assert "Nhiệm vụ vừa được Lâm Thị Diễm My cập nhật lúc" in reason
    heading = " ".join(
        response.content.decode().split("<h1")[1].split(">", 1)[1].split("</h1>")[0].split()
    )
    assert heading == "1 nhiệm vụ chưa xác nhận hoàn thành được"


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("accept", {}),
        ("hand", {"assignee": "ttud.dat", "note": "Gấp"}),
        ("request_extension", {"new_due_on": "15/06/2099", "note": "Chờ", "day_off": "2099-06-15"}),
        ("nudge", {"note": "Gấp"}),
    ],
)
def test_same_click_once_more_moves_nothing_and_tells_the_same(client, cast, three, verb, fields):
    client.force_login(cast["hcth.son" if verb == "nudge" else "ttud.dung"])
    if "assignee" in fields:
        fields = fields | {"assignee": cast[fields["assignee"]].pk}

    first, second = (post(client, verb, three, sure="1", **fields) for _ in range(2))

    assert (first.status_code, second.status_code) == (302, 302)
    assert told(second) == [OF_MANY[verb].of_many.format(n=3)] * 2  # of either click
    assert Event.objects.filter(verb=verb).count() == 3


def test_other_words_from_the_same_page_are_no_same_click(client, cast, three):
    client.force_login(cast["ttud.dung"])
    post(client, "hand", three, sure="1", assignee=cast["ttud.dat"].pk)

    response = post(client, "hand", three, sure="1", assignee=cast["ttud.my"].pk)

    assert (response.status_code, len(staying(response))) == (409, 3)
    assert {task.assignee for task in Task.objects.all()} == {cast["ttud.dat"]}


def test_nothing_at_all_moved_is_a_conflict(client, cast, reported):
    client.force_login(cast["pgd.nga"])
    for task in reported:
        move(Task.objects.get(pk=task.pk), "recall", by=cast["ttud.my"])

    response = post(client, "confirm", reported, sure="1")

    assert (response.status_code, len(staying(response))) == (409, 3)


def test_head_hands_out_several_at_once(client, cast, three):
    client.force_login(cast["ttud.dung"])
    asked = post(client, "hand", three)
    people = [person.username for person in asked.context["form"].fields["assignee"].queryset]

    response = post(client, "hand", three, sure="1", assignee=cast["ttud.dat"].pk)

    assert sorted(people) == sorted(
        Membership.objects.filter(department__code="TTUD").values_list("user__username", flat=True)
    )
    assert told(response) == ["Đã phân công 3 nhiệm vụ."]
    assert {task.assignee for task in Task.objects.all()} == {cast["ttud.dat"]}


def test_person_of_another_unit_is_no_choice(client, cast, three):
    client.force_login(cast["ttud.dung"])

    response = post(client, "hand", three, sure="1", assignee=cast["qlkh.chi"].pk)

    assert response.status_code == 422
    assert Task.objects.filter(assignee=None).count() == 3


def test_one_reason_and_day_ask_for_time_and_each_task_keeps_its_rules(client, cast, units, three):
    undated = a_task(cast, units["TTUD"], number="9/TB")
    far = DUE | {"named_on": date(2099, 6, 1)}
    later = a_task(cast, units["TTUD"], number="10/TB", **far)
    client.force_login(cast["ttud.dung"])
    asked = post(client, "request_extension", [*three, undated, later])

    day = timezone.localdate() + timedelta(days=60)
    while day.weekday() != 2:
        day += timedelta(days=1)
    words = {"new_due_on": f"{day:%d/%m/%Y}", "note": "Chờ số liệu", "day_off": f"{day}"}
    response = post(client, "request_extension", [*three, undated, later], sure="1", **words)

    assert staying(asked) == [(undated.pk, "Nhiệm vụ không ghi thời hạn nên không cần gia hạn.")]
    assert told(response) == ["Đã gửi đề nghị gia hạn 3 nhiệm vụ."]
    assert [key for key, _ in staying(response)] == [later.pk, undated.pk]
    events = Event.objects.filter(verb="request_extension").order_by("task")
    assert [(event.task_id, event.note) for event in events] == [
        (task.pk, "Chờ số liệu") for task in three
    ]


def test_day_and_reason_are_asked_for(client, cast, three):
    client.force_login(cast["ttud.dung"])

    response = post(client, "request_extension", three, sure="1")

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"new_due_on", "note"}
    assert will_move(response) == [task.pk for task in three]


def test_day_off_is_asked_once_more(client, cast, three):
    client.force_login(cast["ttud.dung"])
    sunday = timezone.localdate() + timedelta(days=60)
    while sunday.weekday() != 6:
        sunday += timedelta(days=1)
    words = {"new_due_on": f"{sunday:%d/%m/%Y}", "note": "Chờ", "sure": "1"}

    first = post(client, "request_extension", three, **words)
    second = post(client, "request_extension", three, day_off=f"{sunday}", **words)

    assert (first.status_code, first.context["form"].day_off) == (422, sunday.isoformat())
    assert told(second) == ["Đã gửi đề nghị gia hạn 3 nhiệm vụ."]


def test_office_nudges_several(client, cast, three):
    client.force_login(cast["hcth.son"])

    response = post(client, "nudge", three, sure="1", note="Báo cáo tuần")

    assert told(response) == ["Đã nhắc về 3 nhiệm vụ."]


@pytest.mark.parametrize("verb", ALL)
def test_nothing_picked_is_said(client, cast, verb):
    client.force_login(cast["pgd.nga"])

    response = post(client, verb)

    assert (response.status_code, response.url) == (302, reverse("tasks:list"))
    label = OF_MANY[verb].label
    assert told(response) == [f"Chưa chọn nhiệm vụ để {label[0].lower()}{label[1:]}."]


@pytest.mark.parametrize("pick", ["x", "1", "a:b", "99999:1", ":", "1:x", "1:2:3", "9" * 30 + ":1"])
@pytest.mark.parametrize("sure", [{}, {"sure": "1"}])
def test_odd_picks_move_nothing(client, cast, three, pick, sure):
    client.force_login(cast["ttud.dung"])

    response = client.post(reverse("tasks:many_accept"), {"pick": [pick]} | sure)

    assert response.status_code == 302
    assert statuses() == ["assigned"] * 3


@pytest.mark.parametrize("verb", ["accept", "hand", "request_extension"])
@pytest.mark.parametrize("account", ["tdc.quan", "hcth.son", "giamdoc"])
def test_work_of_another_unit_is_refused(client, cast, three, verb, account):
    """They read the whole register, and it is not theirs to move."""
    client.force_login(cast[account])

    assert post(client, verb, three, sure="1").status_code == 403
    assert statuses() == ["assigned"] * 3


def test_what_is_not_to_be_seen_is_told_and_left(client, cast, units, three):
    Membership.objects.filter(user=cast["qlkh.chi"]).update(role="specialist")
    client.force_login(cast["qlkh.chi"])

    response = post(client, "accept", three, sure="1")

    assert told(response)[0] == "3 nhiệm vụ đã chọn không có trong phần được xem."
    assert statuses() == ["assigned"] * 3


def test_work_of_others_among_the_own_stays_with_its_reason(client, cast, units, three):
    other = a_task(cast, units["QLKH"], number="20/TB")
    client.force_login(cast["ttud.dung"])

    asked = post(client, "accept", [*three, other])
    response = post(client, "accept", [*three, other], sure="1")

    reason = "Chỉ Trưởng hoặc Phó đơn vị chủ trì được tiếp nhận."
    assert staying(asked) == staying(response) == [(other.pk, reason)]
    assert told(response) == ["Đã tiếp nhận 3 nhiệm vụ."]
    other.refresh_from_db()
    assert other.status == "assigned"


def test_nobody_confirms_the_own_units_work_among_others(client, cast, reported):
    Membership.objects.create(
        user=cast["giamdoc"], department=reported[0].lead, role="head", title="Giám đốc"
    )
    client.force_login(cast["giamdoc"])

    assert post(client, "confirm", reported, sure="1").status_code == 403
    assert statuses() == ["awaiting"] * 3


@pytest.mark.parametrize("verb", ALL)
def test_moves_of_many_are_posts_only(client, cast, verb):
    client.force_login(cast["ttud.dung"])

    assert client.get(reverse(f"tasks:many_{verb}")).status_code == 405


@pytest.mark.parametrize(
    ("whole", "query", "expected"),
    [
        ("don-vi", "", 3),
        ("don-vi", "?thoi_han=late", 0),
        ("nhiem-vu", "", 3),
        ("nhiem-vu", "?q=khong-co", 0),
        ("nhiem-vu", "?trang_thai=done", 0),
        ("cua-toi", "", 1),
    ],
)
def test_all_of_a_list_is_what_its_address_filters(
    client, cast, units, three, whole, query, expected
):
    a_task(cast, units["QLKH"], number="20/TB")
    Task.objects.filter(pk=three[0].pk).update(assignee=cast["ttud.dung"])
    client.force_login(cast["ttud.dung"])

    response = post(client, "accept", query=query, all=whole)

    found = len(will_move(response)) if response.status_code == 200 else 0
    assert found == expected


def test_what_of_a_whole_list_is_not_theirs_is_told(client, cast, units, three):
    a_task(cast, units["QLKH"], number="20/TB")
    do(three[0], "report", cast["ttud.dung"], result="Xong")
    client.force_login(cast["ttud.dung"])

    response = post(client, "accept", all="nhiem-vu")

    assert told(response) == ["2 nhiệm vụ khác của danh sách giữ nguyên: không tiếp nhận được."]
    assert will_move(response) == [task.pk for task in three[1:]]


def test_bar_keeps_the_filter_for_all_of_the_list(client, cast, units, three, monkeypatch):
    monkeypatch.setattr("tasks.views.list.TaskList.paginate_by", 2)
    client.force_login(cast["ttud.dung"])

    page = client.get("/nhiem-vu/?vai_tro=chu_tri&trang_thai=assigned").content.decode()

    query = "?vai_tro=chu_tri&amp;trang_thai=assigned"
    assert f'formaction="{reverse("tasks:many_accept")}{query}"' in page
    assert 'data-whole="tất cả 3"' in page


def test_nothing_that_can_be_moved_offers_no_form(client, cast, reported):
    for task in reported:
        move(Task.objects.get(pk=task.pk), "recall", by=cast["ttud.my"])
    client.force_login(cast["pgd.nga"])

    response = post(client, "confirm", reported)

    assert (response.status_code, len(staying(response))) == (200, 3)
    assert 'name="sure"' not in response.content.decode()


def test_all_reports_that_wait_are_those_of_the_person(client, cast, units, reported):
    Task.objects.filter(pk=reported[0].pk).update(confirmer=cast["giamdoc"])
    reported[0].questions.update(confirmer=cast["giamdoc"])
    client.force_login(cast["pgd.nga"])

    response = post(client, "confirm", all="cho-xac-nhan")

    assert will_move(response) == [task.pk for task in reported[1:]]


def test_no_more_than_a_bound_goes_at_once(client, cast, units, three, monkeypatch):
    monkeypatch.setattr("tasks.views.many_moves.MOST", 2)
    client.force_login(cast["ttud.dung"])

    whole = post(client, "accept", all="don-vi")
    picked = post(client, "accept", three, sure="1")

    words = "Mỗi lần tối đa 2 nhiệm vụ; lấy 2 nhiệm vụ đầu."
    assert (MOST, told(whole), len(will_move(whole))) == (200, [words], 2)
    assert told(picked) == [words, "Đã tiếp nhận 2 nhiệm vụ."]


@pytest.mark.wide
@pytest.mark.parametrize("verb", ["accept", "request_extension", "nudge"])
def test_asking_takes_as_many_queries_however_many_are_picked(client, cast, units, three, verb):
    person = "hcth.son" if verb == "nudge" else "ttud.dung"
    client.force_login(cast[person])
    more = [a_task(cast, units["TTUD"], number=f"{n}/TB", **DUE) for n in range(30, 36)]

    counts = []
    for tasks in (three[:1], [*three, *more]):
        post(client, verb, tasks)
        with CaptureQueriesContext(connection) as queries:
            post(client, verb, tasks)
        counts.append(len(queries))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("account", "acts"),
    [
        ("ttud.dung", {"accept", "hand", "request_extension"}),
        ("hcth.son", {"nudge"}),
        ("giamdoc", {"nudge"}),
        ("ttud.dat", set()),
        ("tdc.quan", set()),
    ],
)
def test_only_what_the_person_may_do_is_offered(cast, three, account, acts):
    assert acts_of(cast[account], three[0]) == acts


def test_lists_offer_the_acts_and_their_boxes(client, cast, three):
    do(three[0], "report", cast["ttud.dung"], result="Xong")
    client.force_login(cast["ttud.dung"])

    for address in ("/viec-cua-don-vi/", "/nhiem-vu/"):
        context = client.get(address).context
        assert [act.verb for act in context["acts"]] == ["accept", "hand", "request_extension"]
        assert context["picks"] == {three[1].pk, three[2].pk}


def test_rules_of_asking_for_time_are_told_before_it_is_sent(client, cast, three):
    client.force_login(cast["ttud.dung"])

    [(words, n)] = post(client, "request_extension", three).context["many"].effects

    assert n == 3
    for rule in (
        f"tối đa {MAX_EXTENSIONS} lần",
        "cấp trên giao không gia hạn",
        "sau hôm nay và sau hạn đang có",
        "không phải ngày làm việc",
    ):
        assert rule in words
