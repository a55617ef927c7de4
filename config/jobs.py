"""Jobs of the installation itself."""

from celery import shared_task
from django.core.management import call_command

from config.heartbeat import heartbeat_file
from config.table_sizes import learn_sizes as look_at_tables


@shared_task
def heartbeat() -> None:
    """Proof that beat and worker are both alive; /readyz and the supervisor read its age."""
    heartbeat_file().touch()


@shared_task
def clear_sessions() -> None:
    call_command("clearsessions")


@shared_task
def learn_sizes() -> None:
    look_at_tables()
