"""Đôn đốc: its list, the papers made from it, a word to several at once, the list of papers."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from departments.models import Delegation
from tasks import permissions
from tasks.actions import SlipWords, make_slip
from tasks.addresses import address_of
from tasks.models import ChaseSlip, DayOff, Event
from tasks.tests.factories import a_task

ADDRESS = reverse("tasks:chase")
NEW = reverse("tasks:chase_new")


@pytest.fixture
def late(cast, units):
    """Some three working weeks overdue, however today lies."""
    today = timezone.localdate()
    given, due = today - timedelta(days=40), today - timedelta(days=30)
    named = {"issued_on": given, "deadline": "before", "named_on": due}
    return [
        a_task(cast, units[code], number=f"{n}/TB-SKHCN", title=f"Việc {n}", **named)
        for n, code in enumerate(("TTUD", "TTUD", "QLKH", "HCTH"), 1)
    ]


@pytest.fixture
def office(client, cast):
    client.force_login(cast["hcth.tam"])
    return client


def picks(*tasks):
    return [f"{task.pk}:{task.version}" for task in tasks]


def told(response):
    return [str(message) for message in response.wsgi_request._messages]


def made(response):
    """What the page of new papers would send."""
    drafts = response.context["drafts"]
    sent = {"pick": response.context["picks"], "muc": response.context["level"]}
    for draft in drafts:
        for bound in draft.form:
            value = bound.value()
            sent[bound.html_name] = f"{value:%d/%m/%Y}" if hasattr(value, "year") else value or ""
    return sent


def slip(cast, tasks, level=2):
    reply = DayOff.objects.day().calendar.after(timezone.localdate(), 2)
    words = SlipWords(level, "Đề nghị khẩn trương.", reply)
    return make_slip(tasks, words, by=cast["hcth.tam"])


@pytest.mark.parametrize("who", ["hcth.tam", "hcth.son", "giamdoc", "pgd.nga"])
def test_list_stands_by_unit_for_those_who_chase(client, cast, late, who):
    client.force_login(cast[who])

    page = client.get(ADDRESS)

    found = [(unit.unit.code, len(lines)) for unit, lines in page.context["units"]]
    assert sorted(found) == [("HCTH", 1), ("QLKH", 1), ("TTUD", 2)]
    own = {unit.unit.code: lines[0].may_pick for unit, lines in page.context["units"]}
    assert own["HCTH"] == (not who.startswith("hcth"))


@pytest.mark.parametrize("who", ["ttud.dung", "ttud.dat", "tdc.quan"])
@pytest.mark.parametrize("name", ["chase", "chase_new", "chase_slips", "chase_nudge"])
def test_units_have_no_page_of_chasing(client, cast, late, who, name):
    client.force_login(cast[who])
    ask = client.post if name == "chase_nudge" else client.get

    assert ask(reverse(f"tasks:{name}")).status_code == 403


def test_list_is_narrowed_by_unit_and_level(office, units, late):
    page = office.get(ADDRESS, {"don_vi": units["TTUD"].pk, "muc": 3})
    assert [unit.unit.code for unit, _ in page.context["units"]] == ["TTUD"]
    assert office.get(ADDRESS, {"muc": 1}).context["total"] == 0
    gone = office.get(ADDRESS, {"muc": 9})
    assert (gone.context["total"], gone.context["unknown"]) == (0, "mức đôn đốc “9”")


def test_list_takes_as_many_queries_for_many(office, cast, units, late, django_assert_num_queries):
    office.get(ADDRESS)
    with django_assert_num_queries(11) as counted:
        office.get(ADDRESS, {"don_vi": units["QLKH"].pk})
    slip(cast, late[:2])

    with django_assert_num_queries(len(counted)):
        office.get(ADDRESS, {"don_vi": units["TTUD"].pk})


def test_papers_are_proposed_and_made_one_a_unit(office, cast, late):
    proposed = office.get(NEW, {"pick": picks(*late[:3]), "muc": "2"})
    assert sorted((d.unit.code, d.level, len(d.cases)) for d in proposed.context["drafts"]) == [
        ("QLKH", 2, 1),
        ("TTUD", 2, 2),
    ]

    answer = office.post(NEW, made(proposed))

    assert (answer.status_code, answer.url) == (302, reverse("tasks:chase_slips"))
    assert told(answer) == ["Đã lập 2 phiếu đôn đốc."]
    slips = ChaseSlip.objects.order_by("number")
    assert [s.number for s in slips] == ["01/PĐĐ-HCTH", "02/PĐĐ-HCTH"]
    assert Event.objects.filter(verb="nudge").count() == 3


def test_level_is_the_one_due_and_never_above_what_the_person_may(client, cast, late):
    client.force_login(cast["hcth.son"])

    page = client.get(NEW, {"pick": picks(late[0])})

    assert [draft.level for draft in page.context["drafts"]] == [2]
    assert [key for key, _ in page.context["levels"]] == ["1", "2"]


def test_proposed_words_follow_the_day_and_changed_ones_must_name_it(office, late):
    sent = made(office.get(NEW, {"pick": picks(late[0]), "muc": "2"}))
    prefix = f"don-vi-{late[0].lead_id}"
    day = DayOff.objects.day().calendar.after(timezone.localdate(), 5)
    sent[f"{prefix}-reply_by"] = f"{day:%d/%m/%Y}"

    wrong = office.post(NEW, sent | {f"{prefix}-text": "Đề nghị báo cáo ngay."})
    assert wrong.status_code == 422
    assert "text" in wrong.context["drafts"][0].form.errors
    office.post(NEW, sent)

    slip = ChaseSlip.objects.get()
    assert (slip.reply_by, slip.reply_words in slip.text) == (day, True)


def test_papers_are_proposed_to_what_is_sent_too(office, late):
    page = office.post(NEW, {"pick": picks(*late[:3]), "xem": "1"})

    assert (page.status_code, len(page.context["drafts"])) == (200, 2)
    assert not ChaseSlip.objects.exists()


def test_what_is_asked_already_is_left_out_and_said(office, cast, late):
    slip(cast, late[:1])

    page = office.get(NEW, {"pick": picks(*late[:2]), "muc": "2"})
    assert [case.task for case in page.context["left"]] == late[:1]
    only = office.get(NEW, {"pick": picks(late[0]), "muc": "2"})

    assert (only.status_code, told(only)) == (
        302,
        ["Các nhiệm vụ đã chọn đều có phiếu đang chờ trả lời."],
    )


def test_refusal_of_one_paper_makes_none(office, late):
    sent = made(office.get(NEW, {"pick": picks(*late[:3]), "muc": "3"}))
    for key in sent:
        if key.endswith("-number"):
            sent[key] = "612/SKHCN-HCTH"  # the same for both

    answer = office.post(NEW, sent)

    assert answer.status_code == 422
    assert not ChaseSlip.objects.exists()


def test_nothing_picked_is_said(office):
    answer = office.get(NEW)

    assert (answer.url, told(answer)) == (ADDRESS, ["Chưa chọn nhiệm vụ cần đôn đốc."])
    assert office.post(NEW).url == ADDRESS


def test_several_are_nudged_at_once(office, late):
    answer = office.post(reverse("tasks:chase_nudge"), {"pick": picks(*late[:3])})

    assert (answer.url, told(answer)) == (ADDRESS, ["Đã nhắc về 3 nhiệm vụ."])
    assert Event.objects.filter(verb="nudge").count() == 3


def test_papers_are_listed_by_unit_level_and_state(office, cast, late):
    first, second = slip(cast, late[:1]), slip(cast, late[2:3], level=1)
    address = reverse("tasks:chase_slips")

    def numbers(**chosen):
        return [one.pk for one, _ in office.get(address, chosen).context["slips"]]

    assert numbers() == [second.pk, first.pk]
    assert numbers(muc=1) == [second.pk]
    assert numbers(don_vi=late[0].lead_id) == [first.pk]
    assert (numbers(trang_thai="cho"), numbers(trang_thai="xong")) == ([second.pk, first.pk], [])


def test_list_of_papers_takes_few_queries(office, cast, late, django_assert_num_queries):
    slip(cast, late[:1])
    address = reverse("tasks:chase_slips")
    office.get(address)
    with django_assert_num_queries(6) as counted:
        office.get(address)
    slip(cast, late[1:2]), slip(cast, late[2:3])

    with django_assert_num_queries(len(counted)):
        office.get(address)


def test_letter_is_numbered_on_its_page(client, cast, late):
    letter = slip(cast, late[:1], level=3)
    address = reverse("tasks:chase_slip", args=[letter.pk])

    client.force_login(cast["hcth.son"])
    assert client.post(address, {"number": "612/SKHCN-HCTH"}).status_code == 403
    client.force_login(cast["hcth.tam"])
    assert client.post(address, {"number": "sáu trăm"}).status_code == 422
    assert client.post(address, {"number": "612/SKHCN-HCTH"}).status_code == 302

    page = client.get(address).content.decode()
    assert "Công văn đôn đốc số 612/SKHCN-HCTH" in page


def test_paper_that_is_not_there_is_404(office):
    assert office.get(reverse("tasks:chase_slip", args=[999])).status_code == 404


PEOPLE = ("giamdoc", "hcth.son", "ttud.dung", "ttud.dat", "qlkh.anh", "tdc.han")


def test_paper_is_read_by_who_chases_and_the_unit_it_went_to(client, cast, late):
    """The rule stands in SQL for the page and in Python for the task's link to it."""
    papers = [slip(cast, late[:2]), slip(cast, late[2:3])]
    opened = {}
    for account in PEOPLE:
        client.force_login(cast[account])
        seen = [
            client.get(reverse("tasks:chase_slip", args=[one.pk])).status_code == 200
            for one in papers
        ]
        assert seen == [permissions.may_read_slip(cast[account], one) for one in papers]
        opened[account] = seen

    assert opened == {
        "giamdoc": [True, True],
        "hcth.son": [True, True],
        "ttud.dung": [True, False],
        "ttud.dat": [True, False],
        "qlkh.anh": [False, True],
        "tdc.han": [False, False],
    }


def test_task_leads_its_unit_to_the_paper_and_a_stand_in_too(client, cast, late):
    paper = slip(cast, late[:2])
    link = f'href="{reverse("tasks:chase_slip", args=[paper.pk])}"'
    today = timezone.localdate()
    Delegation.objects.create(
        giver=cast["ttud.dung"], taker=cast["tdc.han"], starts_on=today, ends_on=today
    )
    told = {}
    for account in ("ttud.dung", "tdc.han", "qlkh.anh"):
        client.force_login(cast[account])
        told[account] = link in client.get(address_of(late[0].pk)).content.decode()

    assert told == {"ttud.dung": True, "tdc.han": True, "qlkh.anh": False}


def test_unit_numbers_no_letter(client, cast, late):
    letter = slip(cast, late[:2], level=3)
    client.force_login(cast["ttud.dung"])
    address = reverse("tasks:chase_slip", args=[letter.pk])

    assert client.post(address, {"number": "612/SKHCN-HCTH"}).status_code == 403
    assert "Lưu số" not in client.get(address).content.decode()
