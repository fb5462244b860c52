"""nginx before the service, by the configuration that operators are given."""

from __future__ import annotations

import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.machine import ROOT, program
from tests.support.processes import until

GIVEN = ROOT / "deploy" / "nginx.conf"
CONNECTIONS = 4096
AROUND = """
daemon off;
pid {folder}/pid;
error_log stderr crit;
worker_processes 1;
worker_rlimit_nofile {files};
events {{ worker_connections {connections}; }}
http {{
access_log off;
client_body_temp_path {folder}/body;
proxy_temp_path {folder}/proxy;
fastcgi_temp_path {folder}/fastcgi;
uwsgi_temp_path {folder}/uwsgi;
scgi_temp_path {folder}/scgi;
{given}
}}
"""


def configuration(folder: Path, port: int, behind: list[int]) -> str:
    """What operators are given, on a port of this machine, without its certificates.

    Args:
        behind: the ports of the sets of processes.
    """
    given = GIVEN.read_text().replace("# server 192.0.2.2:8000", "server 192.0.2.2:8000")
    for address, each in zip(("127.0.0.1:8000", "192.0.2.2:8000"), behind, strict=False):
        given = given.replace(address, f"127.0.0.1:{each}")
    given = given.replace("/srv/plan/deploy", str(GIVEN.parent))
    given = re.sub(r".*192\.0\.2\.2.*\n", "", given)
    given = re.sub(r"^ *ssl_certificate.*\n", "", given, flags=re.MULTILINE)
    given = given.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{port};")
    given = re.sub(r"server \{\s*listen 80;.*?\n\}", "", given, flags=re.DOTALL)
    return AROUND.format(folder=folder, files=2 * CONNECTIONS, connections=CONNECTIONS, given=given)


@contextmanager
def proxied(folder: Path, *behind: int) -> Iterator[int]:
    """nginx before sets of processes on these ports, until the block ends; its own port."""
    nginx = program("nginx", "nginx")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    file = folder / "nginx.conf"
    file.write_text(configuration(folder, port, list(behind)))
    process = subprocess.Popen([nginx, "-p", str(folder), "-c", str(file)])
    try:
        until(lambda: process.poll() is not None or _listens(port))
        assert process.poll() is None, "nginx did not start"
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
