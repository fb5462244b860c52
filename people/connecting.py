"""The connection with the database, which ends where PostgreSQL is stopped or started again."""

from __future__ import annotations

from django.db import InterfaceError, OperationalError, connection

AWAY = (OperationalError, InterfaceError)
"""What is raised where the database does not answer: first the one, then the other too."""


def is_cut_off() -> bool:
    """Whether the connection has ended, and with it every turn that it held."""
    return not connection.is_usable()


def is_back() -> bool:
    """Whether the database takes a connection, which is made anew."""
    connection.close()
    try:
        connection.ensure_connection()
    except AWAY:
        return False
    return True
