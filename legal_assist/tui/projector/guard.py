"""Who may speak to the projector view: our own page on this machine, opened with the link's token."""

from __future__ import annotations

import hmac
import secrets
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from aiohttp import web

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler, Middleware

#: Name of the token in the printed link.
TOKEN: Final = "token"  # noqa: S105 - a name, not a secret


class Guard:
    """Lets a request through or not.

    A foreign page can make a browser call a loopback port, and can make a name of its own point to it. So
    each request must carry our address in `Host`; if it names an `Origin`, that must be our own page, and a
    web socket must name one; and all but the first must bring the cookie that the link's token was exchanged
    for.

    Args:
        port: the port that is served.
        refused: the sentence for those that are not let in.
    """

    def __init__(self, port: int, refused: str) -> None:
        self.host = f"127.0.0.1:{port}"
        self.origin = f"http://{self.host}"
        self.token = secrets.token_urlsafe(32)
        self._refused = refused
        self._cookie_name = f"latihan-{port}"
        self._cookie = secrets.token_urlsafe(32)
        #: Marks our own script in the page.
        self.nonce = secrets.token_urlsafe(16)

    def link(self, font_size: int) -> str:
        """The address to print: with the token and the font size."""
        return f"{self.origin}/?{urlencode({TOKEN: self.token, 'fontsize': font_size})}"

    def middleware(self) -> Middleware:
        """What every request passes."""

        @web.middleware
        async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
            if not self._ours(request):
                return self._no()
            if request.path == "/" and TOKEN in request.query:
                return self._exchange(request)
            if not _same(request.cookies.get(self._cookie_name, ""), self._cookie):
                return self._no()
            response = await handler(request)
            if not response.prepared:
                self._harden(response, scripts=True)
            return response

        return check

    def _ours(self, request: web.Request) -> bool:
        hosts = request.headers.getall("Host", [])
        origins = request.headers.getall("Origin", [])
        if hosts != [self.host] or any(origin != self.origin for origin in origins):
            return False
        return bool(origins) or request.path != "/ws"

    def _exchange(self, request: web.Request) -> web.StreamResponse:
        """Token for cookie; the token leaves the address line."""
        if request.method != "GET" or not _same(request.query[TOKEN], self.token):
            return self._no()
        kept = {
            name: value for name, value in request.query.items() if name == "fontsize" and value.isdecimal()
        }
        response = web.Response(status=303, headers={"Location": f"/?{urlencode(kept)}" if kept else "/"})
        response.set_cookie(self._cookie_name, self._cookie, httponly=True, samesite="Strict", path="/")
        self._harden(response)
        return response

    def _no(self) -> web.Response:
        response = web.Response(status=403, text=self._refused)
        self._harden(response)
        return response

    def _harden(self, response: web.StreamResponse, *, scripts: bool = False) -> None:
        """Nothing is kept, nothing else may be loaded, nobody may put the page into a frame."""
        allowed = f"'self' 'nonce-{self.nonce}'" if scripts else "'none'"
        response.headers["Content-Security-Policy"] = (
            f"default-src 'none'; script-src {allowed}; style-src 'self' 'unsafe-inline'; font-src 'self'; "
            f"img-src 'self' data: blob:; connect-src 'self' ws://{self.host}; frame-ancestors 'none'; "
            "base-uri 'none'; form-action 'none'"
        )
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode(), wanted.encode())
