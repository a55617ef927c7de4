"""The broker of an installation without Redis, from which nobody reads half of anything.

Celery's own writes messages and its table of queues where they are read. One that is read a moment
too early, or that a killed program left half-written, ends the worker with all it is doing (tried).
"""

import logging
from pathlib import Path
from time import monotonic_ns
from uuid import uuid4

from kombu.exceptions import ChannelError
from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.encoding import str_to_bytes
from kombu.utils.json import dumps

log = logging.getLogger(__name__)


class Channel(filesystem.Channel):
    def _put(self, queue, payload, **kwargs):
        """Written beside the queue, and moved into it whole."""
        name = f"{monotonic_ns():020}_{uuid4()}.{queue}.msg"
        part = self.control_folder / name
        try:
            part.write_bytes(str_to_bytes(dumps(payload)))
            part.replace(Path(self.data_folder_out) / name)
        except OSError as error:
            raise ChannelError(f"Cannot add {name} to the queue") from error

    def _get(self, queue):
        """The next message; what cannot be read is taken off, and says nothing."""
        while True:
            try:
                return super()._get(queue)
            except ValueError:
                log.warning("A message of the queue was cut short, and is left out")

    def _queue_bind(self, exchange, routing_key, pattern, queue):
        """Each program binds before it sends or reads: a table cut short is made anew."""
        try:
            super()._queue_bind(exchange, routing_key, pattern, queue)
        except ValueError:
            self._exchange_file(exchange).unlink(missing_ok=True)
            super()._queue_bind(exchange, routing_key, pattern, queue)

    def get_table(self, exchange):
        try:
            return super().get_table(exchange)
        except ValueError:  # bound by another program at this moment
            return []


class Transport(filesystem.Transport):
    Channel = Channel


def use_folder_queue() -> None:
    TRANSPORT_ALIASES["filesystem"] = f"{__name__}:Transport"
