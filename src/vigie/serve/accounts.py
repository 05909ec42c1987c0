"""Accounts and sessions, in a small file beside the ledger: a ledger that is mailed carries no password hashes."""

from __future__ import annotations

import functools
import hashlib
import os
import secrets
import sqlite3
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec

from vigie.errors import VigieError

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
IDLE, LONGEST = timedelta(hours=12), timedelta(days=14)  # that a session lives unused, and at all
SEEN = 60  # seconds between two notes of when a session was used
RECENT, MOST_RECENT = 1.0, 1_000  # seconds for which it is known whose a session is, and of how many
SHORTEST = 12  # characters of a password
MAKE = """
CREATE TABLE IF NOT EXISTS accounts (
    name TEXT PRIMARY KEY, role TEXT NOT NULL, hash TEXT NOT NULL, created TEXT NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0, ledgers TEXT NOT NULL DEFAULT '*'
);
CREATE TABLE IF NOT EXISTS sessions (
    key TEXT PRIMARY KEY, name TEXT NOT NULL, own INTEGER NOT NULL DEFAULT 0, created TEXT NOT NULL,
    seen TEXT NOT NULL, ends TEXT NOT NULL, agent TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS feeds (
    key TEXT PRIMARY KEY, name TEXT NOT NULL, own INTEGER NOT NULL DEFAULT 0, ledger TEXT NOT NULL,
    created TEXT NOT NULL
);
"""


class AccountError(VigieError):
    """An account or a password cannot be as asked; the message says why."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """Who may sign in. ``ledgers`` are the names of those that they see; empty for all."""

    name: str
    role: Role
    created: str
    disabled: bool = False
    ledgers: tuple[str, ...] = ()


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A sign-in that still holds. ``id`` names it without letting anyone use it; ``agent`` is the browser's word."""

    id: str
    name: str
    created: str
    seen: str
    ends: str
    agent: str


class Who(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks: name, role, the session's id, and the ledgers that they see (empty: all)."""

    name: str
    role: Role
    session: str
    ledgers: tuple[str, ...] = ()

    def may(self, role: Role) -> bool:
        """True where they have the role or a higher one."""
        return ROLES.index(self.role) >= ROLES.index(role)


class People:
    """The accounts and sessions of a server; safe to use from several threads."""

    def __init__(self, path: str | None = None, *, owner: str = "owner") -> None:
        if path is not None:
            Path(path).touch(mode=0o600)
            os.chmod(path, 0o600)
        self.owner = owner  # whoever came in by the one-time address
        self.lock = threading.Lock()
        self.database = sqlite3.connect(path or ":memory:", check_same_thread=False, isolation_level=None, timeout=10)
        self.database.executescript(MAKE)
        self.changes = 0
        self.recent: dict[str, tuple[float, Who | None]] = {}  # session's key -> until when it is known whose it is

    def run(self, statement: str, *values: object) -> list[Any]:
        """The rows of a statement; one that changes something is seen by the next request."""
        with self.lock:
            if not statement.startswith("SELECT"):
                self.changes += 1
                self.recent.clear()
            return self.database.execute(statement, values).fetchall()

    def accounts(self) -> list[Account]:
        """All accounts by name."""
        rows = self.run("SELECT name, role, created, disabled, ledgers FROM accounts ORDER BY name")
        return [
            Account(name=n, role=r, created=c, disabled=bool(d), ledgers=() if seen == "*" else tuple(seen.split("\n")))
            for n, r, c, d, seen in rows
        ]

    def account(self, name: str) -> Account:
        """The account of a name; AccountError where there is none."""
        found = [account for account in self.accounts() if account.name == name]
        if not found:
            raise AccountError(f"there is no account {name}.")
        return found[0]

    def add(self, name: str, password: str, role: Role, ledgers: tuple[str, ...] = ()) -> Account:
        """A new account; AccountError where the name is taken or the password too short."""
        name = checked_name(name)
        made = hashed(checked_password(password, name))
        seen = "\n".join(ledgers) or "*"
        try:
            self.run("INSERT INTO accounts (name, role, hash, created, ledgers) VALUES (?, ?, ?, ?, ?)",
                     name, role, made, now(), seen)  # fmt: skip
        except sqlite3.IntegrityError as error:
            raise AccountError(f"there is an account {name} already.") from error
        return self.account(name)

    def change(
        self, name: str, *, role: Role | None = None, password: str | None = None, disabled: bool | None = None,
        ledgers: tuple[str, ...] | None = None,
    ) -> Account:  # fmt: skip
        """Changes what is given; a new password and disabling end all sessions of the account."""
        before = self.account(name)
        last = before.role == "admin" and not before.disabled
        if last and (disabled or role not in (None, "admin")) and self.other_admins(name) == 0:
            raise AccountError(f"{name} is the last who may change accounts: make another admin first.")
        if password is not None:
            self.run("UPDATE accounts SET hash = ? WHERE name = ?", hashed(checked_password(password, name)), name)
        if role is not None:
            self.run("UPDATE accounts SET role = ? WHERE name = ?", role, name)
        if disabled is not None:
            self.run("UPDATE accounts SET disabled = ? WHERE name = ?", int(disabled), name)
        if ledgers is not None:
            self.run("UPDATE accounts SET ledgers = ? WHERE name = ?", "\n".join(ledgers) or "*", name)
        if password is not None or disabled:
            self.run("DELETE FROM sessions WHERE name = ? AND own = 0", name)
        return self.account(name)

    def other_admins(self, name: str) -> int:
        """How many others may change accounts."""
        return sum(a.role == "admin" and not a.disabled and a.name != name for a in self.accounts())

    def sign_in(self, name: str, password: str, agent: str = "") -> str | None:
        """The secret of a new session; None where name and password do not go together."""
        rows = self.run("SELECT hash FROM accounts WHERE name = ? AND disabled = 0", name)
        # A name that nobody has costs the same time as one that somebody has.
        if not verified(rows[0][0] if rows else nobody(), password) or not rows:
            return None
        return self.open_session(name, agent)

    def open_session(self, name: str | None, agent: str = "") -> str:
        """The secret of a new session; for whoever came in by the one-time address where no name is given."""
        secret = secrets.token_urlsafe(32)
        moment = datetime.now(UTC)
        self.run("DELETE FROM sessions WHERE ends < ? OR seen < ?", stamp(moment), stamp(moment - IDLE))
        self.run(
            "INSERT INTO sessions (key, name, own, created, seen, ends, agent) VALUES (?, ?, ?, ?, ?, ?, ?)",
            key_of(secret), name or self.owner, int(name is None), stamp(moment), stamp(moment),
            stamp(moment + LONGEST), agent[:200],
        )  # fmt: skip
        return secret

    def who(self, secret: str) -> Who | None:
        """Whose session a secret is; None where it is none, or holds no more.

        What another process changed is seen within a second.
        """
        key, moment = key_of(secret), time.monotonic()
        until, who = self.recent.get(key, (0.0, None))
        if moment >= until:
            changes, who = self.changes, self.found(key)
            with self.lock:
                if len(self.recent) >= MOST_RECENT:
                    self.recent.clear()
                if changes == self.changes:  # else what was found may be of before the change
                    self.recent[key] = (moment + RECENT, who)
        return who

    def found(self, key: str) -> Who | None:
        """Whose session has a key, as the sessions say."""
        rows = self.run(
            "SELECT s.key, s.name, s.own, s.seen, s.ends, a.role, a.ledgers, a.disabled FROM sessions s"
            " LEFT JOIN accounts a ON a.name = s.name WHERE s.key = ?", key,
        )  # fmt: skip
        if not rows:
            return None
        _, name, own, seen, ends, role, ledgers, disabled = rows[0]
        moment = datetime.now(UTC)
        if stamp(moment) > ends or stamp(moment - IDLE) > seen or (not own and (role is None or disabled)):
            return None
        if stamp(moment - timedelta(seconds=SEEN)) > seen:
            self.run("UPDATE sessions SET seen = ? WHERE key = ?", stamp(moment), key)
        if own:
            return Who(name=name, role="admin", session=key[:16])
        return Who(name=name, role=role, session=key[:16], ledgers=() if ledgers == "*" else tuple(ledgers.split("\n")))

    def open_feed(self, name: str, ledger: str, *, own: bool) -> str:
        """The word that opens a ledger's feed, and nothing else, for somebody; the one before opens it no more.

        ``own``: of whoever came in by the one-time address.
        """
        secret = secrets.token_urlsafe(24)
        self.run("DELETE FROM feeds WHERE name = ? AND ledger = ?", name, ledger)
        self.run(
            "INSERT INTO feeds (key, name, own, ledger, created) VALUES (?, ?, ?, ?, ?)", key_of(secret), name,
            int(own), ledger, now(),
        )  # fmt: skip
        return secret

    def feeder(self, secret: str) -> Who | None:
        """Whose feed a word opens, as a reader of its ledger alone; None where it opens none, or none any more."""
        rows = self.run(
            "SELECT f.name, f.own, f.ledger, a.role, a.ledgers, a.disabled FROM feeds f"
            " LEFT JOIN accounts a ON a.name = f.name WHERE f.key = ?", key_of(secret),
        )  # fmt: skip
        if not rows:
            return None
        name, own, ledger, role, ledgers, disabled = rows[0]
        if not own and (role is None or disabled or (ledgers != "*" and ledger not in ledgers.split("\n"))):
            return None
        return Who(name=name, role="reader", session="", ledgers=(ledger,))

    def sessions(self, name: str | None = None) -> list[Session]:
        """The sessions that hold, of one account or of all, the latest first."""
        rows = self.run("SELECT key, name, created, seen, ends, agent FROM sessions ORDER BY rowid DESC")
        return [
            Session(id=key[:16], name=of, created=created, seen=seen, ends=ends, agent=agent)
            for key, of, created, seen, ends, agent in rows
            if name is None or of == name
        ]

    def end_session(self, session: str, name: str | None = None) -> bool:
        """Ends a session by its id, only one of an account where a name is given; False where there is none."""
        held = [one for one in self.sessions(name) if one.id == session]
        self.run("DELETE FROM sessions WHERE substr(key, 1, 16) = ?", held[0].id if held else "")
        return bool(held)


def checked_name(name: str) -> str:
    """The name; AccountError for one that could be mistaken for another or breaks a line."""
    if not 1 <= len(name) <= 64 or not all(char.isalnum() or char in "-_.@ " for char in name) or name != name.strip():
        raise AccountError("a name has 1 to 64 letters, digits and - _ . @ or spaces within.")
    return name


def checked_password(password: str, name: str) -> str:
    """The password; AccountError for one that is easily guessed."""
    if not SHORTEST <= len(password) <= 1_000 or len(set(password)) < 5 or name.casefold() in password.casefold():
        raise AccountError(f"a password has at least {SHORTEST} characters, of them five different, and not the name.")
    return password


def hashed(password: str) -> str:
    """The argon2id hash of a password, by the library's own (RFC 9106's) parameters."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(password)


def verified(made: str, password: str) -> bool:
    """True where a hash is of the password."""
    from argon2 import PasswordHasher
    from argon2.exceptions import Argon2Error, InvalidHashError

    try:
        return PasswordHasher().verify(made, password)
    except (Argon2Error, InvalidHashError):
        return False


@functools.cache
def nobody() -> str:
    """The hash of a random password that nobody knows."""
    return hashed(secrets.token_urlsafe(32))


def key_of(secret: str) -> str:
    """What is kept of a session's secret: whoever reads the file cannot use it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def csrf_of(secret: str) -> str:
    """What a page must send back with what it writes; another site's page cannot know it."""
    return hashlib.sha256(b"csrf " + secret.encode()).hexdigest()


def stamp(moment: datetime) -> str:
    """A moment as it is kept."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def now() -> str:
    """This moment."""
    return stamp(datetime.now(UTC))
