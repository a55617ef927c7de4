"""One period frozen by several at the same moment."""

from datetime import date

import pytest

from config.demo.agency import build_agency
from departments.models import Agency, Department, User
from reports.models import FrozenPaper, FrozenPeriod
from reports.papers.frozen.freezing import freeze
from tasks.tests.factories import a_task, at
from tasks.tests.racing import NEEDS_SERVER, at_once

pytestmark = NEEDS_SERVER


@pytest.mark.parametrize("seen", [0, None])
def test_period_frozen_by_several_at_once_is_frozen_once(transactional_db, seen):
    build_agency()
    Agency.objects.update(issue_rule=Agency.IssueRule.OFFICE)
    people = {user.username: user for user in User.objects.all()}
    a_task(people, Department.objects.get(code="TTUD"))
    now = at(date(2024, 6, 28), 17)

    told = at_once(4, lambda n: freeze("2024-q2", by=people["hcth.tam"], now=now, seen=seen))

    # Who comes late without having seen a page freezes anew, or is told.
    assert set(told) <= {"Refused", "done"}
    assert told.count("done") == FrozenPeriod.objects.count()
    assert told.count("done") == 1 or seen is None
    kinds = FrozenPaper.objects.filter(kind="bieu-tong-hop")
    assert kinds.count() == FrozenPeriod.objects.count()
