"""Sealed files in a bucket of an S3 store. Needs ``requirements/s3.txt``; settings: ``ATTACHMENTS_S3_…``."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any, Final
from uuid import UUID

import boto3
from botocore.client import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from personalverktyget.domain.attachments.stores import FileMissing, StoreUnavailable

_MISSING: Final = frozenset({"NoSuchKey", "404", "NotFound"})


class S3Store:
    """An object each, named by the file's id. The store sees sealed content only."""

    def __init__(self) -> None:
        if settings.ATTACHMENTS_S3 is None:
            raise ImproperlyConfigured("ATTACHMENTS_S3_BUCKET names no bucket.")
        self.settings = settings.ATTACHMENTS_S3
        self.bucket = self.settings.bucket

    @cached_property
    def client(self) -> Any:
        """The connection, which may be shared between threads."""
        return s3_client(self.settings)

    def put(self, file_id: UUID, sealed: bytes) -> None:
        """Keep the file; S3 has an object whole or not at all."""
        with told():
            self.client.put_object(Bucket=self.bucket, Key=file_id.hex, Body=sealed)

    def get(self, file_id: UUID) -> bytes:
        """The file."""
        with told():
            content: bytes = self.client.get_object(Bucket=self.bucket, Key=file_id.hex)["Body"].read()
        return content

    def delete(self, file_id: UUID) -> None:
        """Forget the file; S3 does not mind whether it was there."""
        with told():
            self.client.delete_object(Bucket=self.bucket, Key=file_id.hex)

    def kept_before(self, moment: datetime) -> Iterator[UUID]:
        """The files that were put before ``moment``, a thousand names at a time."""
        with told():
            for page in self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket):
                for found in page.get("Contents", ()):
                    if found["LastModified"] < moment and (file_id := _id(found["Key"])):
                        yield file_id


@lru_cache(maxsize=4)
def s3_client(own: Any) -> Any:
    """A connection to the store of a bucket (``config.environment.Bucket``); may be shared between threads."""
    return boto3.client(
        "s3",
        endpoint_url=own.endpoint or None,
        region_name=own.region,
        aws_access_key_id=own.access_key,
        aws_secret_access_key=own.secret_file.read_text().strip(),
        config=Config(
            connect_timeout=5,
            read_timeout=30,
            retries={"total_max_attempts": 3, "mode": "standard"},
            s3={"addressing_style": "path"},
            # Extra check sums are not known to every store that speaks S3; the seal shows what was altered.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        ),
    )


def _id(key: str) -> UUID | None:
    try:
        return UUID(hex=key)
    except ValueError:
        return None


@contextmanager
def told() -> Iterator[None]:
    """The store's errors in the domain's words."""
    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        if code in _MISSING:
            raise FileMissing(code) from error
        raise StoreUnavailable(f"S3 answered {code}") from error
    except (BotoCoreError, OSError) as error:
        raise StoreUnavailable(f"S3: {type(error).__name__}") from error
