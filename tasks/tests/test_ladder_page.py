"""The office's own steps of the ladder, typed at Danh mục."""

import pytest

from departments.journals import RuleChange
from departments.models import Agency
from tasks.ladder import LADDER, ladder_of

ADDRESS = "/danh-muc/lich-nhac-viec/"
DEFAULT = {row.code: ", ".join(map(str, row.steps)) for row in LADDER} | {"opened": "{}"}


@pytest.fixture
def keeper(client, cast):
    client.force_login(cast["hcth.tam"])
    return client


def own_steps():
    return {row.code: row.steps for row in ladder_of(Agency.objects.get().reminder_steps)}


def test_page_shows_the_steps_in_force(keeper):
    Agency.objects.update(reminder_steps={"late": [2]})

    page = keeper.get(ADDRESS).content.decode()

    assert 'name="late" value="2"' in page
    assert 'name="soon" value="-3, -1, 0"' in page


def test_typed_steps_hold_from_then_on_and_stand_in_the_journal(keeper, cast):
    answer = keeper.post(ADDRESS, DEFAULT | {"late": "2; 4", "old": ""})

    assert answer.status_code == 302
    steps = own_steps()
    assert (steps["late"], "old" in steps) == ((2, 4), False)
    told = RuleChange.objects.order_by("pk").values_list("actor", "before", "after")
    assert [
        (actor, before.split(": ")[-1], after.split(": ")[-1]) for actor, before, after in told
    ] == [
        (cast["hcth.tam"].pk, "1, 3", "2, 4"),
        (cast["hcth.tam"].pk, "0", "không nhắc"),
    ]


def test_steps_as_they_were_change_nothing(keeper):
    keeper.post(ADDRESS, DEFAULT)

    assert Agency.objects.get().reminder_steps == {}
    assert not RuleChange.objects.exists()


@pytest.mark.parametrize("typed", ["một", "1, x", "999", "-61", "1.5"])
def test_what_is_no_list_of_days_is_refused_and_kept(keeper, typed):
    answer = keeper.post(ADDRESS, DEFAULT | {"late": typed})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'value="{typed}"' in page
    assert Agency.objects.get().reminder_steps == {}


def test_steps_that_a_colleague_changed_meanwhile_are_not_written_over(keeper):
    Agency.objects.update(reminder_steps={"late": [2]})

    answer = keeper.post(ADDRESS, DEFAULT | {"old": ""})

    assert answer.status_code == 409
    assert "Xem bản mới" in answer.content.decode()
    assert Agency.objects.get().reminder_steps == {"late": [2]}


def test_the_ladder_is_for_who_keeps_the_lists(client, cast):
    client.force_login(cast["hcth.son"])

    assert client.get(ADDRESS).status_code == 403
