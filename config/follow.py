"""Runs a module as a program that ends with its supervisor: `python -m config.follow MODULE …`.

The supervisor holds the other end of this program's standard input. However the supervisor
ends, kill -9 included, the system closes that end; then this program and all that it started
are asked to stop, and stopped if they have not after GRACE seconds. Works alike on Linux and macOS.
"""

import os
import runpy
import signal
import sys
import threading
import time
import warnings

GRACE = 8


def stop_with_supervisor() -> None:
    while os.read(0, 1024):
        pass
    os.killpg(os.getpgrp(), signal.SIGTERM)
    time.sleep(GRACE)
    os.killpg(os.getpgrp(), signal.SIGKILL)


def main() -> None:
    threading.Thread(target=stop_with_supervisor, daemon=True).start()
    # Serving as root is the installer's choice; Celery's advice on it is about another serializer.
    warnings.filterwarnings("ignore", message=".*superuser privileges")
    sys.argv = sys.argv[1:]
    sys.path.insert(0, os.getcwd())
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
