"""The end of a review: the notice is issued, or the page says why not."""

from datetime import date

import pytest
from django.urls import reverse

from conclusions import actions
from conclusions.models import Conclusion
from conclusions.tests.factories import a_directive, a_draft
from departments.models import Agency
from tasks.models import Task
from tasks.tests.factories import a_task, do


@pytest.fixture
def draft(cast, units):
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN")
    a_directive(draft, units["QLKH"], units["TTra"])
    return draft


def url(draft):
    return reverse("tasks:issue", args=[draft.pk])


@pytest.mark.parametrize("account", ["hcth.son", "pgd.nga", "giamdoc"])
def test_notice_is_issued_and_counted(client, cast, draft, account):
    client.force_login(cast[account])

    response = client.post(url(draft), {"seen": 1}, follow=True)

    assert response.redirect_chain == [(reverse("conclusions:detail", args=[draft.pk]), 302)]
    said = "Đã ban hành, giao nhiệm vụ tại Thông báo số 598/TB-SKHCN: 1 mục, 2 nhiệm vụ."
    assert said in response.text
    assert Task.objects.count() == 2


def test_what_is_missing_is_told_on_the_review(client, cast, draft):
    a_directive(draft, label="7.")
    client.force_login(cast["hcth.son"])

    response = client.post(url(draft), {"seen": 1}, follow=True)

    assert response.redirect_chain == [(reverse("conclusions:review", args=[draft.pk]), 302)]
    assert "Mục II.7 chưa có đơn vị chủ trì." in response.text
    assert Task.objects.count() == 0


@pytest.mark.parametrize("seen", ["1", "", "x"])
def test_draft_changed_meanwhile_is_not_issued(client, cast, draft, seen):
    actions.edit_header(draft, seen=1, title="Đổi trong lúc đó")
    client.force_login(cast["hcth.son"])

    response = client.post(url(draft), {"seen": seen})

    assert response.status_code == 409
    assert (Conclusion.objects.get().status, Task.objects.count()) == ("draft", 0)


def test_notice_is_issued_once(client, cast, draft):
    client.force_login(cast["hcth.son"])
    client.post(url(draft), {"seen": 1})
    client.force_login(cast["giamdoc"])

    assert client.post(url(draft), {"seen": 1}).status_code == 409
    assert Task.objects.count() == 2


def test_second_click_of_the_same_person_leads_to_the_issued_notice(client, cast, draft):
    client.force_login(cast["hcth.son"])
    client.post(url(draft), {"seen": 1})

    response = client.post(url(draft), {"seen": 1}, follow=True)

    assert response.redirect_chain == [(reverse("conclusions:detail", args=[draft.pk]), 302)]
    assert "Thông báo số 598/TB-SKHCN: 1 mục, 2 nhiệm vụ." in response.text
    assert Task.objects.count() == 2


@pytest.mark.parametrize(("status", "answer"), [("draft", 404), ("issued", 403)])
def test_units_do_not_issue(client, cast, draft, status, answer):
    Conclusion.objects.update(status=status)
    client.force_login(cast["qlkh.anh"])

    assert client.post(url(draft), {"seen": 1}).status_code == answer


def test_asking_what_it_comes_to_issues_nothing(client, cast, draft):
    client.force_login(cast["hcth.son"])

    assert client.get(url(draft)).status_code == 200
    assert Task.objects.count() == 0


def test_progress_counts_the_tasks_of_notices_the_person_may_see(client, cast, units, draft):
    done = a_task(cast, units["QLKH"], number="1/TB", deadline="by", named_on=date(2024, 4, 30))
    do(done, "report", cast["qlkh.anh"], result="Xong")
    a_task(cast, units["TTra"], number="2/TB", deadline="by", named_on=date(2024, 4, 30))
    first, second = Conclusion.objects.filter(status="issued").order_by("pk")
    client.force_login(cast["qlkh.anh"])

    response = client.get(
        reverse("tasks:progress"), {"tb": [first.pk, second.pk, draft.pk, 999, "x"]}
    )

    rows = [(row.notice, dict(row.counts), row.words) for row in response.context["rows"]]
    assert rows == [
        (first.pk, {"time": 1}, "0/1 đã hoàn thành"),
        (second.pk, {"late": 1}, "0/1 đã hoàn thành"),
    ]


@pytest.mark.parametrize(
    ("kind", "untold", "tick"),
    [
        ("briefing", "Chưa đánh dấu văn bản đã ký trên giấy.", "Văn bản đã ký trên giấy"),
        (
            "direct",
            "Chưa đánh dấu ghi đúng ý kiến lãnh đạo đã chỉ đạo.",
            "Ghi đúng ý kiến lãnh đạo đã chỉ đạo",
        ),
    ],
)
def test_tick_that_is_missing_is_asked_for_beside_it(client, cast, draft, kind, untold, tick):
    Conclusion.objects.filter(pk=draft.pk).update(kind=kind)
    Agency.objects.update(issue_rule=Agency.IssueRule.APPROVED)
    client.force_login(cast["hcth.tam"])

    asked = client.post(url(draft), {"seen": 1}, follow=True)
    done = client.post(url(draft), {"seen": 1, "signed": "1"}, follow=True)

    question = asked.text[asked.text.index('id="ask-issue"') :]
    assert question.index(untold) < question.index('name="signed"') < question.index(f"> {tick}")
    assert untold not in done.text
    assert ("ký trên giấy" in asked.text + done.text) == (kind == "briefing")
    assert Task.objects.count() == 2
