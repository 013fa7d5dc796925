"""textual-serve behind our own guard, with our own page, on loopback only; no process is left behind."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import aiohttp_jinja2
from aiohttp import WSCloseCode, web
from textual_serve.app_service import AppService
from textual_serve.server import Server

from legal_assist import messages
from legal_assist.tui.projector.guard import Guard
from legal_assist.tui.projector.serving import LEAST_FONT, MOST_FONT, USUAL_FONT

if TYPE_CHECKING:
    import socket

_PAGE: Final = Path(__file__).resolve().parent / "page"
#: Seconds a screen has to end by itself when its tab is gone.
_PATIENCE: Final = 5
#: Cells a terminal in a browser has at least and at most.
_CELLS: Final = (20, 1_000)


class Screening(AppService):
    """The process behind one tab; `stop` returns only when it has ended."""

    async def stop(self) -> None:
        """End the process, by request or by force."""
        with suppress(ConnectionError, asyncio.TimeoutError):
            await asyncio.wait_for(super().stop(), _PATIENCE)
        process = self._process
        if process is None or process.returncode is not None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), _PATIENCE)
        except TimeoutError:
            process.kill()
            await process.wait()


class ProjectorServer(Server):
    """Serves one command to browsers on this machine.

    Args:
        command: what is started for each browser tab.
        port: the loopback port.
        lang: ``id`` or ``en``, for the page's own words.
    """

    def __init__(self, command: str, port: int, lang: str) -> None:
        title = messages.text("training.mark", lang)
        super().__init__(command, host="127.0.0.1", port=port, title=title, templates_path=str(_PAGE))
        self._lang = lang
        self._open: set[web.WebSocketResponse] = set()
        self.guard = Guard(port, messages.text("training.projector.not_allowed", lang))

    def initialize_logging(self) -> None:
        """Warnings only, without tracebacks: theirs print local values, and addresses hold the token."""
        logging.getLogger("textual-serve").addFilter(_without_trace)

    async def on_startup(self, app: web.Application) -> None:
        """Print nothing: the link was printed already, and the command is nobody's business."""
        del app

    async def on_shutdown(self, app: web.Application) -> None:
        """Close every tab's connection, so that its process ends."""
        del app
        for each in tuple(self._open):
            await each.close(code=WSCloseCode.GOING_AWAY)

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self.guard.middleware())
        return app

    @aiohttp_jinja2.template("projector.html")
    async def handle_index(self, request: web.Request) -> dict[str, Any]:
        """What the page needs: its addresses, its words, its font size."""
        typed = request.query.get("fontsize", "")
        size = int(typed) if typed.isdecimal() and len(typed) < 4 else USUAL_FONT
        words = ("starting", "ended", "again")
        return {
            "lang": self._lang,
            "title": self.title,
            "words": {name: messages.text(f"training.projector.{name}", self._lang) for name in words},
            "font_size": min(max(size, LEAST_FONT), MOST_FONT),
            "socket": f"ws://{self.guard.host}/ws",
            "nonce": self.guard.nonce,
        }

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """One tab: start its screen, carry keys and pictures, and end its screen with it."""
        wire = web.WebSocketResponse(heartbeat=15)
        await wire.prepare(request)
        self._open.add(wire)
        service = Screening(
            self.command,
            write_bytes=wire.send_bytes,
            write_str=wire.send_str,
            close=_closing(wire),
            download_manager=self.download_manager,
        )
        try:
            await service.start(_cells(request, "width", 80), _cells(request, "height", 24))
            # What a broken client sends ends its own tab and nothing else.
            with suppress(AssertionError, AttributeError, KeyError, TypeError, ValueError, IndexError):
                await self._process_messages(wire, service)
        finally:
            self._open.discard(wire)
            await service.stop()
            await wire.close()
        return wire

    def serve_on(self, bound: socket.socket) -> None:
        """Serve on a socket that is bound already, until Ctrl+C."""
        self.initialize_logging()
        web.run_app(
            self._make_app(), sock=bound, print=None, access_log=None, shutdown_timeout=2.0 * _PATIENCE
        )


def _closing(wire: web.WebSocketResponse) -> Any:
    async def close() -> None:
        await wire.close()

    return close


def _cells(request: web.Request, name: str, usual: int) -> int:
    typed = request.query.get(name, "")
    cells = int(typed) if typed.isdecimal() and len(typed) < 6 else usual
    return min(max(cells, _CELLS[0]), _CELLS[1])


def _without_trace(record: logging.LogRecord) -> bool:
    record.exc_info, record.exc_text = None, None
    return record.levelno >= logging.WARNING
