"""`manage.py migrate`: Django's own, then the triggers, which SQLite drops with a rebuilt table."""

from django.core.management.commands import migrate
from django.db import connections

from tasks.models import EndedCount
from tasks.triggers import lay_triggers


class Command(migrate.Command):
    def handle(self, *args, **options):
        super().handle(*args, **options)
        connection = connections[options["database"]]
        # A migration to an earlier state may have taken away what the triggers write to.
        if EndedCount._meta.db_table in connection.introspection.table_names():
            lay_triggers(connection)
