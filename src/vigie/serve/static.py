"""The pages of the workbench: files as they were built, and its first page for every address that is one of its."""

from __future__ import annotations

import hashlib
import mimetypes
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import FileResponse, Response

from vigie.serve.problems import Refusal

router = APIRouter(include_in_schema=False)
PAGES = ("", "events", "reports", "review", "territory", "sources", "add", "exports", "settings", "sign-in")
FIRST = "index.html"
# Vite puts a hash of the content into these names, so that they never change.
LASTING, FRESH = "public, max-age=31536000, immutable", "no-cache"
UNBUILT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Vigie</title>
<h1>The workbench is not built</h1>
<p>This is a checkout: build the pages with <code>python web/workbench.py</code>. What the API answers stands in
<a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.
"""
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml",
         ".json": "application/json", ".geojson": "application/geo+json", ".woff2": "font/woff2",
         ".webmanifest": "application/manifest+json", ".pbf": "application/x-protobuf"}  # fmt: skip


@router.get("/{path:path}")
def show_page(request: Request, path: str) -> Response:
    """A file of the workbench, or its first page."""
    root: Path = request.app.state.house.options.static
    found, status = file_of(root, path), 200
    if found is None:
        page = path.split("/")[0] in PAGES
        if not page and "text/html" not in request.headers.get("accept", ""):
            raise Refusal(404, "There is no such page.", kind="missing")
        found = file_of(root, FIRST)
        status = 200 if page else 404  # the first page itself says to people that there is no such one
        if found is None:
            return Response(UNBUILT, status, media_type="text/html")
    lasting = found.parent.name == "assets"
    stat = found.stat()
    tag = f'"{hashlib.sha256(f"{stat.st_mtime_ns} {stat.st_size} {path}".encode()).hexdigest()[:20]}"'
    headers = {"Cache-Control": LASTING if lasting else FRESH, "ETag": tag}
    if status == 200 and tag in request.headers.get("if-none-match", ""):
        return Response(None, 304, headers)
    media = TYPES.get(found.suffix) or mimetypes.guess_type(found.name)[0] or "application/octet-stream"
    return FileResponse(found, status, headers=headers, media_type=media)


def file_of(root: Path, path: str) -> Path | None:
    """The file under the root; None where there is none, or where it would lie outside."""
    if not path or "\0" in path:
        return None
    found = (root / path).resolve()
    return found if found.is_relative_to(root.resolve()) and found.is_file() else None
