"""The log table, its seals, and the base of every table that only a unit of work may change."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from personalverktyget.domain.access_log import current


class GuardedModel(models.Model):
    """A row that may change only inside a unit of work.

    ``save`` and ``delete`` refuse here; ``update``, ``bulk_create`` and plain SQL are refused by a trigger, which
    ``prepare_database`` puts on the table of every guarded model. Where ``append_only`` is true the rows never
    change at all: the running role lacks the rights, and a second trigger refuses everybody.
    """

    append_only: ClassVar[bool] = False
    # What the key ring has encrypted, each column bound to "<primary key>.<column>": a new key is put under all of
    # them together (``services.renew_keys``). The model has an index on ``KeyMarks`` of the same columns.
    sealed_columns: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, provided that a unit of work is open."""
        current.require_open(self)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete, provided that a unit of work is open."""
        current.require_open(self)
        return super().delete(*args, **kwargs)


class LogEntry(models.Model):
    """One entry of the access log (L-02). Identifiers only, never foreign keys: the log outlives what it tells of.

    The table is partitioned by month and made in SQL by the first migration.
    """

    seq = models.BigIntegerField(primary_key=True)
    id = models.UUIDField()
    at = models.DateTimeField()
    system_id = models.TextField()
    event = models.TextField()
    action = models.TextField()
    purpose = models.TextField()
    outcome = models.TextField()
    actor_kind = models.TextField()
    actor_id = models.TextField()
    actor_hsa_id = models.TextField()
    commission_hsa_id = models.TextField()
    unit_id = models.UUIDField(null=True)
    unit_hsa_id = models.TextField()
    provider_hsa_id = models.TextField()
    resource_type = models.TextField()
    resource_id = models.TextField()
    residents = ArrayField(models.UUIDField())
    owner_unit_id = models.UUIDField(null=True)
    details = models.JSONField()

    class Meta:
        managed = False
        db_table = "access_log_entry"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refused: entries are appended by the unit of work."""
        raise TypeError("Log entries are appended by the unit of work, never saved one by one.")


class SealedBatch(models.Model):
    """A run of log entries under one signed seal. ``leaves`` holds 32 bytes an entry, in the order of ``seqs``."""

    number = models.BigIntegerField(primary_key=True)
    seqs = ArrayField(models.BigIntegerField())
    leaves = models.BinaryField()
    root = models.BinaryField()
    previous = models.BinaryField()
    head = models.BinaryField()
    sealed_at = models.DateTimeField()
    key_id = models.TextField()
    signature = models.BinaryField()

    append_only: ClassVar[bool] = True

    class Meta:
        db_table = "access_log_sealed_batch"


class RemovedMonth(GuardedModel):
    """A month of the log whose time was over. What is left of it: which numbers, and a hash of what stood there.

    ``firsts`` and ``lasts`` are the runs of sealed numbers that went; ``removals.Removal`` is what is signed.
    """

    month = models.DateField(primary_key=True)
    firsts = ArrayField(models.BigIntegerField())
    lasts = ArrayField(models.BigIntegerField())
    count = models.BigIntegerField()
    digest = models.BinaryField()
    removed_at = models.DateTimeField()
    kept_years = models.IntegerField()
    key_id = models.TextField()
    signature = models.BinaryField()

    append_only = True

    class Meta:
        db_table = "access_log_removed_month"


def guarded_models(registered: Iterable[type[models.Model]]) -> list[type[GuardedModel]]:
    """Those among ``registered`` that only a unit of work may change."""
    return [model for model in registered if issubclass(model, GuardedModel)]
