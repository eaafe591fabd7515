"""Settings. The only place that reads them from the environment."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from quizapp.errors import BadSettings

USUAL_DAYS, MOST_DAYS = 30, 36_500


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside, by `QUIZAPP_…` variables and `DATABASE_URL`.

    `english` names another spaCy English pipeline (a package or a folder); None means the one that ships with quizapp.
    `fetch` is whether teachers may have the server fetch a page. `redis_url` says where the queue of jobs is; None
    means a file in the instance folder. `keep_jobs` is how long what is known of finished jobs is kept.
    """

    instance: Path
    database_url: str
    secret_key: str
    english: str | None = None
    secure_cookies: bool = False
    fetch: bool = True
    redis_url: str | None = None
    keep_jobs: timedelta = timedelta(days=USUAL_DAYS)


def default_instance() -> Path:
    """Return `instance/` beside the package in a checkout, else under the working folder."""
    checkout = Path(__file__).resolve().parent.parent
    root = checkout if (checkout / "pyproject.toml").is_file() else Path.cwd()
    return root / "instance"


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment; create the instance folder and its secret key where they are missing.

    Raises BadSettings with one clear line if the folder cannot be written or a value cannot be used.
    """
    env = os.environ if environ is None else environ
    instance = Path(env.get("QUIZAPP_INSTANCE") or default_instance()).expanduser().resolve()
    try:
        instance.mkdir(parents=True, exist_ok=True)
        secret = env.get("QUIZAPP_SECRET_KEY") or _kept_secret(instance / "secret_key")
    except OSError as error:
        raise BadSettings(
            f"The folder {instance} cannot be written ({error.strerror}). "
            "Make it writable, or name another one in QUIZAPP_INSTANCE."
        ) from error
    return Settings(
        instance=instance,
        database_url=_database_url(env.get("DATABASE_URL"), instance),
        secret_key=secret,
        english=english_name(env),
        secure_cookies=_flag(env, "QUIZAPP_SECURE_COOKIES"),
        fetch=_flag(env, "QUIZAPP_FETCH", usual=True),
        redis_url=env.get("QUIZAPP_REDIS_URL") or None,
        keep_jobs=_days(env, "QUIZAPP_KEEP_JOBS", USUAL_DAYS),
    )


def english_name(environ: Mapping[str, str] | None = None) -> str | None:
    """Return the English pipeline that the user named, or None; unlike `read_settings`, without an instance folder."""
    return (os.environ if environ is None else environ).get("QUIZAPP_ENGLISH") or None


def _kept_secret(path: Path) -> str:
    """Return the secret key of this installation; make one on the first start, readable by its owner alone."""
    try:
        kept = path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        kept = ""
    if kept:
        return kept
    made = secrets.token_hex(32)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(made + "\n")
    return made


def _database_url(given: str | None, instance: Path) -> str:
    if not given:
        return f"sqlite:///{instance / 'quizapp.sqlite3'}"
    for prefix in (
        "postgres://",
        "postgresql://",
    ):  # what hosting services hand out; psycopg 3 is the driver here
        if given.startswith(prefix):
            return "postgresql+psycopg://" + given.removeprefix(prefix)
    return given


def _flag(env: Mapping[str, str], name: str, usual: bool = False) -> bool:
    value = env.get(name, "").strip().lower()
    if not value:
        return usual
    if value in ("0", "no", "false", "off"):
        return False
    if value in ("1", "yes", "true", "on"):
        return True
    raise BadSettings(f"{name} is {value!r}; write 1 or 0.")


def _days(env: Mapping[str, str], name: str, usual: int) -> timedelta:
    value = env.get(name, "").strip()
    if not value:
        return timedelta(days=usual)
    if not (value.isascii() and value.isdigit() and len(value) < 7 and 1 <= int(value) <= MOST_DAYS):
        raise BadSettings(f"{name} is {value!r}; write a number of days from 1 to {MOST_DAYS}.")
    return timedelta(days=int(value))
