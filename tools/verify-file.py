#!/usr/bin/env python3
"""Opens a file of the portal without the portal: a second, independent reading of Cobblestone-256.

    verify-file.py FILE --key HEX --context TEXT [--out PLAIN]
    verify-file.py FILE --master MASTER.KEY --chain CHAIN.JSON [--out PLAIN]

Format: https://c2sp.org/chunked-encryption with SHA-512 and AES-256-GCM.
CHAIN.JSON (made by `nmo files chain ID`) holds the wrapped keys from the database; each is
nonce(12) || AES-256-GCM(key) || tag(16), and opens only with the key above it:
master secret -> KEK -> key of the person -> key of the file.
Needs Python 3.8 and the package `cryptography`. Prints one JSON line; exit code 1 means: not what was written.
"""
import argparse
import base64
import hashlib
import hmac
import json
import sys

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand

CHUNK, TAG, SALT, COMMITMENT = 16384, 16, 24, 32


class Spoilt(Exception):
    pass


def decrypt(key: bytes, context: bytes, sealed: bytes) -> bytes:
    if len(sealed) < SALT + COMMITMENT + TAG:
        raise Spoilt("cut before the first chunk")
    salt, commitment, body = sealed[:SALT], sealed[SALT : SALT + COMMITMENT], sealed[SALT + COMMITMENT :]
    info = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\x00" + salt + context
    derived = HKDFExpand(hashes.SHA512(), 32 + 12 + COMMITMENT, info).derive(key)
    if not hmac.compare_digest(derived[44:], commitment):
        raise Spoilt("another key or another file")
    aead, base = AESGCM(derived[:32]), int.from_bytes(derived[32:44], "big")
    count, rest = divmod(len(body), CHUNK + TAG)
    if rest < TAG:
        raise Spoilt("cut: the last chunk is always shorter")
    plain = []
    for number in range(count + 1):
        chunk = body[number * (CHUNK + TAG) : (number + 1) * (CHUNK + TAG)]
        try:
            plain.append(aead.decrypt((base ^ number).to_bytes(12, "big"), chunk, None))
        except InvalidTag:
            raise Spoilt(f"chunk {number} is not what was written")
    return b"".join(plain)


def unwrap(key: bytes, wrapped: str, bound: list) -> bytes:
    raw = base64.b64decode(wrapped)
    aad = json.dumps(bound, ensure_ascii=False, separators=(",", ":")).encode()
    try:
        return AESGCM(key).decrypt(raw[:12], raw[12:], aad)
    except InvalidTag:
        raise Spoilt(f"the key does not open: {bound[0]}")


def file_key(master: bytes, chain: dict) -> bytes:
    if len(master) != 32:  # the key file may hold hex
        master = bytes.fromhex(master.decode("ascii").strip())
    top = HKDF(hashes.SHA256(), 32, b"", b"nmo/files/master/1").derive(master)
    kek = unwrap(top, chain["kek"], ["kek/1", chain["kid"]])
    person = unwrap(kek, chain["personKey"], ["person-key/1", chain["ownerId"], chain["kid"]])
    bound = ["file-key/1", chain["id"], chain["ownerId"], chain["sha256"], chain["mediaType"], chain["sizeBytes"]]
    return unwrap(person, chain["wrappedKey"], bound)


def main() -> int:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("file")
    args.add_argument("--key")
    args.add_argument("--context", default="")
    args.add_argument("--master")
    args.add_argument("--chain")
    args.add_argument("--out")
    given = args.parse_args()
    with open(given.file, "rb") as f:
        sealed = f.read()
    try:
        if given.key:
            plain = decrypt(bytes.fromhex(given.key), given.context.encode(), sealed)
        else:
            with open(given.master, "rb") as m, open(given.chain, encoding="utf-8") as c:
                chain = json.load(c)
                plain = decrypt(file_key(m.read(), chain), ("nmo/file/1/" + chain["id"]).encode(), sealed)
            if hashlib.sha256(plain).hexdigest() != chain["sha256"] or len(plain) != chain["sizeBytes"]:
                raise Spoilt("opens, but is not the registered content")
    except Spoilt as fault:
        print(json.dumps({"ok": False, "why": str(fault)}))
        return 1
    if given.out:
        with open(given.out, "wb") as f:
            f.write(plain)
    print(json.dumps({"ok": True, "sizeBytes": len(plain), "sha256": hashlib.sha256(plain).hexdigest()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
