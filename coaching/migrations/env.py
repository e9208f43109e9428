"""How alembic reaches the database: through the connection of the store that is opening, in its transaction."""

from alembic import context

attributes = context.config.attributes
context.configure(connection=attributes["connection"], version_table=attributes["version_table"], render_as_batch=True)
context.run_migrations()
