"""One choice of who leads, for many duties without a unit."""

import pytest
from django.urls import reverse

from conclusions import actions
from conclusions.actions import StaleDraft
from conclusions.models import Duty
from conclusions.tests.factories import a_directive, a_draft


@pytest.fixture
def office(client, cast):
    client.force_login(cast["hcth.son"])
    return client


@pytest.fixture
def draft(cast):
    return a_draft(cast["giamdoc"])


@pytest.fixture
def duties(draft):
    return [a_directive(draft, title=f"Việc {n}") for n in range(3)]


def give(client, draft, **fields):
    address = reverse("conclusions:many_leads", args=[draft.pk])
    return client.post(address, {"seen": draft.version, **fields}, follow=True)


def led():
    return [[unit.code for unit in duty.leads.all()] for duty in Duty.objects.order_by("pk")]


def test_ticked_duties_get_the_unit(office, draft, duties, units):
    shown = give(office, draft, leads=units["QLKH"].pk, duty=[duties[0].pk, duties[2].pk])

    assert led() == [["QLKH"], [], ["QLKH"]]
    assert "Đã giao Phòng Quản lý Khoa học chủ trì 2 việc giao." in shown.text


def test_all_that_have_no_unit_get_it_and_the_others_keep_theirs(office, draft, duties, units):
    a_directive(draft, units["TTra"])

    give(office, draft, leads=units["QLKH"].pk, all="1")

    assert led() == [["QLKH"], ["QLKH"], ["QLKH"], ["TTra"]]


def test_it_is_one_change_that_is_taken_back_at_once(office, draft, duties, units):
    give(office, draft, leads=units["QLKH"].pk, all="1")
    draft.refresh_from_db()

    office.post(reverse("conclusions:undo", args=[draft.pk]), {"seen": draft.version})

    assert led() == [[], [], []]


@pytest.mark.parametrize(
    ("fields", "told"),
    [({"all": "1"}, "Chưa chọn đơn vị chủ trì."), ({"leads": "1"}, "Chưa chọn việc giao nào.")],
)
def test_what_is_not_chosen_is_told(office, draft, duties, fields, told):
    shown = give(office, draft, **fields)

    assert shown.status_code == 422
    assert shown.text.index('id="many"') < shown.text.index(told)
    assert led() == [[], [], []]


def test_duty_given_to_no_unit_is_told_beside_its_choice(office, draft, duties):
    address = reverse("conclusions:duty_leads", args=[draft.pk, duties[1].pk])

    shown = office.post(address, {"shown": draft.version, "leads": ""})

    assert shown.status_code == 422
    card = shown.text[shown.text.index(f'id="viec-{duties[1].pk}"') :]
    assert 0 < card.index("Chưa chọn đơn vị chủ trì.") < card.index("</form>")
    assert shown.text.count("Chưa chọn đơn vị chủ trì.") == 1


def test_duty_that_somebody_changed_meanwhile_is_not_overwritten(draft, duties, units, cast):
    seen = draft.version
    actions.edit_duty(duties[0], seen=seen, by=cast["hcth.tam"], leads=[units["TTra"]])
    draft.refresh_from_db()

    with pytest.raises(StaleDraft):
        actions.give_leads(draft, duties, [units["QLKH"]], seen=seen, by=cast["hcth.son"])

    assert led() == [["TTra"], [], []]


@pytest.mark.parametrize(("more", "offered"), [(0, True), (None, False)])
def test_choice_is_offered_from_two_on(office, draft, duties, more, offered):
    if more is None:
        duties[0].delete()
        duties[1].delete()

    page = office.get(reverse("conclusions:review", args=[draft.pk])).text

    assert ("việc giao chưa có đơn vị chủ trì" in page) == offered
