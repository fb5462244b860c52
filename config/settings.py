"""Settings, all from the environment; without any, the demonstration on SQLite.

``.env.example`` lists every variable. A file ``.env`` beside ``manage.py`` is read if present.
"""

from __future__ import annotations

import os
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from config.environment import Environment
from config.starting import THIS_MACHINE, Start, end, refusal, secrets_in_files

BASE_DIR = Path(__file__).resolve().parent.parent

Environment.read_env(BASE_DIR / ".env")
_SECRETS = secrets_in_files(os.environ)
env = Environment(os.environ | _SECRETS.values)

DATABASE_URL = env.str("DATABASE_URL", default="")
IS_DEMONSTRATION = not DATABASE_URL
DEBUG = env.switch("DEBUG", default=False)

_START = Start(
    database_url=DATABASE_URL,
    secret_key=env.str("SECRET_KEY", default=""),
    hosts=env.list("ALLOWED_HOSTS", default=[]),
    debug=DEBUG,
    allows_sqlite=env.switch("ALLOW_SQLITE", default=False),
    log_format=env.str("LOG_FORMAT", default="plain"),
    log_level=env.str("LOG_LEVEL", default="WARNING"),
    proxies=env.list("TRUSTED_PROXIES", default=[]),
    elsewhere={
        "Help": env.str("HELP_ADDRESS", default=""),
        "Accessibility statement": env.str("ACCESSIBILITY_STATEMENT", default=""),
        "Privacy notice": env.str("PRIVACY_NOTICE", default=""),
    },
)
if _REFUSAL := _SECRETS.refusal or refusal(_START):
    end(_REFUSAL)
SECRET_KEY = _START.secret_key or "demonstration-only-" + "not-a-secret-" * 4
ALLOWED_HOSTS = _START.hosts or [*THIS_MACHINE]
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

SERVICE_NAME = env.str("SERVICE_NAME", default="Aldermere Safeguarding Children Partnership")
SERVICE_STRAPLINE = env.str("SERVICE_STRAPLINE", default="Plans and papers")
SERVICE_ADDRESS = env.web_address("SERVICE_ADDRESS", default="http://127.0.0.1:8000")
ELSEWHERE = _START.elsewhere

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "simple_history",
    "crispy_forms",
    "csp",
    "rules",
    "people",
    "plans",
    "actions",
    "governance",
    "reports",
    "config",
]

MIDDLEWARE = [
    "config.logs.Requests",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "people.middleware.PrivatePages",
    "django.middleware.common.CommonMiddleware",  # refuses a host that is not ours
    "config.machines.AnsweredFirst",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "people.access_log.middleware.AccessLog",
    "people.middleware.SessionsEnd",
    "people.middleware.WholeWayIn",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "config.costly.NotTooOften",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.again.AnsweredAgain",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.service",
                "config.context.session_end",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_TEMPLATE_PACK = "govuk"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["govuk"]
CRISPY_FAIL_SILENTLY = False

_SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # Recursive triggers: a row that INSERT OR REPLACE would take away is guarded too.
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA recursive_triggers=ON;",
}
_POSTGRES_OPTIONS = {
    "options": "-c statement_timeout=30000 -c lock_timeout=10000 "
    "-c idle_in_transaction_session_timeout=30000"
}


def _demonstration() -> dict[str, Any]:
    return {
        "ENGINE": "config.sqlite3",
        "NAME": BASE_DIR / "demo.sqlite3",
        "OPTIONS": _SQLITE_OPTIONS,
    }


def _database(name: str) -> dict[str, Any]:
    database = env.database(name)
    sqlite = str(database["ENGINE"]).endswith("sqlite3")
    if sqlite:
        database["ENGINE"] = "config.sqlite3"
    # What the address asks for, such as sslmode, stays.
    database["OPTIONS"] = {
        **(_SQLITE_OPTIONS if sqlite else _POSTGRES_OPTIONS),
        **database.get("OPTIONS", {}),
    }
    if not sqlite:
        database["CONN_MAX_AGE"] = env.number("CONN_MAX_AGE", default=60)
        database["CONN_HEALTH_CHECKS"] = True
    return database


MIGRATION_LOCK_SECONDS = env.number("MIGRATION_LOCK_SECONDS", default=2)
"""How long ``migrate`` waits for a table of PostgreSQL that somebody uses."""
DATABASES = {"default": _demonstration() if IS_DEMONSTRATION else _database("DATABASE_URL")}
if env.str("REPLICA_URL", default=""):
    DATABASES["replica"] = _database("REPLICA_URL")
    DATABASE_ROUTERS = ["people.replica.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "people.sign_in.backend.Passwords",
]
LOGIN_URL = "people:sign-in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "people:sign-in"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "people.password_rules.NoGuessableWords"},
]

ACCOUNT_ADAPTER = "people.sign_in.adapter.Accounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False
IDENTITY_PROVIDERS = env.list_in_json("IDENTITY_PROVIDERS")
PASSWORD_RESET_TIMEOUT = 72 * 60 * 60
MFA_ADAPTER = "people.sign_in.adapter.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_TOLERANCE = 1

DEMONSTRATION_DOMAINS: tuple[str, ...] = ("aldermere.example", "westholm.example")
"""Of the e-mail addresses of the demonstration's accounts, which open nothing but it."""

IDLE_MINUTES = env.number("IDLE_MINUTES", default=30)
SESSION_HOURS = env.number("SESSION_HOURS", default=12)
# Longer than a session lasts: whose it was has to be known when what they typed is kept.
SESSION_COOKIE_AGE = 2 * SESSION_HOURS * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# In the session, and not in a cookie of their own: they may name what somebody wrote.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "config.failing.too_old"
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
HTTPS = env.switch("HTTPS", default=not IS_DEMONSTRATION)
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
if HTTPS:
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
SECURE_HSTS_SECONDS = 63072000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
if env.switch("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
TRUSTED_PROXIES = [ip_network(proxy) for proxy in _START.proxies]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "connect-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "build" / "static"]
STATIC_ROOT = BASE_DIR / "static_built"
WHITENOISE_USE_FINDERS = True

# The preview of a large import carries the whole document, compressed and signed.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

COSTLY_AN_HOUR = {
    "packs": env.number("PACKS_AN_HOUR", default=60),
    "files": env.number("FILES_AN_HOUR", default=300),
    "uploads": env.number("UPLOADS_AN_HOUR", default=100),
}
"""How often one user may ask for what costs much; see ``config.costly``."""

EMAIL_CONFIG = env.mail_server("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default="plan@localhost")
EMAIL_TIMEOUT = 20
DIGEST_DAYS = env.number("DIGEST_DAYS", default=3)
"""How many days before a meeting those who chair it get their digest."""

EVIDENCE_ROOT = Path(env.str("EVIDENCE_ROOT", default="") or BASE_DIR / "evidence")
POSTGRESQL_PROGRAMS = env.str("PG_BINDIR", default="")
"""The folder of ``pg_dump`` and ``pg_restore``; empty: where programs are found."""
EVIDENCE_SCANNER = env.str("EVIDENCE_SCANNER", default="")

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "config.logs.Plain"}, "json": {"()": "config.logs.AsJson"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": _START.log_format}},
    # A refused page is an answer and not a fault: no traceback of it.
    "loggers": {"django.request": {"level": "ERROR"}},
    "root": {"handlers": ["stderr"], "level": _START.log_level},
}
