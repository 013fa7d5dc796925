"""The list of lines."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

from legal_assist.tui.line_list import LineList, Row


class Holder(App[None]):
    """A list over a panel whose height changes."""

    def compose(self) -> ComposeResult:
        """List and panel."""
        yield LineList(wrap_lines=True)
        yield Static("", id="panel", markup=False)


def rows(count: int) -> list[Row]:
    """A heading and some rows, every third of them long."""
    long = "kata " * 40
    return [Row("", "Kepala", "heading")] + [
        Row(str(n), f"baris {n} {long if n % 3 == 0 else ''}", hanging=4) for n in range(count)
    ]


async def visible(app: App[None]) -> str:
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line) for line in lines)


async def test_the_cursor_skips_headings_and_stays_in_sight_when_the_panel_grows() -> None:
    app = Holder()
    async with app.run_test(size=(40, 16)) as pilot:
        lines = app.query_one(LineList)
        lines.show(rows(30))
        assert lines.row is not None
        assert lines.row.key == "0"
        lines.go_to("29")
        await pilot.pause()
        app.query_one("#panel", Static).update("\n".join("xyz"))
        await pilot.pause()
        assert "▸ baris 29" in await visible(app)


async def test_every_key_moves_within_the_list() -> None:
    app = Holder()
    async with app.run_test(size=(40, 16)) as pilot:
        lines = app.query_one(LineList)
        lines.show(rows(30))
        lines.focus()
        for key, wanted in [("end", "29"), ("home", "0"), ("up", "0"), ("down", "1"), ("pagedown", None)]:
            await pilot.press(key)
            assert lines.row is not None
            if wanted is not None:
                assert lines.row.key == wanted
        assert int(lines.row.key) > 1


async def test_the_cursor_stays_on_its_row_when_the_list_changes() -> None:
    app = Holder()
    async with app.run_test(size=(40, 16)):
        lines = app.query_one(LineList)
        lines.show(rows(10))
        lines.go_to("5")
        lines.show([row for row in rows(10) if row.key != "2"])
        assert lines.row is not None
        assert lines.row.key == "5"
        lines.show([])
        assert lines.row is None
        lines.action_move(1)
        lines.action_page(1)
        lines.action_edge(1)
        lines.action_choose()


async def test_an_empty_list_of_headings_has_no_row() -> None:
    app = Holder()
    async with app.run_test(size=(40, 16)):
        lines = app.query_one(LineList)
        lines.show([Row("", "Kepala", "heading")])
        assert lines.row is None
