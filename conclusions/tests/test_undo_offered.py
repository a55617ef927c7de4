"""Hoàn tác and Làm lại are offered where there is something to take back or to do again."""

import pytest
from django.urls import reverse

from conclusions import actions
from conclusions.tests.factories import a_directive, a_draft

pytestmark = pytest.mark.django_db
WORDS = {"text": "Một.", "label": "1.", "kind": "directive"}


@pytest.fixture
def draft(cast, units):
    made = a_draft(cast["giamdoc"])
    a_directive(made, units["QLKH"])
    return made


def offered(draft, person):
    draft.refresh_from_db()
    return draft.changes.offered_to(person)


def test_offer_follows_what_the_person_did(cast, draft):
    son, tam = cast["hcth.son"], cast["hcth.tam"]
    item = draft.items.last()
    assert offered(draft, son) == (False, False)

    actions.reword(item, text="Một.", label=None, seen=draft.version, by=son)
    assert (offered(draft, son), offered(draft, tam)) == ((True, False), (False, False))
    actions.undo(draft, by=son)
    assert offered(draft, son) == (False, True)
    actions.redo(draft, by=son)
    assert offered(draft, son) == (True, False)
    actions.undo(draft, by=son)
    item.refresh_from_db()
    actions.reword(item, text="Hai.", label=None, seen=draft.version, by=son)
    assert offered(draft, son) == (True, False)
    actions.undo(draft, by=son)
    assert offered(draft, son) == (False, True)


def test_page_shows_no_button_without_a_use(client, cast, draft):
    client.force_login(cast["hcth.son"])
    page = reverse("conclusions:review", args=[draft.pk])

    assert hidden(client.get(page)) == (True, True)
    item = draft.items.last()
    words = {f"m{item.pk}-{name}": value for name, value in WORDS.items()} | {"seen": 1}
    edit = reverse("conclusions:words", args=[draft.pk, item.pk])
    answer = client.post(edit, words, headers={"HX-Request": "true"})
    assert hidden(answer) == hidden(client.get(page)) == (False, True)


def hidden(page):
    """Whether Hoàn tác and Làm lại are out of sight."""
    return tuple(
        "data-nothing" in page.text.partition(f'data-key="Ctrl+{key}"')[2][:40] for key in "zy"
    )
