"""Review: what a card may carry on is shown, taken with a click, turned down, searched for."""

from datetime import date

import pytest
from django.urls import reverse

from conclusions import actions
from conclusions.models import Conclusion, Item
from conclusions.tests.factories import a_directive, a_draft
from tasks.actions import issue
from tasks.models import Task
from tasks.tests.factories import a_task, do

WORDS = "Xây dựng Kế hoạch chuyển đổi số của Sở năm 2024"


@pytest.fixture
def older(cast, units):
    """An open task of an earlier notice, with a deadline, and its item."""
    task = a_task(
        cast,
        units["TTUD"],
        number="208/TB-SKHCN",
        issued_on=date(2024, 1, 30),
        title=WORDS,
        deadline="before",
        named_on=date(2024, 2, 20),
        phrase="trước ngày 20/02/2024",
    )
    return task


@pytest.fixture
def draft(cast, units, older):
    draft = a_draft(cast["giamdoc"], number="373/TB-SKHCN", issued_on=date(2024, 3, 1))
    a_directive(draft, units["TTUD"], title=f"Tiếp tục {WORDS}")
    return draft


@pytest.fixture
def item(draft):
    return draft.items.get(kind="directive")


def unfinished(draft):
    return reverse("tasks:unfinished", args=[draft.pk])


def choosing(item):
    return reverse("conclusions:continues", args=[item.conclusion_id, item.pk])


@pytest.fixture
def clerk(client, cast):
    client.force_login(cast["hcth.son"])
    return client


HTMX = {"HX-Request": "true"}


def test_open_work_is_proposed_as_a_guess_with_its_words(clerk, draft, item, older):
    page = " ".join(clerk.get(unfinished(draft), headers=HTMX).text.split())

    assert f'id="noi-tiep-{item.pk}" hx-swap-oob="innerHTML"' in page
    for words in (
        "1 mục có thể nối tiếp nhiệm vụ chưa hoàn thành",
        "Nối tiếp nhiệm vụ chưa hoàn thành?",
        "phần mềm đề xuất",
        "gần giống mục cũ",
        "“trước",
        "Chờ tiếp nhận",
        reverse("tasks:detail", args=[older.pk]),
    ):
        assert words in page


def test_page_without_scripts_shows_the_same(clerk, draft, item):
    page = clerk.get(unfinished(draft)).text

    assert f'action="{choosing(item)}"' in page
    assert 'hx-target="closest .dir"' not in page


def test_review_asks_for_it_and_has_a_place_for_it_on_each_card(clerk, draft, item):
    page = clerk.get(reverse("conclusions:review", args=[draft.pk])).text

    assert f'hx-get="{unfinished(draft)}"' in page
    assert f'id="noi-tiep-{item.pk}"' in page


def test_one_click_takes_the_proposal_and_another_takes_it_back(clerk, draft, item, older):
    clerk.post(choosing(item), {"shown": 1, "former": older.duty.item_id})
    assert Item.objects.get(pk=item.pk).continues == older.duty.item
    assert "Bỏ nối tiếp" in clerk.get(unfinished(draft), headers=HTMX).text

    clerk.post(choosing(item), {"shown": 2, "former": 0})

    assert Item.objects.get(pk=item.pk).continues is None
    assert "Nối tiếp nhiệm vụ chưa hoàn thành?" in clerk.get(unfinished(draft), headers=HTMX).text


def test_card_itself_says_what_it_carries_on(clerk, item, older):
    answer = clerk.post(
        choosing(item), {"shown": 1, "former": older.duty.item_id}, headers=HTMX
    ).text

    assert "Nối tiếp mục II.1, TB 208" in " ".join(answer.split())


def test_turning_it_down_is_remembered(clerk, draft, item):
    clerk.post(choosing(item), {"shown": 1, "alone": 1})

    page = clerk.get(unfinished(draft), headers=HTMX).text
    assert "Không nối tiếp nhiệm vụ của thông báo trước" in page
    assert "phần mềm đề xuất" not in page


def test_second_clerk_is_told_that_the_item_has_changed(clerk, cast, draft, item, older):
    actions.stand_alone(item, seen=1, by=cast["hcth.tam"])

    response = clerk.post(choosing(item), {"shown": 1, "former": older.duty.item_id})

    assert response.status_code == 409
    assert Item.objects.get(pk=item.pk).stands_alone


@pytest.mark.parametrize("former", ["99999", "draft"])
def test_what_is_no_older_item_is_refused(clerk, draft, item, former):
    chosen = item.pk if former == "draft" else former

    response = clerk.post(choosing(item), {"shown": 1, "former": chosen}, follow=True)

    assert "phải thuộc thông báo" in response.text or "chọn mục khác" in response.text
    assert Item.objects.get(pk=item.pk).continues is None


@pytest.mark.parametrize(
    ("typed", "found"), [("208", True), ("chuyen doi so", True), ("Lý Sơn", False)]
)
def test_another_older_item_is_searched_for(clerk, draft, item, typed, found):
    page = clerk.get(unfinished(draft), {"muc": item.pk, "tim": typed}, headers=HTMX).text

    assert ("Mục II.1, TB 208" in " ".join(page.split())) is found
    assert ("Không có nhiệm vụ chưa hoàn thành nào khớp" in page) is not found


def test_search_without_scripts_is_a_page(clerk, draft, item):
    page = clerk.get(unfinished(draft), {"muc": item.pk, "tim": "208"})

    assert (page.status_code, "Nối tiếp mục II.1, TB 208" in page.text) == (200, True)


def test_search_for_an_item_that_is_gone_finds_no_page(clerk, draft):
    assert clerk.get(unfinished(draft), {"muc": 0, "tim": "208"}).status_code == 404


def test_work_of_a_unit_that_does_not_lead_the_new_item_stays(clerk, units, draft, item, older):
    item.duties.get().leads.set([units["QLKH"]])
    actions.continue_item(item, older.duty.item, seen=1)

    page = " ".join(clerk.get(unfinished(draft), headers=HTMX).text.split())

    assert "không chủ trì mục này, nhiệm vụ cũ giữ nguyên" in page


@pytest.mark.parametrize(("account", "status"), [("qlkh.anh", 404), ("ttud.dat", 404)])
def test_units_do_not_see_drafts(client, cast, draft, account, status):
    client.force_login(cast[account])

    assert client.get(unfinished(draft)).status_code == status


def test_issued_notice_proposes_nothing(clerk, cast, draft):
    issue(draft, by=cast["hcth.son"])

    assert clerk.get(unfinished(draft)).status_code == 302


def asked(clerk, draft):
    address = reverse("tasks:issue", args=[draft.pk])
    return " ".join(clerk.get(address, headers=HTMX).text.split())


def test_question_before_issue_tells_what_is_carried(clerk, draft, item, older):
    assert "1 mục có thể nối tiếp nhiệm vụ chưa hoàn thành, chưa chọn" in asked(clerk, draft)

    actions.continue_item(item, older.duty.item, seen=1)

    words = "Chuyển kỳ sau <b>1 nhiệm vụ chưa hoàn thành</b> của TB 208 (1)."
    assert words in asked(clerk, draft)
    assert "chưa chọn" not in asked(clerk, draft)


def test_issuing_tells_what_was_carried(clerk, draft, item, older):
    actions.continue_item(item, older.duty.item, seen=1)

    answer = clerk.post(reverse("tasks:issue", args=[draft.pk]), {"seen": 2}, follow=True)

    assert "1 mục, 1 nhiệm vụ. Chuyển kỳ sau nhiệm vụ của TB 208 (1)." in answer.text
    older.refresh_from_db()
    assert (older.status, Task.objects.last().continues) == ("carried", older)


def test_issuing_tells_what_had_ended_meanwhile(clerk, cast, draft, item, older):
    actions.continue_item(item, older.duty.item, seen=1)
    do(older, "report", cast["ttud.dung"], result="Xong")
    do(older, "confirm", cast["pgd.nga"])

    answer = clerk.post(reverse("tasks:issue", args=[draft.pk]), {"seen": 2}, follow=True)

    assert "1 nhiệm vụ trước đã kết thúc nên không chuyển." in answer.text
    older.refresh_from_db()
    assert (older.status, Task.objects.last().continues) == ("done", None)
    assert Conclusion.objects.get(pk=draft.pk).status == "issued"


def test_who_may_not_change_a_draft_that_waits_is_shown_no_buttons(clerk, client, cast, draft):
    actions.submit(draft, seen=1, by=cast["hcth.son"])
    assert "<button" not in clerk.get(unfinished(draft), headers=HTMX).text

    client.force_login(cast["giamdoc"])

    assert "Không nối tiếp" in client.get(unfinished(draft), headers=HTMX).text
