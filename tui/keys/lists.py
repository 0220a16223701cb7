"""The keys of tables and lists, wherever they stand."""

from tui.keys.model import Key

ROWS = (
    Key("rows.up", "up,k", "step(-1)", "one row up", "Move", "rows"),
    Key("rows.down", "down,j", "step(1)", "one row down", "Move", "rows"),
    Key("rows.page-up", "pageup", "page(-1)", "one page up", "Move", "rows"),
    Key("rows.page-down", "pagedown,space", "page(1)", "one page down", "Move", "rows"),
    Key("rows.first", "home,g", "first", "to the first row", "Move", "rows"),
    Key("rows.last", "end,G", "last", "to the last row", "Move", "rows"),
    Key("rows.choose", "enter,l,right", "choose", "open", "Move", "rows"),
)  # fmt: skip

LISTS = (
    Key("table.up", "up,k", "cursor_up", "one row up", "Move", "table"),
    Key("table.down", "down,j", "cursor_down", "one row down", "Move", "table"),
    Key("table.left", "left,h", "cursor_left", "one column back", "Move", "table"),
    Key("table.right", "right,l", "cursor_right", "one column on", "Move", "table"),
    Key("table.page-up", "pageup", "page_up", "one page up", "Move", "table"),
    Key("table.page-down", "pagedown,space", "page_down", "one page down", "Move", "table"),
    Key("table.line-start", "home", "scroll_home", "to the first column", "Move", "table"),
    Key("table.line-end", "end", "scroll_end", "to the last column", "Move", "table"),
    Key("table.first", "ctrl+home,g", "scroll_top", "to the first row", "Move", "table"),
    Key("table.last", "ctrl+end,G", "scroll_bottom", "to the last row", "Move", "table"),
    Key("quotations.up", "up,k", "cursor_up", "the one before", "Move", "quotations"),
    Key("quotations.down", "down,j", "cursor_down", "the next one", "Move", "quotations"),
    Key("quotations.page-up", "pageup", "page_up", "one page up", "Move", "quotations"),
    Key("quotations.page-down", "pagedown", "page_down", "one page down", "Move", "quotations"),
    Key("quotations.first", "home,g", "first", "to the first one", "Move", "quotations"),
    Key("quotations.last", "end,G", "last", "to the last one", "Move", "quotations"),
)  # fmt: skip
