#!/usr/bin/env python3
"""Checks the audit log without SupportConsole: an export (CSV or JSON) or the database file itself.

    verify-audit.py FILE [--heads HEADS] [--key KEY]

HEADS is a file whose lines end in "audit-head v1 ...": the console's output, its file of heads or a syslog. KEY is the file of
Audit:HeadKeyFile. Exit code 0 if the chain holds, 1 if it does not, 2 if the file cannot be read. Python 3.8, standard library only.
"""
import argparse
import csv
import datetime
import hashlib
import hmac
import itertools
import json
import re
import sqlite3
import sys

COLUMNS = ["Id", "At", "Actor", "Action", "Outcome", "Summary", "Ticket", "Reason", "ConnectionId", "Subject", "ClusterId",
           "ChangeId", "Before", "After", "RequestId", "Covers", "ActorId", "ActorEmail"]
NULLABLE = {"ConnectionId", "ClusterId", "ChangeId", "Covers"}
IDS = {"ConnectionId", "ClusterId", "ChangeId"}
HEAD = re.compile(r"(audit-head v1 seq=(\d+) count=(\d+) hash=(\w+) at=(\S+) previous=(\S+)) mac=(\w+)")


def row_hash(prev, values):
    data = bytearray(b"sc-audit-1" + prev + b"\x01")
    for number, value in enumerate(values, 1):
        if value is not None:
            text = value.encode("utf-8", "replace")
            data += bytes([number]) + len(text).to_bytes(4, "big") + text
    return hashlib.sha256(bytes(data)).hexdigest()


def ticks(text):
    """2026-11-27T14:02:11.1234567+00:00 in units of 100 ns since the year 1, as the console stores it."""
    day = datetime.datetime.strptime(text[:19], "%Y-%m-%dT%H:%M:%S") - datetime.datetime(1, 1, 1)
    fraction = re.match(r"\.(\d{1,7})", text[19:])
    part = int(fraction.group(1).ljust(7, "0")) if fraction else 0
    return str((day.days * 86400 + day.seconds) * 10_000_000 + part)


def stored(entry):
    values = []
    for column in COLUMNS:
        value = entry.get(column)
        if column in NULLABLE and value == "":
            value = None
        if value is not None and column == "At":
            value = ticks(value)
        if value is not None and column in IDS:
            value = value.upper()
        values.append(None if value is None else str(value))
    return values


def spellings(values):
    """A CSV export puts ' before a cell that a spreadsheet would run: the stored text may be the cell with or without it."""
    doubtful = [at for at, value in enumerate(values) if value and value[0] == "'"][:10]
    for kept in itertools.product([False, True], repeat=len(doubtful)):
        spelled = list(values)
        for at, keep in zip(doubtful, kept):
            spelled[at] = values[at] if keep else values[at][1:]
        yield spelled


class Export(Exception):
    pass


def read_csv(path):
    csv.field_size_limit(10 ** 9)
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        heads = next(rows, None) or []
        for cells in rows:
            if cells and cells[0].startswith("audit-export v1"):
                yield None, cells[0], None
            elif len(cells) == len(heads):
                entry = dict(zip(heads, cells))
                yield list(spellings(stored(entry))), entry.get("Prev", ""), entry.get("Hash", "")
            else:
                raise Export("A row has another number of cells than the head.")


def read_json(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.strip().rstrip(",")
            if line in ("[", "]", ""):
                continue
            entry = json.loads(line)
            if "Trailer" in entry:
                yield None, entry["Trailer"], None
            else:
                yield [stored(entry)], entry.get("Prev") or "", entry.get("Hash") or ""


def read_database(path):
    database = sqlite3.connect("file:" + path + "?mode=ro", uri=True)
    database.text_factory = lambda text: text.decode("utf-8", "replace")
    names = ", ".join('"%s"' % column for column in COLUMNS)
    for row in database.execute('SELECT %s, "Prev", "Hash" FROM "AuditEntries" ORDER BY "Id"' % names):
        hexed = [value.hex() if isinstance(value, bytes) else "" for value in row[-2:]]
        yield [[None if value is None else str(value) for value in row[:-2]]], hexed[0], hexed[1]


def check(rows, heads, key, is_export):
    faults, matched, mismatched, absent, bad, gap, trailer = [], [], [], [], None, None, None
    last = count = 0
    previous = "00" * 32
    if key is not None:
        faults = ["Head %d is not signed with this key." % head["seq"] for head in heads if not head["signed"](key)]
        heads = [head for head in heads if head["signed"](key)]
    waiting = list(heads)
    for candidates, prev, hashed in rows:
        if candidates is None:
            trailer = dict(part.split("=", 1) for part in prev.split()[2:])
            continue
        count += 1
        seq = int(candidates[0][0]) if re.fullmatch(r"-?\d+", candidates[0][0] or "") else -1
        if seq != last + 1 and gap is None and bad is None:
            gap = (count, seq, "Entry %d follows entry %d: entries are missing or out of order." % (seq, last), seq > last)
        if bad is None and (len(prev) != 64 or (seq == last + 1 and prev != previous)):
            bad = (count, seq, "Entry %d is not chained to the entry before it." % seq)
        elif bad is None and all(row_hash(bytes.fromhex(prev), values) != hashed for values in candidates):
            bad = (count, seq, "Entry %d was altered: its content does not match its hash." % seq)
        last, previous = seq, hashed or previous
        while waiting and waiting[0]["seq"] <= seq:
            head = waiting.pop(0)
            (absent if head["seq"] != seq else matched if hashed == head["hash"] else mismatched).append(head)
    is_filtered = trailer is not None and trailer.get("filter") == "yes"
    if gap and (not is_filtered or not gap[3]) and (bad is None or gap[0] <= bad[0]):
        bad = gap
    if not is_filtered:
        mismatched = sorted(mismatched + absent, key=lambda head: (head["seq"], head["at"]))
    cut = waiting[-1] if waiting and not is_filtered else None
    first_bad = bad[1] if bad else None
    if bad:
        faults.append(bad[2])
    if is_export and trailer is None:
        faults.append("The export has no trailer: its end is missing.")
    elif is_export and int(trailer["rows"]) != count:
        faults.append("The export has %d entries, and its trailer says %s." % (count, trailer["rows"]))
    if cut:
        first_bad = last + 1 if first_bad is None else first_bad
        faults.append("Head %d was sent, but the entries end at %d: the last ones are missing." % (cut["seq"], last))
    if mismatched:
        faults.append("Head %d does not match: the entries up to it were rewritten." % mismatched[0]["seq"])
    lines = faults or sound(matched, count, last, is_filtered)
    if faults and heads:
        fault = first_bad if first_bad is not None else mismatched[0]["seq"] if mismatched else 0
        before = [head for head in matched if head["seq"] < fault]
        after = [head for head in matched if head["seq"] >= fault]
        lines.append("Entries up to %d match their head." % before[-1]["seq"] if before else "No head before the fault matches.")
        if after:
            lines.append("The fault lies before entry %d, whose head matches again." % after[0]["seq"])
    if not heads:
        lines.append("No head from outside was compared: a cut tail or a chain that was rewritten whole would not be seen.")
    elif key is None:
        lines.append("The heads' signatures were not checked: no key was given.")
    return not faults, lines


def sound(matched, count, last, is_filtered):
    if is_filtered:
        return ["Each of %d entries matches its hash. The export is filtered: missing entries are not seen." % count]
    lines = ["The chain holds: %d entries, numbered from 1 to %d." % (count, last)]
    if matched:
        lines.append("Head %d matches." % matched[-1]["seq"])
        if matched[-1]["seq"] < last:
            lines.append("No head covers entries %d to %d yet." % (matched[-1]["seq"] + 1, last))
    return lines


def read_heads(path):
    heads = []
    with open(path, encoding="utf-8", errors="replace") as file:
        for line in file:
            found = HEAD.search(line)
            if found:
                signed, seq, _, hashed, at, _, mac = found.groups()

                def is_signed(key, signed=signed, mac=mac):
                    return hmac.compare_digest(hmac.new(key, signed.encode("ascii"), hashlib.sha256).hexdigest(), mac)
                heads.append({"seq": int(seq), "hash": hashed, "at": at, "signed": is_signed})
    return sorted(heads, key=lambda head: (head["seq"], head["at"]))


def main():
    parser = argparse.ArgumentParser(description="Checks SupportConsole's audit log: an export or the database file.")
    parser.add_argument("file")
    parser.add_argument("--heads", help="the file of heads that was kept elsewhere")
    parser.add_argument("--key", help="the file of Audit:HeadKeyFile")
    options = parser.parse_args()
    try:
        with open(options.file, "rb") as file:
            begin = file.read(16)
        is_database = begin.startswith(b"SQLite format 3")
        read = read_database if is_database else read_json if begin.lstrip().startswith(b"[") else read_csv
        heads = read_heads(options.heads) if options.heads else []
        key = None
        if options.key:
            with open(options.key, "rb") as file:
                key = file.read()
        is_sound, lines = check(read(options.file), heads, key, not is_database)
    except (Export, OSError, ValueError, KeyError, sqlite3.Error) as error:
        print("%s cannot be read: %s" % (options.file, error), file=sys.stderr)
        return 2
    print("\n".join(lines))
    return 0 if is_sound else 1


if __name__ == "__main__":
    sys.exit(main())
