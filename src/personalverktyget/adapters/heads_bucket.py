"""A copy of the published heads in an S3 store with object lock: what is put there nobody can change or take away.

Needs ``requirements/s3.txt``; settings: ``PUBLISHED_HEADS_S3_…``. The folder's files only grow, so what has come since
the last time is put as an object of its own, named by where in its file it begins. Object lock keeps the first version
of each name for as long as the log is kept, whoever puts others above it; and it is the first that ``fetch`` takes.
"""

import base64
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import md5
from pathlib import Path
from typing import Any, Final

from botocore.exceptions import ClientError
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from personalverktyget.adapters.file_stores.s3 import s3_client, told
from personalverktyget.base.clock import now

_GROWING: Final = ("heads.jsonl", "removals.jsonl")
_POSITIONS: Final = "copied-to-bucket.json"
# So much at a time: a copy that was down for long comes back in several objects.
_LARGEST: Final = 4_000_000


class CopyDisagrees(Exception):
    """The folder does not go on where the copy ends, or the copy has a hole. See *After a restore* in the handbook."""


def copy_heads(directory: Path) -> int:
    """Put what the bucket does not have; return how many objects. Raises ``StoreUnavailable`` and ``CopyDisagrees``."""
    position_file = directory / _POSITIONS
    positions: dict[str, int] = json.loads(position_file.read_text()) if position_file.exists() else {}
    put = 0
    for name, begins, content in _waiting(directory, positions):
        _put(f"{name}/{begins:015}" if name in _GROWING else name, content)
        positions[name] = begins + len(content)
        waiting = position_file.with_suffix(".new")
        waiting.write_text(json.dumps(positions))
        waiting.replace(position_file)
        put += 1
    return put


def fetch_heads(directory: Path) -> int:
    """Bring the copy into an empty folder, for ``verify_log --published-heads``; return how many objects."""
    directory.mkdir(parents=True, exist_ok=True)
    if any(directory.iterdir()):
        raise CopyDisagrees(f"{directory} is not empty.")
    fetched = 0
    with told():
        for key, version in sorted(_first_versions().items()):
            content = _client().get_object(Bucket=_bucket(), Key=key, **version)["Body"].read()
            name, _, begins = key.removeprefix(_prefix()).partition("/")
            if Path(name).name != name:
                raise CopyDisagrees(f"{key} is no name that is put there.")
            with (directory / name).open("ab") as file:
                if begins and (not begins.isdecimal() or int(begins) != file.tell()):
                    raise CopyDisagrees(f"{key} does not go on where what comes before it ends.")
                file.write(content)
            fetched += 1
    return fetched


def _waiting(directory: Path, positions: dict[str, int]) -> Iterator[tuple[str, int, bytes]]:
    """Name, where it begins, and content: the keys first, since nothing can be checked without them."""
    for file in sorted(directory.glob("seal-key-*.pem")):
        if file.name not in positions:
            yield file.name, 0, file.read_bytes()
    for name in _GROWING:
        file, begins = directory / name, positions.get(name, 0)
        size = file.stat().st_size if file.exists() else 0
        if size < begins:
            raise CopyDisagrees(f"{name} is shorter than what was copied of it.")
        while content := _lines(file, begins) if size > begins else b"":
            yield name, begins, content
            begins += len(content)
            size = file.stat().st_size


def _lines(file: Path, begins: int) -> bytes:
    """Complete lines only."""
    with file.open("rb") as source:
        source.seek(begins)
        content = source.read(_LARGEST)
    return content[: content.rfind(b"\n") + 1]


def _put(name: str, content: bytes) -> None:
    with told():
        _client().put_object(
            Bucket=_bucket(),
            Key=_prefix() + name,
            Body=content,
            # Object lock asks for it.
            ContentMD5=base64.b64encode(md5(content, usedforsecurity=False).digest()).decode(),
            ObjectLockMode="COMPLIANCE",
            ObjectLockRetainUntilDate=_until(),
        )


def _until() -> datetime:
    """The heads are needed for as long as what they prove is kept, and a little longer."""
    return now() + timedelta(days=366 * (settings.LOG_KEPT_YEARS + 2))


def _first_versions() -> dict[str, dict[str, str]]:
    """Each name with its first version; in a store that has no versions, the only one."""
    try:
        found: dict[str, tuple[datetime, str]] = {}
        for version in _listed("list_object_versions", "Versions"):
            which = (version["LastModified"], version.get("VersionId", ""))
            found[version["Key"]] = min(which, found.get(version["Key"], which))
        return {key: {"VersionId": id_} if id_ not in ("", "null") else {} for key, (_, id_) in found.items()}
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") != "NotImplemented":
            raise
        return {version["Key"]: {} for version in _listed("list_objects_v2", "Contents")}


def _listed(operation: str, part: str) -> Iterator[dict[str, Any]]:
    for page in _client().get_paginator(operation).paginate(Bucket=_bucket(), Prefix=_prefix()):
        yield from page.get(part, ())


def _client() -> Any:
    return s3_client(settings.PUBLISHED_HEADS_S3)


def _bucket() -> str:
    if settings.PUBLISHED_HEADS_S3 is None:
        raise ImproperlyConfigured("PUBLISHED_HEADS_S3_BUCKET names no bucket.")
    return settings.PUBLISHED_HEADS_S3.bucket


def _prefix() -> str:
    prefix: str = settings.PUBLISHED_HEADS_S3_PREFIX
    return f"{prefix}/"
