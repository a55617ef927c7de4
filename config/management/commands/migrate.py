"""`manage.py migrate`: Django's own, between taking away and laying anew what hangs on the tables.

SQLite rebuilds a table for most changes, which drops the triggers on it and fails where a trigger
of another table names it; PostgreSQL changes no column that a trigger watches. What a migration
writes meanwhile is counted afterwards.
"""

from django.core.management.commands import migrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from config.fences import drop_fences, lay_fences
from config.table_sizes import learn_sizes
from departments.words_field import drop_words_indexes, lay_words_indexes
from tasks.actions.recounting import recount
from tasks.triggers import drop_triggers, lay_triggers

NO_TRIGRAMS = (
    "Chưa tạo được chỉ mục tìm kiếm của {table}: cài phần mở rộng pg_trgm cho cơ sở dữ liệu rồi "
    "chạy lại lệnh này. Tìm kiếm vẫn đúng nhưng chậm."
)


def is_whole(connection: BaseDatabaseWrapper, app: str) -> bool:
    """Whether the tables of the app stand as its newest migration leaves them."""
    loader = MigrationExecutor(connection).loader
    return set(loader.graph.leaf_nodes(app)) <= set(loader.applied_migrations)


class Command(migrate.Command):
    def handle(self, *args, **options):
        connection = connections[options["database"]]
        executor = MigrationExecutor(connection)
        changes = bool(args or options.get("app_label")) or bool(
            executor.migration_plan(executor.loader.graph.leaf_nodes())
        )
        if changes:
            drop_triggers(connection)
            drop_fences(connection)
        if changes and connection.vendor == "sqlite":
            drop_words_indexes(connection)
        super().handle(*args, **options)
        # A migration to an earlier state may have taken away what the triggers write to.
        if is_whole(connection, "tasks"):
            lay_triggers(connection)
            if changes:
                recount()
            if is_whole(connection, "departments"):
                lay_fences(connection)
        for table in lay_words_indexes(connection):
            self.stderr.write(NO_TRIGRAMS.format(table=table))
        learn_sizes()
