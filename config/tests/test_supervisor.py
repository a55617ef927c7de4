"""What dies is started again, what is stopped is gone, and only one runs."""

import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from config.supervisor import (
    NotStarted,
    Program,
    Supervisor,
    is_free,
    only_one,
    prepare_folders,
    programs,
)

ENDLESS = ("http.server", "0", "--bind", "127.0.0.1")


@pytest.fixture
def port():
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def supervisor(settings, tmp_path, port):
    settings.DATA_DIR = tmp_path
    prepare_folders(tmp_path)
    said = []
    supervisor = Supervisor(f"127.0.0.1:{port}", said.append, [Program("worker", ENDLESS)])
    supervisor.said = said
    yield supervisor
    supervisor.end()


def test_web_program_has_the_processes_asked_for(settings):
    settings.WEB_WORKERS = 3

    command = programs("127.0.0.1:8000")["web"]

    assert command[command.index("--workers") + 1] == "3"


@pytest.mark.wide
@pytest.mark.parametrize("program", ["config.supervisor", "config.beat"])
def test_what_only_waits_loads_nothing_of_the_product(program):
    # Of departments only the marks of requests, which each line of the log bears.
    rooms = "departments.models", "conclusions", "tasks", "reports", "weasyprint"
    look = f"import sys, {program}; print([name for name in {rooms} if name in sys.modules])"

    told = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"


@pytest.mark.wide
def test_web_processes_part_before_any_of_them_has_a_connection():
    """Two that used one connection would read each other's answers."""
    look = "import config.wsgi; from django.db import connection; print(connection.connection)"

    told = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "None"


def test_program_that_was_killed_is_started_again_after_its_pause(supervisor):
    (worker,) = supervisor.programs
    supervisor.tick(now=0)
    first = worker.process

    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    supervisor.tick(now=5)
    supervisor.tick(now=5.5)
    resting = worker.process
    supervisor.tick(now=6)

    assert resting is None
    assert worker.process.pid != first.pid
    assert worker.alive
    assert supervisor.said == ["worker đã dừng (mã -9), chạy lại sau 1 giây."]


def test_pause_doubles_up_to_half_a_minute_and_starts_over_after_a_steady_time():
    program = Program("beat", ENDLESS)

    pauses = [program.died(now=1.0) for _ in range(7)]
    after_steady_time = program.died(now=31.0)

    assert pauses == [1, 2, 4, 8, 16, 30, 30]
    assert after_steady_time == 1


def test_stopping_ends_the_program_and_all_it_started(supervisor):
    supervisor.tick(now=0)
    group = supervisor.programs[0].process.pid

    supervisor.end()

    with pytest.raises(ProcessLookupError):
        os.killpg(group, 0)


def test_program_ends_when_its_supervisor_is_gone():
    # Closing our end of its standard input is what the system does when we are killed.
    program = subprocess.Popen(
        [sys.executable, "-m", "config.follow", *ENDLESS],
        stdin=subprocess.PIPE,
        start_new_session=True,
    )

    program.stdin.close()

    assert program.wait() == -signal.SIGTERM


def test_second_start_in_the_same_folder_is_refused_at_once(tmp_path, port):
    bind = f"127.0.0.1:{port}"

    with only_one(tmp_path, bind), pytest.raises(NotStarted) as refusal, only_one(tmp_path, bind):
        pass

    running = f"http://127.0.0.1:8000 (tiến trình {os.getpid()})"
    assert str(refusal.value) == f"Sản phẩm đang chạy rồi: {running}"


def test_start_after_a_clean_stop_is_allowed(tmp_path, port):
    with only_one(tmp_path, f"127.0.0.1:{port}"):
        pass
    with only_one(tmp_path, f"127.0.0.1:{port}"):
        left = (tmp_path / "run.lock").read_text(encoding="utf-8")

    assert left != ""
    assert (tmp_path / "run.lock").read_text(encoding="utf-8") == ""


def test_taken_port_is_refused_at_once_with_the_next_one_named(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(NotStarted) as refusal, only_one(tmp_path, f"127.0.0.1:{port}"):
            pass

    assert str(refusal.value) == (
        f"Cổng {port} đang được chương trình khác dùng; chọn cổng khác: PORT={port + 1} make run"
    )


def test_port_of_a_killed_run_is_waited_for(tmp_path, port, monkeypatch):
    # What a kill leaves: contents in the lock file, and the web program still closing its port.
    (tmp_path / "run.lock").write_text("http://127.0.0.1:8000 (tiến trình 1)\n", encoding="utf-8")
    stopping = socket.create_server(("127.0.0.1", port))
    monkeypatch.setattr(time, "sleep", lambda seconds: stopping.close())

    with only_one(tmp_path, f"127.0.0.1:{port}"):
        assert is_free(f"127.0.0.1:{port}")
