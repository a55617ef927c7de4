"""`manage.py migrate`: Django's own, then what SQLite drops with a rebuilt table: the triggers, and
the indexes of words."""

from django.core.management.commands import migrate
from django.db import connections

from departments.words_field import lay_words_indexes
from tasks.models import EndedCount
from tasks.triggers import lay_triggers

NO_TRIGRAMS = (
    "Chưa tạo được chỉ mục tìm kiếm của {table}: cài phần mở rộng pg_trgm cho cơ sở dữ liệu rồi "
    "chạy lại lệnh này. Tìm kiếm vẫn đúng nhưng chậm."
)


class Command(migrate.Command):
    def handle(self, *args, **options):
        super().handle(*args, **options)
        connection = connections[options["database"]]
        # A migration to an earlier state may have taken away what the triggers write to.
        if EndedCount._meta.db_table in connection.introspection.table_names():
            lay_triggers(connection)
        for table in lay_words_indexes(connection):
            self.stderr.write(NO_TRIGRAMS.format(table=table))
