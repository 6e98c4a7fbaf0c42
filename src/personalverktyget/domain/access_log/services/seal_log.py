"""Seal what has been appended to the log since the last seal, and publish the new heads."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import OperationalError, connection
from psycopg.errors import LockNotAvailable

from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.hashing import AS_TEXT, NOTHING_BEFORE, leaf
from personalverktyget.domain.access_log.models import LogEntry, SealedBatch
from personalverktyget.domain.access_log.published_heads import HeadsDisagree, open_for_appending, publish_key
from personalverktyget.domain.access_log.sealing import Head, SignedHead, seal
from personalverktyget.domain.access_log.signing import load_seal_key
from personalverktyget.domain.access_log.unit_of_work import maintenance

BATCH_SIZE = 10_000
_ONE_SEALER = "SELECT pg_try_advisory_xact_lock(hashtext('personalverktyget.seal_log'))"
# The function gives numbers below which nothing more can appear; the sequence's own last value keeps an entry that
# somebody put in with a number from the future from dragging the seal past entries that are still to come.
_SETTLED = "SELECT least(access_log_settled_seq(), last_value) FROM access_log_entry_seq"


def seal_log() -> int:
    """Seal and publish; return how many entries were sealed. Safe to run anywhere, often and at the same time."""
    key = load_seal_key(settings.SEAL_KEY_FILE)
    sealed = 0
    settled = _settled_seq() if _anything_new() else None
    while settled is not None and (count := _seal_next(key, settled)):
        sealed += count
    publish_key(settings.PUBLISHED_HEADS_DIR, key.public_key())
    publish_heads()
    return sealed


def publish_heads() -> int:
    """Publish the heads that are sealed but not yet published, those of a run that was cut off among them."""
    with open_for_appending(settings.PUBLISHED_HEADS_DIR) as heads:
        published = heads.last.head.number if heads.last else 0
        if heads.last and not SealedBatch.objects.filter(number=published, head=heads.last.head.digest).exists():
            raise HeadsDisagree(f"The database does not hold seal {published} as it was published. Run verify_log.")
        waiting = SealedBatch.objects.filter(number__gt=published).order_by("number").defer("leaves")
        return heads.append(SignedHead(Head.of(batch), bytes(batch.signature)) for batch in waiting.iterator(500))


def _last_sealed() -> tuple[int, int, bytes]:
    last = SealedBatch.objects.order_by("-number").defer("leaves").first()
    return (last.number, last.seqs[-1], bytes(last.head)) if last else (0, 0, NOTHING_BEFORE)


def _anything_new() -> bool:
    """Looked at first, so that a quiet night takes no lock."""
    return LogEntry.objects.filter(seq__gt=_last_sealed()[1]).exists()


def _settled_seq() -> int | None:
    """The number up to which the log will not change any more, or None where that cannot be known just now."""
    try:
        with maintenance(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '300ms'")
            cursor.execute(_SETTLED)
            return int(cursor.fetchone()[0])
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            return None
        raise


def _seal_next(key: Ed25519PrivateKey, settled: int) -> int:
    with maintenance(), connection.cursor() as cursor:
        cursor.execute(_ONE_SEALER)
        if not cursor.fetchone()[0]:
            return 0
        number, last_seq, previous = _last_sealed()
        cursor.execute(
            f"SELECT seq, {AS_TEXT} FROM access_log_entry WHERE seq > %s AND seq <= %s ORDER BY seq LIMIT {BATCH_SIZE}",
            [last_seq, settled],
        )
        rows = cursor.fetchall()
        if rows:
            seqs, leaves = [row[0] for row in rows], [leaf(row[1:]) for row in rows]
            batch = seal(key, number=number + 1, seqs=seqs, leaves=leaves, previous=previous, sealed_at=now())
            batch.save(force_insert=True)
        return len(rows)
