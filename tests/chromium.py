"""Chromium without a screen, driven by its DevTools protocol through a pipe: no port, no driver, no network.

A test that needs it is skipped where ``program`` is None; where CI is true it has to be there.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--hide-scrollbars", "--remote-debugging-pipe"),
    *("--disable-dev-shm-usage", "--disable-extensions", "--host-resolver-rules=MAP * ~NOTFOUND"),
)
PHONE = (390, 844)


def program() -> str | None:
    """Where Chromium is."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Tab:
    """A tab of the browser."""

    def __init__(self, process: subprocess.Popen[bytes], to: int, back: int) -> None:
        self._process, self._to, self._back, self._count, self._read = process, to, back, 0, b""
        self.events: list[dict[str, Any]] = []
        """What the browser told without being asked, since the page was opened."""
        self._session = ""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and give its answer; AssertionError with the browser's words where it refuses."""
        self._count += 1
        told = {"id": self._count, "method": method, "params": params}
        if self._session:
            told["sessionId"] = self._session
        os.write(self._to, json.dumps(told).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._count:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._read:
            more = os.read(self._back, 1 << 20)
            assert more, "the browser is gone"
            self._read += more
        message, _, self._read = self._read.partition(b"\0")
        found: dict[str, Any] = json.loads(message)
        return found

    def open(self, path: Path, *, size: tuple[int, int] = PHONE, dark: bool = False, at: float | None = None) -> None:
        """Open a file as a phone does; ``at`` is what its clock says (seconds since 1970), and there it stands still."""
        self.events.clear()
        width, height = size
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=True)
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.ask("Emulation.setEmulatedMedia", features=scheme)
        script = None
        if at is not None:
            clock = f"Date.now = () => {at * 1000}"
            script = self.ask("Page.addScriptToEvaluateOnNewDocument", source=clock)["identifier"]
        answer = self.ask("Page.navigate", url=path.as_uri())
        assert "errorText" not in answer, answer
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())
        if script is not None:
            self.ask("Page.removeScriptToEvaluateOnNewDocument", identifier=script)

    def value(self, expression: str) -> Any:
        """What an expression is in the page."""
        answer = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def without_scripts(self, yes: bool) -> None:
        """Let no page run a script from now on, as mail programs do; or let them again."""
        self.ask("Emulation.setScriptExecutionDisabled", value=yes)

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self.ask("Input.insertText", text=text)

    def picture(self, whole: bool = False) -> bytes:
        """What is on the screen as PNG; ``whole``: the page from its top to its end."""
        how: dict[str, Any] = {"format": "png", "captureBeyondViewport": whole}
        if whole:
            size = self.ask("Page.getLayoutMetrics")["cssContentSize"]
            how["clip"] = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        return base64.b64decode(self.ask("Page.captureScreenshot", **how)["data"])

    def printed(self) -> bytes:
        """The page as it is printed, as PDF."""
        made = self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=False, generateTaggedPDF=True)
        return base64.b64decode(made["data"])

    def requested(self) -> list[str]:
        """The addresses that the page asked for, that of its own file left out."""
        asked = [e["params"]["request"]["url"] for e in self.events if e.get("method") == "Network.requestWillBeSent"]
        return [url for url in asked if not url.startswith(("file:", "about:"))]

    def complaints(self) -> list[str]:
        """What the browser wrote into its console, and what the page's script broke on."""
        logged = [e["params"]["entry"]["text"] for e in self.events if e.get("method") == "Log.entryAdded"]
        thrown = [str(e["params"]) for e in self.events if e.get("method") == "Runtime.exceptionThrown"]
        return logged + thrown


@contextmanager
def browser(home: Path) -> Iterator[Tab]:
    """Start Chromium with a profile of its own, and end it."""
    found = program()
    assert found is not None, "Chromium is missing: .ci/run installs it"
    to_read, to_write = os.pipe()
    back_read, back_write = os.pipe()

    # Chromium reads commands on 3 and answers on 4.
    command = (f'exec "$0" "$@" 3<&{to_read} 4>&{back_write}', found, *FLAGS, f"--user-data-dir={home}", "about:blank")
    process = subprocess.Popen(
        ["bash", "-c", *command],
        pass_fds=(to_read, back_write),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(to_read)
    os.close(back_write)
    try:
        tab = Tab(process, to_write, back_read)
        yield tab
        tab._session = ""
        os.write(to_write, b'{"id":0,"method":"Browser.close"}\0')
        process.wait(10)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        os.close(to_write)
        os.close(back_read)
