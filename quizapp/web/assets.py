"""Static files under an address that holds their content's hash, so that a browser may keep them for a year.

One stylesheet goes out: Bootstrap in a cascade layer of its own, then ours, which therefore wins wherever the two meet.
The teachers' desk has a second one after it, made of every file whose name begins with "desk".
Everything is read, joined and compressed once, when the first page asks for it.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app, request, url_for

HERE = Path(__file__).parent / "static"
# The order is the cascade: what a later file says about the same element holds.
STYLES = (
    "tokens",
    "type",
    "frame",
    "forms",
    "question",
    "test",
    "verdict",
    "proof",
    "pages",
    "student",
    "reading",
    "print",
)
MIMETYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
ONE_YEAR = 31_536_000

blueprint = Blueprint("assets", __name__)


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it goes over the wire."""

    body: bytes
    gzipped: bytes
    mimetype: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """All static files by name, and the version (a hash of them all) that stands in their addresses.

    One version for all of them lets a JavaScript module import its neighbour by a relative path.
    """

    version: str
    files: Mapping[str, Asset]
    addresses: dict[tuple[str, str], str] = field(default_factory=dict)


def init_app(app: Flask) -> None:
    """Serve the files and give templates `asset(name)`, the address of one of them."""
    app.register_blueprint(blueprint)
    app.jinja_env.globals["asset"] = asset_url


def asset_url(name: str) -> str:
    """Return the address of the static file `name`.

    Every page asks for several, so that each is built once for each root that the app is mounted under.
    """
    bundle = _bundle()
    place = (request.root_path, name)
    if place not in bundle.addresses:
        bundle.addresses[place] = url_for("assets.file", version=bundle.version, name=name)
    return bundle.addresses[place]


@blueprint.get("/static/<version>/<path:name>")
def file(version: str, name: str) -> Response:
    """Send one static file, compressed where the browser can read that."""
    bundle = _bundle()
    asset = bundle.files.get(name) or abort(404)
    compressed = request.accept_encodings.quality("gzip") > 0
    response = Response(asset.gzipped if compressed else asset.body, mimetype=asset.mimetype)
    if compressed:
        response.content_encoding = "gzip"
    response.vary.add("Accept-Encoding")
    # A page that was open while the app was upgraded asks by the old version: it gets the new file, but not for long.
    response.cache_control.public = True
    response.cache_control.max_age = ONE_YEAR if version == bundle.version else 0
    response.cache_control.immutable = version == bundle.version
    return response


def _bundle() -> Bundle:
    kept: Bundle | None = current_app.extensions.get("quizapp.assets")
    if kept is None or current_app.debug:
        kept = current_app.extensions["quizapp.assets"] = _build(_bootstrap_css(current_app))
    return kept


def _build(bootstrap: str) -> Bundle:
    contents = {"app.css": _stylesheet(bootstrap).encode(), "desk.css": _joined(desk_styles()).encode()}
    for path in sorted(HERE.rglob("*")):
        if path.suffix in (".js", ".svg"):
            contents[path.relative_to(HERE).as_posix()] = path.read_bytes()
    digest = hashlib.sha256()
    for name, body in sorted(contents.items()):
        digest.update(name.encode() + b"\0" + body + b"\0")
    files = {name: _asset(name, body) for name, body in contents.items()}
    return Bundle(digest.hexdigest()[:12], files)


def _asset(name: str, body: bytes) -> Asset:
    return Asset(body, gzip.compress(body, mtime=0), MIMETYPES[Path(name).suffix])


def _bootstrap_css(app: Flask) -> str:
    folder = app.blueprints["bootstrap"].static_folder
    assert folder is not None, "Bootstrap-Flask always has a static folder"  # noqa: S101
    return (Path(folder) / "css" / "bootstrap.min.css").read_text(encoding="utf-8")


def _stylesheet(bootstrap: str) -> str:
    # `@charset` may only open a file, and the source map is not served.
    bootstrap = bootstrap.removeprefix('@charset "UTF-8";').partition("/*# sourceMappingURL")[0]
    return "\n".join(["@layer bootstrap {", bootstrap, "}", _joined(STYLES)])


def desk_styles() -> tuple[str, ...]:
    """Return the names of the desk's style sheets, in the order in which they are joined."""
    return tuple(sorted(path.stem for path in (HERE / "css").glob("desk*.css")))


def _joined(names: tuple[str, ...]) -> str:
    return "\n".join((HERE / "css" / f"{name}.css").read_text(encoding="utf-8") for name in names)
