"""Alembic runs this file. `runut.store.opening` hands over its connection and holds the transaction."""

from alembic import context

from runut.store.schema import METADATA

if __name__ == "env_py":  # the name under which Alembic runs it; who merely imports it has no migration under way
    context.configure(
        connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=True
    )
    context.run_migrations()
