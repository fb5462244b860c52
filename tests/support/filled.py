"""Run by ``tools.in_django``: puts the cast into a database beside that of ``DATABASE_URL``.

Says as JSON the address of that database and the cookies of those who work on it.
"""

from __future__ import annotations

import json

from django.conf import settings
from django.db import connection
from django.test import Client

from tests.cast import gather
from tests.support.migrated import say_that_all_were_applied
from tools.as_user import sign_in

FORMS = {
    "lead": "/plans/aldermere/cse/actions/1.1.1/update/",
    "other_lead": "/plans/aldermere/cse/actions/1.1.2/update/",
    "administrator": "/plans/aldermere/cse/import/",
}
"""Whoever sends a form has seen one: it gives them the token that each is asked for."""


def main() -> None:
    before = str(connection.settings_dict["NAME"])
    connection.settings_dict["TEST"]["MIGRATE"] = False
    made = connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    say_that_all_were_applied()
    cast, cookies = gather(), {}
    for name, form in FORMS.items():
        client = Client()
        sign_in(client, getattr(cast, name))
        client.get(form)
        cookies[name] = "; ".join(f"{each.key}={each.value}" for each in client.cookies.values())
    address = settings.DATABASE_URL.removesuffix(f"/{before}")
    print(json.dumps({"address": f"{address}/{made}", "cookies": cookies}))


if __name__ == "__main__":
    main()
