"""Pages as HTML: the templates, the language of a request, what every page is given.

Rule 1: templates escape by themselves; nothing is marked safe. Texts of visitors (room names, topics) and of the
operator enter as text only.
Rule 2: no page is kept by a cache: what somebody read here must not be found in a shared computer afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Request, Response
from litestar.datastructures import Cookie

from salon import __version__
from salon.gateway.assets import Assets, Entry
from salon.gateway.services import services
from salon.gateway.texts import LANGUAGES, Texts, choose, texts

LANG_COOKIE: Final = "salon_lang"
LANG_COOKIE_S: Final = 180 * 86_400
KEPT_PARAMETERS: Final = {
    "code": re.compile(r".{1,64}"),
    "country": re.compile(r"[a-z]{2}"),
    "next": re.compile(r"/(?![/\\]).{0,200}"),
}
"""What the link to the other language carries on, and in which form."""
HTML: Final = "text/html"
HEADERS: Final = {
    "Cache-Control": "no-store",
    "Vary": "Accept-Language, Cookie",
    # Under `no-referrer` a browser sends `Origin: null` with a form, and our own guard would refuse it.
    "Referrer-Policy": "same-origin",
}
SITE_STYLE: Final = "src/styles/site.css"
PAGE_SCRIPT: Final = "src/shared/page.ts"

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def language(request: Request[Any, Any, Any]) -> str:
    """The language to answer a request in."""
    return choose(
        request.query_params.get("lang", ""),
        request.cookies.get(LANG_COOKIE, ""),
        request.headers.get("accept-language", ""),
    )


def page(
    request: Request[Any, Any, Any],
    template: str,
    *,
    status: int = 200,
    script: str = PAGE_SCRIPT,
    remember_lang: bool = True,
    **given: object,
) -> Response[str]:
    """A page.

    Args:
        request: what is answered.
        template: a file under templates/, without `.html`; also the prefix of its texts.
        status: HTTP status.
        script: source path of the entry whose module and styles the page loads.
        remember_lang: keep the language in a cookie when the address chose it.
        given: values for the template.
    """
    site = services(request)
    lang = language(request)
    t = texts(lang)
    values = {
        "t": t,
        "tn": t.count,
        "lang": lang,
        "facts": site.facts,
        "test": site.facts.age_mode == "test",
        "standing": site.trust.standing,
        "opens_ms": round(site.opens() * 1000),
        "path": request.url.path,
        "other_lang": other_language(request, lang),
        "other": next(one for one in LANGUAGES if one != lang),
        "entry": loaded(site.assets, script),
        "version": __version__,
    }
    html = _environment.get_template(f"{template}.html").render(values | given)
    cookies = []
    if remember_lang and request.query_params.get("lang", "") in LANGUAGES:
        # Only on an explicit choice; tells nothing but "fr" or "en". The chat's own switch sets the same one.
        cookies = [
            Cookie(
                key=LANG_COOKIE,
                value=lang,
                path="/",
                max_age=LANG_COOKIE_S,
                samesite="lax",
                secure=site.facts.origin.startswith("https://"),
            )
        ]
    return Response(html, media_type=HTML, status_code=status, headers=HEADERS, cookies=cookies)


def other_language(request: Request[Any, Any, Any], lang: str) -> str:
    """This page's address in the other language."""
    other = next(one for one in LANGUAGES if one != lang)
    kept = {
        name: request.query_params[name]
        for name, form in KEPT_PARAMETERS.items()
        if form.fullmatch(request.query_params.get(name, ""))
    }
    return "?" + urlencode(kept | {"lang": other})


def loaded(assets: Assets, script: str) -> Entry:
    """The module and the style sheets of a page. Raises KeyError if the entry was not built."""
    entry = assets.entry(script)
    # A full-window application brings its own style; a page has the site's.
    return entry if entry.styles else Entry(entry.script, (assets.entry(SITE_STYLE).script,))


def error_page(request: Request[Any, Any, Any], status: int, code: str) -> Response[str]:
    """A page for a refusal; codes without a text of their own are told by their status."""
    t: Texts = texts(language(request))
    by_status: Mapping[int, str] = {403: "not_admitted", 404: "not_found", 429: "too_fast", 503: "busy"}
    fallback = by_status.get(status, "internal" if status >= 500 else "malformed")
    key = code if t.has(f"error.{code}_text") else fallback
    return page(request, "error", status=status, remember_lang=False, key=key, code=code)


def wants_page(request: Request[Any, Any, Any]) -> bool:
    """Whether a browser asks for a page, not a script for an answer."""
    path = request.url.path
    data = path.startswith(("/api/", "/static/")) or path in {"/api", "/healthz", "/metrics", "/sw.js"}
    return not data and "text/html" in request.headers.get("accept", "")
