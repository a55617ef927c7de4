"""What several tests of reports need: the demo office, a draft, an issued notice, long notices."""

from datetime import date

import pytest
from django.utils import timezone

from conclusions.tests.factories import a_directive, a_draft
from config.demo import build
from departments.models import User
from reports.papers.notices import notice_files
from reports.tests.made_notices import a_notice, issued
from tasks.actions import issue
from tasks.tests.factories import at


@pytest.fixture
def office(db):
    """People by account of the demo office, with its notices and work in every state."""
    build(timezone.localdate())
    return {user.username: user for user in User.objects.all()}


@pytest.fixture(scope="module")
def built_office(built_once):
    build(timezone.localdate())


@pytest.fixture
def standing_office(built_office, db):
    """The same, built once for all tests of a module."""
    return {user.username: user for user in User.objects.all()}


@pytest.fixture
def draft(agency):
    return a_notice(number="599/TB-SKHCN")


@pytest.fixture
def notice(cast):
    return issued(a_notice(), cast["giamdoc"])


@pytest.fixture
def every_notice_is_long(monkeypatch):
    """No notice is small enough to be printed while its reader waits."""
    monkeypatch.setattr(notice_files, "SMALL", {"pdf": 0, "docx": 0})


@pytest.fixture
def steps_of_two(cast, units):
    """598/TB-SKHCN: TTUD brings its part by 08/4/2024, HCTH gathers by 10/4/2024."""
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=date(2024, 4, 3))
    part = a_directive(draft, units["TTUD"], deadline="by", named_on=date(2024, 4, 8))
    gathers = part.item.duties.create(
        position=1, title="Tổng hợp", deadline="by", named_on=date(2024, 4, 10)
    )
    gathers.leads.set([units["HCTH"]])
    gathers.after.set([part])
    return issue(draft, by=cast["hcth.son"], now=at(date(2024, 4, 3)))
