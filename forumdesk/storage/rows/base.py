"""What all tables share."""

from uuid import UUID

from sqlalchemy import JSON, MetaData, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

# Not JSONB: it sorts the names, and here their order is told (states by time, forms of names).
JsonColumn = JSON()


class Base(DeclarativeBase):
    """Constraints have names, so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Identified(Base):
    """A row with an identifier made in the program."""

    __abstract__ = True

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, sort_order=-1)


class Editable(Identified):
    """A row that is edited: ``version_id`` counts its changes, so that two editors notice each other."""

    __abstract__ = True

    version_id: Mapped[int] = mapped_column()

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, object]:  # noqa: N805
        return {"version_id_col": cls.__dict__.get("version_id") or cls.version_id}
