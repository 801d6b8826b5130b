"""Runs migrations on the connection that the upgrade hands over."""

from alembic import context

from forumdesk.storage.rows.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the caller holds one transaction around everything
)
context.run_migrations()
