"""The demo office as it stands today, for pages that read the whole register."""

import pytest
from django.utils import timezone

from departments.models import User
from tasks.demo import build


@pytest.fixture
def office(db):
    """People by account of the demo office, with its notices and work in every state."""
    build(timezone.localdate())
    return {user.username: user for user in User.objects.all()}
