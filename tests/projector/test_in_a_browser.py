"""The projector view in a real Chromium: opened, typed in, others refused, nothing leaves the machine."""

from __future__ import annotations

import asyncio
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from aiohttp import web

pytest.importorskip("textual_serve")
from browser import CHROMIUM, tab

from legal_assist.desk.classroom import Classroom

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.real,
    pytest.mark.slow,
    pytest.mark.xdist_group("chromium"),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture
def link(home_of_its_own: Path) -> Iterator[str]:
    """The link of a running `train --projector`; the command must end well when it is stopped."""
    words = [
        sys.executable,
        "-X",
        "utf8",
        "-m",
        "legal_assist",
        "train",
        "--projector",
        "1",
        "--font-size",
        "24",
    ]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    found = ""
    while not found and (line := process.stdout.readline()):
        found = line.strip() if line.startswith("http://127.0.0.1:") else ""
    assert found, process.communicate()[1]
    yield found
    process.send_signal(signal.SIGINT)
    _out, err = process.communicate(timeout=30)
    assert process.returncode in (0, 130)
    assert "Traceback" not in err


def children_of(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()


def there_is(process: str) -> bool:
    return Path(f"/proc/{process}").exists()


async def test_a_lesson_is_shown_and_typed_in_and_nothing_leaves(link: str, tmp_path: Path) -> None:
    lesson = Classroom(None).lessons[0]
    home = urlsplit(link).netloc
    async with tab(tmp_path / "profile") as page:
        await page.do("Page.navigate", url=link)
        await page.until(lambda: "LATIHAN" in page.received and lesson.steps[0].title in page.received)
        assert "token" not in await page.value("location.href")
        assert await page.value("document.querySelector('.textual-terminal').dataset.fontSize") == "24"
        assert await page.value("document.fonts.check('24px \"Roboto Mono\"')")
        await page.value("document.querySelector('textarea').focus()")
        await page.type("w")
        await page.until(lambda: lesson.steps[0].wrong.text[:30] in page.received)
        await page.type("n")
        await page.until(lambda: lesson.steps[1].title in page.received)
        assert len(await page.picture()) > 5_000
        asked = [url for url in page.requests if not url.startswith(("data:", "blob:", "about:"))]
        assert asked
        assert {urlsplit(url).netloc for url in asked} == {home}
        assert page.errors == []
    assert Classroom(None).progress(lesson).at == lesson.steps[1].id


async def test_a_foreign_page_in_the_same_browser_gets_nothing(link: str, tmp_path: Path) -> None:
    """Another port of 127.0.0.1 is the same site and gets our cookie sent along: the origin decides."""
    home = urlsplit(link).netloc

    async def page_of_somebody_else(_request: web.Request) -> web.Response:
        return web.Response(text="<title>lain</title>", content_type="text/html")

    app = web.Application()
    app.router.add_get("/", page_of_somebody_else)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    try:
        async with tab(tmp_path / "profile") as page:
            await page.do("Page.navigate", url=link)
            await page.until(lambda: "LATIHAN" in page.received)
            before = page.received
            await page.do("Page.navigate", url=f"http://127.0.0.1:{port}/")
            for _ in range(200):
                if await page.value("document.title") == "lain":
                    break
                await asyncio.sleep(0.05)
            opened = await page.value(
                f"new Promise(done => {{ const s = new WebSocket('ws://{home}/ws');"
                " s.onopen = () => done('open'); s.onerror = () => done('refused'); })"
            )
            assert opened == "refused"
            fetched = await page.value(
                f"fetch('http://{home}/', {{credentials: 'include'}}).then(() => 'read', () => 'refused')"
            )
            assert fetched == "refused"
            assert "LATIHAN" not in page.received[len(before) :]
    finally:
        await runner.cleanup()


async def test_without_the_token_the_page_says_what_to_do(link: str, tmp_path: Path) -> None:
    home = urlsplit(link).netloc
    async with tab(tmp_path / "profile") as page:
        await page.do("Page.navigate", url=f"http://{home}/?fontsize=24")
        for _ in range(200):
            if text := await page.value("document.body && document.body.innerText"):
                break
            await asyncio.sleep(0.05)
        assert re.search("tautan lengkap", text or "")
        assert page.received == ""


async def test_stopping_the_command_ends_the_screens_of_open_tabs(
    home_of_its_own: Path, tmp_path: Path
) -> None:
    words = [sys.executable, "-X", "utf8", "-m", "legal_assist", "train", "--projector"]
    process = subprocess.Popen(  # noqa: ASYNC220 - started once, at once
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    async with tab(tmp_path / "profile") as page:
        await page.do("Page.navigate", url=process.stdout.readline().strip())
        await page.until(lambda: "LATIHAN" in page.received)
        children = children_of(process.pid)
        assert children
        process.send_signal(signal.SIGINT)
        _out, err = await asyncio.to_thread(process.communicate, None, 30)
        assert process.returncode in (0, 130)
        assert "Traceback" not in err
        assert not [child for child in children if there_is(child)]
        for _ in range(100):
            if shown := await page.value("document.body.classList.contains('-closed')"):
                break
            await asyncio.sleep(0.05)
        assert shown
