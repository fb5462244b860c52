"""No file may hold a password, a key or a token that opens anything.

detect-secrets finds what looks like one; what is none is listed here with the reason.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from detect_secrets.core.plugins.util import get_mapping_from_secret_type_to_class
from detect_secrets.core.scan import scan_file
from detect_secrets.settings import transient_settings

from tools.check_leaks import BINARY, tracked_files

_FILTERS = (
    "is_sequential_string",
    "is_potential_uuid",
    "is_likely_id_string",
    "is_templated_secret",
    "is_prefixed_with_dollar_sign",
    "is_indirect_reference",
    "is_not_alphanumeric_string",
)
"""Of detect-secrets; none of them asks anybody over the network."""
_LOCKS = re.compile(r"requirements.*\.txt|package-lock\.json")
"""Hashes of packages, which everybody may know."""

NO_SECRETS: tuple[tuple[str, str], ...] = (
    (r"(?i)password|plan", "stands for a password in an address that is an example"),
    (r"(?:tide table lantern|lantern tide chair|harbour walnut ledger|three odd words)",
     "a password of invented accounts, which the demonstration prints"),
    (r"(?:for-(?:tests|pictures|measuring)-only|demonstration-only|django-insecure)-",
     "says itself that it is no secret"),
    (r"local-canary-.*|(?:JBSWY3DPEHPK3PXP)+", "is looked for by tests"),
    (r".*[a-z]@sample\.example.*|about the reader|another hash|Enter your password",
     "words for people"),
    (r"a wholly new sentence|whatever it is|hush", "is typed by a test"),
    (r"2a3b4c5d6e7f", "the key of an invented action"),
)  # fmt: skip
"""What is found and opens nothing, as a whole text, and why."""


def main() -> int:
    names = [n for n in tracked_files() if not _LOCKS.fullmatch(n) and Path(n).suffix not in BINARY]
    found = [line for name in names for line in secrets_in(name)]
    print("\n".join(found))
    return int(bool(found))


def secrets_in(file: str | Path) -> Iterator[str]:
    """The place and kind of each; never the secret itself."""
    plugins: dict[str, type] = get_mapping_from_secret_type_to_class()
    settings = {
        "plugins_used": [{"name": plugin.__name__} for plugin in plugins.values()],
        "filters_used": [{"path": f"detect_secrets.filters.heuristic.{n}"} for n in _FILTERS],
    }
    with transient_settings(settings):
        for each in scan_file(str(file)):
            if not _is_none(each.secret_value or ""):
                yield f"{file}:{each.line_number}: {each.type}"


def _is_none(text: str) -> bool:
    is_alphabet = list(text) == sorted(text)
    return is_alphabet or any(re.fullmatch(known, text) for known, _ in NO_SECRETS)


if __name__ == "__main__":
    sys.exit(main())
