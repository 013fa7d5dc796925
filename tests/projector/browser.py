"""A real headless Chromium, driven through its debugging protocol: what it sends, what it gets."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import subprocess
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import aiohttp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-extensions",
    "--disable-dev-shm-usage", "--window-size=1920,1080", "--enable-unsafe-swiftshader",
    "--remote-debugging-port=0",
    # No name is ever looked up: what tries to leave the machine fails, and is seen in the network log.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip


class Tab:
    """One tab: its requests, and what its web sockets received, as text."""

    def __init__(self, wire: aiohttp.ClientWebSocketResponse) -> None:
        self._wire = wire
        self._number = 0
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.received = ""

    async def listen(self) -> None:
        async for message in self._wire:
            told = json.loads(message.data)
            if "id" in told and told["id"] in self._answers:
                self._answers.pop(told["id"]).set_result(told.get("result", {}))
                continue
            given = told.get("params", {})
            match told.get("method"):
                case "Network.requestWillBeSent":
                    self.requests.append(given["request"]["url"])
                case "Network.webSocketCreated":
                    self.requests.append(given["url"])
                case "Network.webSocketFrameReceived":
                    frame = given["response"]
                    data = frame["payloadData"]
                    text = base64.b64decode(data).decode("utf-8", "replace") if frame["opcode"] == 2 else data
                    self.received += text
                case "Log.entryAdded":
                    self.errors.append(given["entry"]["text"])
                case "Runtime.exceptionThrown":
                    self.errors.append(json.dumps(given["exceptionDetails"])[:300])

    async def do(self, method: str, **given: Any) -> dict[str, Any]:
        self._number += 1
        answer = self._answers[self._number] = asyncio.get_running_loop().create_future()
        await self._wire.send_json({"id": self._number, "method": method, "params": given})
        return await asyncio.wait_for(answer, 30)

    async def value(self, script: str) -> Any:
        found = await self.do("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        return found["result"].get("value")

    async def type(self, text: str) -> None:
        for sign in text:
            await self.do("Input.dispatchKeyEvent", type="keyDown", text=sign, key=sign)
            await self.do("Input.dispatchKeyEvent", type="keyUp", key=sign)

    async def until(self, met: Callable[[], object], seconds: float = 60) -> None:
        try:
            async with asyncio.timeout(seconds):
                while not met():  # noqa: ASYNC110 - what is waited for lies in another process
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise AssertionError(
                f"waited in vain; {self.errors}; received: {self.received[-2000:]!r}"
            ) from None

    async def picture(self) -> bytes:
        return base64.b64decode((await self.do("Page.captureScreenshot"))["data"])


@asynccontextmanager
async def tab(folder: Path) -> AsyncIterator[Tab]:
    """A browser that ends with the block."""
    assert CHROMIUM is not None
    process = subprocess.Popen(  # noqa: ASYNC220 - started once, at once
        [CHROMIUM, *_FLAGS, f"--user-data-dir={folder}", "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        told = folder / "DevToolsActivePort"
        async with asyncio.timeout(60):
            while not told.is_file() or not told.read_text().strip():  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        port = told.read_text().splitlines()[0]
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                pages = [one for one in await answer.json() if one["type"] == "page"]
            async with session.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0) as wire:
                found = Tab(wire)
                listening = asyncio.create_task(found.listen())
                for domain in ("Network", "Page", "Runtime", "Log"):
                    await found.do(f"{domain}.enable")
                yield found
                listening.cancel()
    finally:
        process.terminate()
        process.wait(20)
