"""The guard of the projector view, request by request; the command that is served; what is refused before."""

from __future__ import annotations

import shlex
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("textual_serve")
import aiohttp
from aiohttp import web

from legal_assist.__main__ import run
from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, sealing
from legal_assist.store import keys
from legal_assist.tui.projector import serving
from legal_assist.tui.projector.server import ProjectorServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest.fixture
async def server() -> AsyncIterator[ProjectorServer]:
    """A server whose command only says that it was started."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        made = ProjectorServer("true", free.getsockname()[1], "id")
        runner = web.AppRunner(await made._make_app())
        await runner.setup()
        await web.SockSite(runner, free).start()
        yield made
        await runner.cleanup()


async def asked(
    server: ProjectorServer, path: str, jar: bool = False, **headers: str
) -> tuple[int, str, Any]:
    cookies = {server.guard._cookie_name: server.guard._cookie} if jar else {}
    async with (
        aiohttp.ClientSession(cookies=cookies) as session,
        session.get(f"{server.guard.origin}{path}", headers=headers, allow_redirects=False) as answer,
    ):
        return answer.status, await answer.text(), answer.headers


async def test_the_link_gives_a_cookie_once_and_leaves_the_address_line(server: ProjectorServer) -> None:
    link = server.guard.link(28)
    assert link.startswith("http://127.0.0.1:")
    assert len(server.guard.token) >= 40
    status, _text, headers = await asked(server, link[len(server.guard.origin) :])
    assert status == 303
    assert headers["Location"] == "/?fontsize=28"
    assert "HttpOnly" in headers["Set-Cookie"]
    assert "SameSite=Strict" in headers["Set-Cookie"]
    assert server.guard.token not in headers["Set-Cookie"]


@pytest.mark.parametrize(
    "path",
    ["/", "/ws", "/static/js/textual.js", "/static/", "/download/x", "/?token=", "/?token=x", "/x"],
)
async def test_without_the_right_token_or_cookie_nothing_is_given(server: ProjectorServer, path: str) -> None:
    status, text, _headers = await asked(server, path)
    assert status == 403
    assert "tautan" in text


@pytest.mark.parametrize("host", ["attacker.example", "localhost", "127.0.0.1", "127.0.0.1:1", ""])
async def test_another_name_for_this_machine_is_refused_even_with_token_and_cookie(
    server: ProjectorServer, host: str
) -> None:
    for path in ("/", f"/?token={server.guard.token}", "/static/js/textual.js"):
        assert (await asked(server, path, jar=True, Host=host))[0] in (400, 403)


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1", ""]
)
async def test_a_foreign_origin_is_refused_even_with_the_cookie(server: ProjectorServer, origin: str) -> None:
    for path in ("/", "/ws", "/static/js/textual.js"):
        assert (await asked(server, path, jar=True, Origin=origin))[0] == 403


async def test_a_web_socket_needs_cookie_and_our_own_origin(server: ProjectorServer) -> None:
    url = f"ws://{server.guard.host}/ws"
    cookies = {server.guard._cookie_name: server.guard._cookie}
    for given, headers in (
        ({}, {"Origin": server.guard.origin}),
        (cookies, {}),
        (cookies, {"Origin": "http://x"}),
    ):
        async with aiohttp.ClientSession(cookies=given) as session:
            with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
                await session.ws_connect(url, headers=headers)
            assert caught.value.status == 403


async def test_the_page_loads_nothing_from_elsewhere_and_keeps_its_words(server: ProjectorServer) -> None:
    status, text, headers = await asked(server, "/?fontsize=32", jar=True)
    assert status == 200
    assert 'data-font-size="32"' in text
    assert "LATIHAN" in text
    assert "https:" not in text
    assert text.count("http:") == 0
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    for typed, size in (("9999", 24), ("1", 10), ("99", 60), ("<b>", 24)):
        assert f'data-font-size="{size}"' in (await asked(server, f"/?fontsize={typed}", jar=True))[1]


def test_the_command_that_is_served_survives_odd_folders_and_names_the_store_only_if_it_was_named() -> None:
    odd = Path("/tmp/a b'; touch x #")  # noqa: S108 - only a name
    words = shlex.split(serving.command(odd, "en", "temu-pertama"))
    assert words[-2:] == ["--store", str(odd)]
    assert words[5:8] == ["train", "temu-pertama", "--lang"]
    assert "--store" not in serving.command(None, "id", "")


@pytest.mark.parametrize("size", ["5", "500"])
def test_a_font_size_nobody_can_read_is_refused(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["train", "--projector", "--font-size", size]) == 2
    assert "60" in capsys.readouterr().err


def test_a_real_store_is_refused_before_anything_is_served(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from datetime import date

    keys.allow_test_kdf()
    desk = Desk(tmp_path / "nyata", FixedClock(date(2026, 11, 24)))
    sealing.init(desk, "bakau jati meranti ulin", sealing.new_recovery_key())
    desk.lock()
    assert run(["train", "--projector", "--store", str(tmp_path / "nyata")]) == 6
    shown = capsys.readouterr()
    assert "http" not in shown.out
    assert "perkara nyata" in shown.err
    keys.allow_test_kdf(False)


def test_without_the_extra_the_command_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert run(["train", "--projector"]) == 2
    assert ".[projector]" in capsys.readouterr().err
