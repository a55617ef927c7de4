"""The queue in a folder: whole messages go through it, what was cut short stops nobody."""

import pytest
from celery import Celery
from kombu.exceptions import OperationalError

from config.celery import queue_folders
from config.folder_queue import Channel, Transport


@pytest.fixture
def queue(tmp_path):
    """A connection to a queue of its own, in the folders of an installation."""
    Transport.global_state.clear()  # what this program knows to be bound already
    app = Celery(broker="filesystem://localhost", set_as_current=False)
    app.conf.broker_transport_options = queue_folders(tmp_path)
    with app.connection_for_write() as connection, connection.SimpleQueue("work") as queue:
        queue.app = app
        yield queue


def messages(folder) -> list[str]:
    return sorted(path.name for path in (folder / "queue" / "messages").iterdir())


def test_queue_of_an_installation_is_ours(queue):
    assert isinstance(queue.channel, Channel)


def test_messages_go_through_in_order(queue, tmp_path):
    for word in ("một", "hai"):
        queue.put(word)

    read = [queue.get(block=False).payload for _ in range(2)]

    assert (read, messages(tmp_path)) == (["một", "hai"], [])


@pytest.mark.parametrize("text", ["", '{"body": "W1tdL'])
def test_message_cut_short_is_left_out_and_the_next_one_read(queue, tmp_path, text):
    (tmp_path / "queue" / "messages" / "0.work.msg").write_text(text)
    queue.put("hai")

    assert queue.get(block=False).payload == "hai"
    assert messages(tmp_path) == []


@pytest.mark.parametrize("text", ["", '[["work", "", '])
def test_table_cut_short_is_made_anew(queue, tmp_path, text):
    table = tmp_path / "queue" / "control" / "work.exchange"
    table.write_text(text)
    Transport.global_state.clear()

    with queue.channel.connection.client.clone() as other, other.SimpleQueue("work") as again:
        again.put("một")

    assert queue.get(block=False).payload == "một"
    assert table.read_text() == '[["work", "", "work"]]'


def test_message_that_cannot_be_written_is_told_as_a_queue_out_of_order(queue, tmp_path):
    (tmp_path / "queue" / "messages").rmdir()

    with pytest.raises((OperationalError, OSError)):  # as tell_worker expects
        queue.app.send_task("work", retry=False)
