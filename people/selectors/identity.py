"""What in a text looks like a child's identity and nobody has said to be none."""

from __future__ import annotations

from people.confirming import digest_of
from people.identity import Finding, findings
from people.models import IdentityConfirmation, Partnership


def unconfirmed(partnership: Partnership, text: str) -> tuple[Finding, ...]:
    """What stands in the way of publishing the text.

    That it is needed in the record allows nobody to publish it: only what was last said to be no
    child's identity is confirmed.
    """
    found = {finding: digest_of(partnership, finding) for finding in findings(text)}
    if not found:
        return ()
    rows = IdentityConfirmation.objects.filter(
        partnership=partnership, digest__in=found.values()
    ).order_by("moment", "id")
    last = dict(rows.values_list("digest", "answer"))
    cleared = IdentityConfirmation.Answer.NO_CHILD
    return tuple(finding for finding, digest in found.items() if last.get(digest) != cleared)
