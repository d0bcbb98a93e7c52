"""A store of objects that speaks the protocol of S3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import click

CONNECTIONS = 16

_ADDRESS = re.compile(
    r"s3://(?P<bucket>[a-z0-9][a-z0-9.-]+[a-z0-9])(?:/(?P<prefix>[\w.-]+(?:/[\w.-]+)*))?/?", re.ASCII
)
_KNOW_HOSTS = (
    ".aliyuncs.com",
    ".myqcloud.com",
    ".tencentcos.cn",
)  # a bucket is a host, and no folder, to them
_CREDENTIALS = "Write your key into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
_EXPLAINED = {
    "NoSuchBucket": "there is no such bucket. Make it first, or mend its name.",
    "InvalidAccessKeyId": f"the store does not know this key. {_CREDENTIALS}",
    "SignatureDoesNotMatch": f"the secret key is wrong. {_CREDENTIALS}",
    "RequestTimeTooSkewed": "the clock of this machine is wrong. Set it, then upload again. "
    "这台机器的时间不对。请校准后再上传。",
    "AccessDenied": "the store refuses. The key needs the rights to list, write and delete there.",
}


class Store:
    """A bucket, or what begins with a prefix in it."""

    def __init__(self, address: str, endpoint: str | None) -> None:
        found = _ADDRESS.fullmatch(address)
        if not found:
            raise click.UsageError(
                f"{address} is not the address of a bucket; write s3://my-bucket or s3://my-bucket/folder."
            )
        self.address, self.bucket = address, found["bucket"]
        self.prefix = f"{found['prefix']}/" if found["prefix"] else ""
        with self._explaining():
            self.client = _client(endpoint)

    def digests(self) -> dict[str, str]:
        """The digest of every object by its name."""
        with self._explaining():
            listing = self.client.get_paginator("list_objects")  # the oldest, which every store knows
            found: dict[str, str] = {}
            for answer in listing.paginate(Bucket=self.bucket, Prefix=self.prefix):
                for thing in answer.get("Contents", ()):
                    found[thing["Key"].removeprefix(self.prefix)] = thing["ETag"].strip('"')
            return found

    def put(self, name: str, content: bytes, **headers: str) -> None:
        """Write an object, whole or not at all."""
        with self._explaining():
            self.client.put_object(Bucket=self.bucket, Key=self.prefix + name, Body=content, **headers)

    def delete(self, name: str) -> None:
        """Delete an object."""
        with self._explaining():
            self.client.delete_object(Bucket=self.bucket, Key=self.prefix + name)

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        from botocore.exceptions import BotoCoreError, ClientError
        from botocore.exceptions import NoCredentialsError as NoKey
        from botocore.exceptions import PartialCredentialsError as HalfKey

        try:
            yield
        except ClientError as error:
            code, said = error.response["Error"]["Code"], error.response["Error"].get("Message", "")
            raise click.ClickException(f"{self.address}: {_EXPLAINED.get(code, f'{code}: {said}')}") from None
        except (NoKey, HalfKey):
            message = f"{self.address}: there is no key for the store. {_CREDENTIALS}"
            raise click.ClickException(message) from None
        except (BotoCoreError, ValueError) as error:
            raise click.ClickException(
                f"{self.address}: {error} — the same command goes on where this one ended."
            ) from None


def _client(endpoint: str | None, addressing: str = "auto") -> Any:
    import boto3
    from botocore.config import Config

    settings = Config(
        max_pool_connections=CONNECTIONS,
        connect_timeout=10,
        read_timeout=60,
        retries={"mode": "standard", "max_attempts": 4},
        request_checksum_calculation="when_required",  # not every store knows checksums
        response_checksum_validation="when_required",
        s3={"addressing_style": addressing},
    )
    client = boto3.Session().client("s3", endpoint_url=endpoint, config=settings)
    if addressing == "auto" and (urlsplit(client.meta.endpoint_url).hostname or "").endswith(_KNOW_HOSTS):
        return _client(endpoint, "virtual")
    return client
