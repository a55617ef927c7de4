"""Long work in a process of its own is ended when its time is over."""

from datetime import timedelta

import pytest

from departments.background import in_own_process


def test_process_that_takes_too_long_is_ended_and_given_up():
    given_up = []

    followed = in_own_process("check", 0, limit=timedelta(0), give_up=given_up.append)

    assert (followed, given_up) == (True, [0])


@pytest.mark.wide
def test_none_follows_a_process_that_fails():
    given_up = []

    followed = in_own_process("check", 0, limit=timedelta(minutes=1), give_up=given_up.append)

    assert (followed, given_up) == (False, [])
