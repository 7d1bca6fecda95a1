#!/usr/bin/env python3
"""Verifies an export of Trama's audit, and checkpoints kept outside, with nothing but Python.

    verify-audit.py EXPORT.jsonl [CHECKPOINTS.jsonl] [--key BASE64]

EXPORT is what `trama audit export` wrote; CHECKPOINTS holds one or more lines of `trama audit checkpoint`
or of the files in TRAMA_CHECKPOINTS. --key is the public key that signs them, noted when the folder was
made; without it they must agree on one, which is printed. Exit status 0: the chain is whole.
"""
import argparse, base64, datetime, hashlib, json, sys

# Ed25519 as RFC 8032, section 6 has it, for verifying alone.
P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
G_Y = 4 * pow(5, -1, P) % P


def recover_x(y, sign):
    x2 = (y * y - 1) * pow(D * y * y + 1, -1, P)
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P != 0:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - x2) % P != 0 or (x == 0 and sign):
        raise ValueError('not a point of the curve')
    return x if x & 1 == sign else P - x


def point(encoded):
    y = int.from_bytes(encoded, 'little')
    sign, y = y >> 255, y & ((1 << 255) - 1)
    x = recover_x(y, sign)
    return (x, y, 1, x * y % P)


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(n, p):
    total = (0, 1, 1, 0)
    while n > 0:
        total, p, n = (add(total, p) if n & 1 else total), add(p, p), n >> 1
    return total


def signed(key, message, signature):
    s = int.from_bytes(signature[32:], 'little')
    if len(signature) != 64 or s >= Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), 'little') % Q
    left, right = times(s, point(G_Y.to_bytes(32, 'little'))), add(point(signature[:32]), times(h, point(key)))
    return all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))


def entry_hash(e, prev):
    at = datetime.datetime.fromisoformat(e['at'].replace('Z', '')) - datetime.datetime(1970, 1, 1)
    micros = (at.days * 86400 + at.seconds) * 1000000 + at.microseconds
    fields = [e['seq'], micros, *(e[n] for n in ('reader', 'agency', 'osUser', 'action', 'outcome', 'object', 'purpose'))]
    later = [e[n] for n in ('code', 'right', 'address', 'session', 'results')]
    if e['version'] == 2:
        fields = ['audit 2', *fields, *later, ' '.join(e['shown'])]
    elif e['version'] != 1 or any(f is not None for f in later) or e['shown']:
        raise ValueError('not an entry of its version')
    texts = [None if f is None else str(f).encode() for f in fields]
    return hashlib.sha256(bytes.fromhex(prev) + b''.join(b'-' if t is None else b'%d:%s' % (len(t), t) for t in texts)).hexdigest()


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, more in (('export', {}), ('checkpoints', {'nargs': '?'}), ('--key', {})):
        asked.add_argument(name, **more)
    args = asked.parse_args()
    marks = [json.loads(line) for line in open(args.checkpoints, encoding='utf-8')] if args.checkpoints else []
    keys = {args.key} if args.key else {m['publicKey'] for m in marks}
    for m in marks:
        said = f"trama audit checkpoint 1\n{m['seq']}\n{m['hash']}\n{m['at']}\n".encode()
        if keys != {m['publicKey']} or not signed(base64.b64decode(m['publicKey'])[-32:], said, base64.b64decode(m['signature'])):
            sys.exit(f"checkpoint of entry {m['seq']}: expected a signature by one key, found another")
    prev, seq, last = '', 0, max((int(m['seq']) for m in marks), default=0)
    for line in open(args.export, encoding='utf-8', errors='replace', newline='\n'):
        seq += 1
        try:
            entry = json.loads(line)
            if entry['seq'] != seq or entry['prev'] != prev or entry_hash(entry, prev) != entry['hash']:
                raise ValueError
        except (ValueError, KeyError, TypeError):
            sys.exit(f'entry {seq}: expected the entry that was written, found another or a gap')
        prev = entry['hash']
        if any(int(m['seq']) == seq and m['hash'] != prev for m in marks):
            sys.exit(f'entry {seq}: expected the hash that its checkpoint signed, found another: the chain was written anew')
    if last > seq:
        sys.exit(f'entry {seq + 1}: expected entries up to {last}, which a checkpoint signed, found the end')
    print(f"whole: {seq} entries, head {prev}, {len(marks)} checkpoints up to entry {last}, key {', '.join(sorted(keys)) or 'none'}")


main()
