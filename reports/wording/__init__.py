"""What papers say of work in sentences, drafted from the record: pure, tasks in and clauses out."""
