"""A second reader of the sealed store, written from docs/store-format.md alone; shares no code with it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import io
import json
import tarfile
import unicodedata
import zlib
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

if TYPE_CHECKING:
    from collections.abc import Callable

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def derive(key: bytes, use: str, salt: bytes | None = None) -> bytes:
    return HKDF(SHA256(), 32, salt, b"legal-assist|" + use.encode()).derive(key)


def opened(key: bytes, sealed: bytes, data: bytes) -> bytes:
    return AESGCM(key).decrypt(sealed[:12], sealed[12:], data)


def compact(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def slot_key(slot: dict[str, Any], secret: str) -> bytes:
    salt = bytes.fromhex(slot["salt"])
    if slot["kind"] == "recovery":
        number = 0
        for sign in secret.replace("-", "")[:32]:
            number = number * 32 + SIGNS.index(sign)
        return derive(number.to_bytes(20, "big") + bytes(12), "recovery slot", salt)
    words = unicodedata.normalize("NFKC", secret).strip().encode()
    numbers = {"iterations": slot["passes"], "lanes": slot["lanes"], "memory_cost": slot["memory_kib"]}
    return Argon2id(salt=salt, length=32, **numbers).derive(words)


def data_key(raw: bytes, kind: str, secret: str) -> tuple[dict[str, Any], bytes]:
    """The key file without its proofs, and the data key that a secret opens."""
    found = json.loads(raw)
    assert raw == compact(found) + b"\n"
    checksum = found.pop("sha256")
    assert hashlib.sha256(compact(found)).hexdigest() == checksum
    slot = next(one for one in found["slots"] if one["kind"] == kind)
    key = slot_key(slot, secret)
    assert hmac.digest(derive(key, "check"), b"check", "sha256").hex() == slot["check"]
    names = ("format", "version", "kind", "store", "epoch")
    bound = {name: found[name] for name in names} | {
        "slot": {name: slot[name] for name in ("kind", "kdf", "memory_kib", "passes", "lanes", "salt")}
    }
    data = opened(key, bytes.fromhex(slot["wrapped"]), compact(bound))
    mac = found.pop("mac")
    assert hmac.digest(derive(data, "header"), compact(found), "sha256").hex() == mac
    return found, data


def body(raw: bytes, key: bytes, letter: str, word: bytes) -> dict[str, Any]:
    assert (raw[:8], len(raw) % 4096) == (b"LASEAL" + letter.encode() + b"\x01", 0)
    own = opened(derive(key, word.decode() + " keys"), raw[52:112], word + b" key|" + raw[8:40] + raw[40:44])
    inside = opened(own, raw[112:], word + b"|" + raw[:112])
    length = int.from_bytes(inside[:4], "big")
    assert not any(inside[4 + length :])
    return json.loads(zlib.decompress(inside[4 : 4 + length]))  # type: ignore[no-any-return]


def case(raw: bytes, key: bytes) -> dict[str, Any]:
    tables = body(raw, key, "C", b"case")
    (row,) = tables["case"].values()
    assert row["revision"] == int.from_bytes(raw[44:52], "big") == len(tables["history"])
    return row  # type: ignore[no-any-return]


def draft(raw: bytes, key: bytes) -> dict[str, Any]:
    return body(raw, key, "D", b"draft") | {"revision": int.from_bytes(raw[44:52], "big")}


def attachment(raw: bytes, row: dict[str, Any]) -> bytes:
    head, chunks = raw[:40], [raw[at : at + 65552] for at in range(40, len(raw), 65552)]
    assert (head[:8], head[24:].hex()) == (b"LASEALT\x01", row["id"])
    content = b""
    for number, chunk in enumerate(chunks):
        nonce = number.to_bytes(11, "big") + (b"\x01" if number == len(chunks) - 1 else b"\x00")
        content += AESGCM(bytes.fromhex(row["key"])).decrypt(nonce, chunk, b"attachment|" + head)
    assert not any(content[row["size"] :])
    content = content[: row["size"]]
    assert hashlib.sha256(content).hexdigest() == row["sha256"]
    return content


def backup(raw: bytes, open_with: Callable[[bytes], bytes]) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The list in front and every file; `open_with` gives the data key for the key file's bytes."""
    with tarfile.open(fileobj=io.BytesIO(raw)) as parts:
        files = {one.name: parts.extractfile(one).read() for one in parts}  # type: ignore[union-attr]
        assert {(one.mode, one.mtime, one.uid, one.gid, one.uname) for one in parts} == {(0o600, 0, 0, 0, "")}
    manifest = files.pop("manifest.json")
    found = json.loads(manifest)
    assert manifest == compact(found) + b"\n"
    assert [[name, len(data), hashlib.sha256(data).hexdigest()] for name, data in files.items()] == found[
        "files"
    ]
    blocks = [-(-len(data) // 512) + 1 for data in (manifest, *files.values())]
    assert len(raw) == (sum(blocks) + 2) * 512
    key = open_with(files["store.json"])
    mac = found.pop("mac")
    assert hmac.digest(derive(key, "backup"), compact(found), "sha256").hex() == mac
    return found, files


def beside(raw: bytes, store: str, key: bytes) -> dict[str, bytes]:
    plain = opened(derive(key, "backup beside.sealed"), raw, b"beside|" + bytes.fromhex(store))
    return {name: base64.b64decode(text) for name, text in json.loads(plain).items()}


def journal(raw: bytes, kind: str, key: bytes) -> list[bytes]:
    head, at, number, tag, records = raw[:64], 64, 0, bytes(16), []
    assert head[:8] == b"LASEAL" + kind.encode() + b"\x01"
    file_key = derive(key, f"journal {kind}", head)
    while at < len(raw):
        length = int.from_bytes(raw[at : at + 4], "big")
        proof = hmac.digest(
            derive(file_key, "lengths"), number.to_bytes(8, "big") + raw[at : at + 4] + tag, "sha256"
        )
        assert proof[:12] == raw[at + 4 : at + 16]
        sealed = raw[at + 16 : at + 28 + length]
        bound = b"record|" + head + number.to_bytes(8, "big") + tag
        inside = opened(derive(file_key, "records"), sealed, bound)
        assert len(inside) % 256 == 0
        records.append(inside[4 : 4 + int.from_bytes(inside[:4], "big")])
        at, number, tag = at + 28 + length, number + 1, sealed[-16:]
    return records


def index(raw: bytes, key: bytes) -> dict[str, Any]:
    tables: dict[str, dict[str, Any]] = {}
    for record in map(json.loads, journal(raw, "I", key)):
        for name, rows in record["rows"].items():
            for number, row in rows.items():
                tables.setdefault(name, {})[number] = row
                if row is None:
                    del tables[name][number]
    return tables


def log(raw: bytes, key: bytes) -> list[dict[str, Any]]:
    last, entries = "0" * 64, []
    for record in journal(raw, "A", key):
        entry = json.loads(record)
        assert entry["prev"] == last
        last = hashlib.sha256(record).hexdigest()
        entries.append(entry)
    return entries
