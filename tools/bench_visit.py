"""For ``tools.bench``: somebody who may post an update, signed in, and the addresses to ask for."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import django

from tools.as_user import sign_in

if TYPE_CHECKING:
    from people.models import User

PLAN = "/plans/demo/cse/"
_OK = 200


def main() -> None:
    from config.demo import PACK_PERIOD
    from people.models import User

    for user in User.objects.filter(is_active=True).order_by("pk"):
        if found := _visit(user):
            print(json.dumps(found | {"period": PACK_PERIOD}))
            return
    raise SystemExit("Nobody may post an update.")


def _visit(user: User) -> dict[str, str] | None:
    """A user's cookies and addresses, if there is an action that they may update."""
    from django.test import Client

    from actions.models import Action

    client = Client()
    sign_in(client, user)
    for ref in Action.objects.filter(plan__slug="cse").values_list("ref", flat=True):
        action = f"{PLAN}actions/{ref}/"
        if client.get(f"{action}update/").status_code == _OK:
            return _addresses(action) | {
                "cookie": "; ".join(f"{x.key}={x.value}" for x in client.cookies.values())
            }
    return None


def _addresses(action: str) -> dict[str, str]:
    return {
        "dashboard": PLAN,
        "actions list": f"{PLAN}actions/",
        "action": action,
        "update form": f"{action}update/",
        "packs": "/packs/demo/cse/",
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    main()
