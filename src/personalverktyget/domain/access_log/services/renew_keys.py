"""Encrypt anew what an older key of the key ring has encrypted, so that the older key can be taken out of the ring.

Some rows at a time, each time a transaction of its own: it can be ended anywhere, begun again, and run beside whoever
reads and writes. What is large has a key of its own (files, a resident's answers), and only that key is renewed here.
"""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.db.models import Model, Q, QuerySet

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.encryption import Keyring, load_keyring
from personalverktyget.domain.access_log.events import KeysRenewed
from personalverktyget.domain.access_log.key_marks import KeyMarks, sealed_columns, sealed_models
from personalverktyget.domain.access_log.unit_of_work import unit_of_work

BATCH: Final = 500


def renew_keys(
    actor: SystemActor, *, batch: int = BATCH, tell: Callable[[str, int], None] = lambda table, count: None
) -> int:
    """Put everything under the current key. ``tell`` hears of each batch, once it is committed. Returns how many rows.

    Raises ``CannotDecrypt`` where the key ring lacks a key; what is renewed by then stays so.
    """
    renewed = 0
    for model in sealed_models():
        while count := _some(actor, model, batch):
            tell(model._meta.db_table, count)
            renewed += count
    return renewed


def _some(actor: SystemActor, model: type[Model], batch: int) -> int:
    """The next rows that nobody holds; where all that are left are held, those, once they are let go."""
    ring = load_keyring(settings.KEYRING_FILE)
    outdated = _outdated(model, ring)
    if not outdated.exists():
        return 0
    with unit_of_work(actor) as work:
        rows = list(outdated.select_for_update(skip_locked=True)[:batch])
        rows = rows or list(outdated.order_by("pk").select_for_update()[:batch])
        for row in rows:
            for column in sealed_columns(model):
                context = f"{row.pk}.{column}"
                content = ring.decrypt_bytes(bytes(getattr(row, column)), context=context)
                setattr(row, column, ring.encrypt_bytes(content, context=context))
        model._default_manager.bulk_update(rows, sealed_columns(model))
        work.record(KeysRenewed(key=ring.current, table=model._meta.db_table, count=len(rows)))
    return len(rows)


def _outdated(model: type[Model], ring: Keyring) -> QuerySet[Model]:
    """Two ranges of the index, before the current key's marks and after them."""
    marks = ring.mark * len(sealed_columns(model))
    rows = model._default_manager.annotate(marks=KeyMarks(*sealed_columns(model)))
    return rows.filter(Q(marks__lt=marks) | Q(marks__gt=marks))
