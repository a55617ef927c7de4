"""Waiting for what another process or the browser does at its own time."""

import time

LONG = 60


def until(look, seconds=LONG):
    """What `look` finds; a failure if it finds nothing for very long (seconds)."""
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)
    return found
