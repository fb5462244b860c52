"""Load the demonstration, build its pack and serve it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandParser
from django.db import connection, transaction

from config import demo
from people.commands import PlainCommand
from people.errors import Refused
from people.models import Partnership, User
from plans.models import Plan

ADDRESS = "127.0.0.1:8000"
FOLDER = settings.BASE_DIR / "fixtures" / "demo"


class Command(PlainCommand):
    help = __doc__
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="stop before serving")
        parser.add_argument("--reset", action="store_true", help="recreate the SQLite file")
        parser.add_argument("--even-here", action="store_true", help="although DATABASE_URL is set")

    def handle(self, *_args: Any, **options: Any) -> None:
        _refuse_elsewhere(options)
        if options["reset"]:
            _remove_sqlite_file()
        call_command("migrate", verbosity=0)
        if Partnership.objects.filter(slug="demo").exists():
            self.stdout.write("The demonstration is loaded already; --reset makes it anew.")
        else:
            self._load()
        self._keep_packs()
        pack = self._pack()
        self._tell(pack)
        if not options["no_serve"]:
            call_command("runserver", ADDRESS, "--noreload")

    def _load(self) -> None:
        self.stdout.write("Loading two years of history …")
        with transaction.atomic():
            demo.load(FOLDER)

    def _keep_packs(self) -> None:
        plan = Plan.objects.select_related("partnership").get(partnership__slug="demo", slug="cse")
        self.stdout.write("Printing its packs …")
        demo.keep_packs(FOLDER, plan)

    def _pack(self) -> Path:
        out = settings.BASE_DIR / "out"
        call_command(
            "build_pack",
            "demo/cse",
            "--kind=quarterly",
            f"--period={demo.PACK_PERIOD}",
            f"--out={out}",
            stdout=self.stdout,
        )
        return out

    def _tell(self, pack: Path) -> None:
        self.stdout.write(f"\nAddress:  http://{ADDRESS}/")
        self.stdout.write(f"Packs:    {pack}")
        self.stdout.write(f"Password: {demo.PASSWORD} (every account)\n")
        for user in User.objects.order_by("partnership__slug", "pk"):
            self.stdout.write(f"  {user.email:42} {demo.title_of(user)}")


def _refuse_elsewhere(options: dict[str, Any]) -> None:
    if not settings.IS_DEMONSTRATION and not options["even_here"]:
        raise Refused(
            "DATABASE_URL is set, so this may be a real system. "
            "Say --even-here to load the demonstration into it all the same."
        )
    if options["reset"] and connection.vendor != "sqlite":
        raise Refused("--reset recreates an SQLite file only; this is another database.")


def _remove_sqlite_file() -> None:
    connection.close()
    name = Path(str(connection.settings_dict["NAME"]))
    for path in (name, name.with_name(f"{name.name}-wal"), name.with_name(f"{name.name}-shm")):
        path.unlink(missing_ok=True)
