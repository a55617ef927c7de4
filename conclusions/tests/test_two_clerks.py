"""Two clerks on one draft at the same time: nothing lost, nothing overwritten, the order whole."""

import random

import pytest

from conclusions import actions
from conclusions.actions import Refused
from conclusions.models import Conclusion, DraftChange, Item
from conclusions.tests.factories import a_directive, a_draft
from departments.models import Department
from tasks.tests.racing import NEEDS_SERVER, at_once

pytestmark = NEEDS_SERVER
CLERKS = ("hcth.son", "hcth.tam")


class Clerk:
    """Makes random changes as the page would: each with the version its item was shown in."""

    def __init__(self, draft: int, person, seed: int, saves: int) -> None:
        self.draft, self.person, self.random, self.saves = draft, person, random.Random(seed), saves
        self.kept: list[int] = []  # versions that this clerk's saves have made

    def work(self) -> None:
        while len(self.kept) < self.saves:
            draft = Conclusion.objects.get(pk=self.draft)
            seen = draft.version
            items = list(draft.items.filter(kind="directive"))
            item = self.random.choice(items)
            item.conclusion = draft
            try:
                self.change(draft, item, seen, len(items))
            except Refused:  # a colleague was there first: the page shows it and asks again
                continue
            self.kept.append(draft.version)

    def change(self, draft: Conclusion, item: Item, seen: int, count: int) -> None:
        known = {"seen": seen, "by": self.person}
        act = self.random.choice(["words", "duty", "up", "down", "add", "delete", "undo", "split"])
        if act == "words":
            text = f"{self.person.username} {self.random.random()}."
            actions.reword(item, text=text, label=None, **known)
        elif act == "duty" and (duty := item.duties.first()):
            duty.item = item
            actions.edit_duty(duty, title=f"Việc {self.random.random()}", **known)
        elif act in ("up", "down"):
            actions.move_item(item, "len" if act == "up" else "xuong", **known)
        elif act == "add" and count < 20:
            actions.add_item(draft, after=item, text="Việc thêm.", **known)
        elif act == "delete" and count > 6:
            actions.delete_item(item, **known)
        elif act == "undo":
            actions.undo(draft, by=self.person)
        else:
            actions.add_duty(item, **known)


@pytest.mark.parametrize("saves", [15, pytest.param(250, marks=pytest.mark.slow)])
def test_two_clerks_at_once_lose_nothing(cast, saves):
    draft = a_draft(cast["giamdoc"])
    for n in range(10):
        a_directive(draft, Department.objects.get(code="QLKH"), label=f"{n + 1}.")
    heading = draft.items.get(kind="heading")
    draft.items.filter(kind="directive").update(parent=heading)
    clerks = [Clerk(draft.pk, cast[name], seed, saves) for seed, name in enumerate(CLERKS)]

    at_once(2, lambda n: clerks[n].work())

    draft.refresh_from_db()
    made = [version for clerk in clerks for version in clerk.kept]
    kept = list(DraftChange.objects.order_by("version").values_list("version", flat=True))
    assert sorted(made) == kept  # each save is there, and each made a version of its own
    assert kept == list(range(2, draft.version + 1))
    items = list(draft.items.order_by("position", "pk"))
    assert [item.position for item in items] == list(range(len(items)))
    directives = [item for item in items if item.kind == "directive"]
    assert [item.label for item in directives] == [f"{n}." for n in range(1, len(directives) + 1)]
    assert all(item.duties.exists() for item in directives)
    last = {item.changed_in for item in directives if item.changed_by}
    assert last <= set(kept)
