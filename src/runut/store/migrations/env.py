"""Alembic runs this file. `runut.store.opening` hands over its connection and holds the transaction."""

from alembic import context

from runut.store.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=True)
context.run_migrations()
