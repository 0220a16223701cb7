"""The keys of the windows that open over a screen, and of the program itself."""

from tui.keys.model import Key

DIALOGS = (
    Key("picker.up", "up,ctrl+p", "step(-1)", "the code above", "Choose", "code_picker"),
    Key("picker.down", "down,ctrl+n", "step(1)", "the code below", "Choose", "code_picker"),
    Key("picker.page-up", "pageup", "step(-10)", "ten codes up", "Choose", "code_picker"),
    Key("picker.page-down", "pagedown", "step(10)", "ten codes down", "Choose", "code_picker"),
    Key("picker.read-up", "ctrl+up", "read(-3)", "up in the definition", "Choose", "code_picker"),
    Key("picker.read-down", "ctrl+down", "read(3)", "down in the definition", "Choose",
        "code_picker"),
    Key("picker.leave", "escape", "leave", "no code", "Choose", "code_picker"),
    Key("help.leave", "escape", "leave", "show all again, then close", "Help", "help"),
    Key("help.up", "up", "scroll(-1)", "one line up", "Help", "help"),
    Key("help.down", "down", "scroll(1)", "one line down", "Help", "help"),
    Key("help.page-up", "pageup", "page(-1)", "one page up", "Help", "help"),
    Key("help.page-down", "pagedown", "page(1)", "one page down", "Help", "help"),
    Key("help.first", "ctrl+home", "first", "to the first line", "Help", "help"),
    Key("help.last", "ctrl+end", "last", "to the last line", "Help", "help"),
)  # fmt: skip

PROGRAM = (
    Key("app.help", "question_mark", "help", "what the keys do", "Program", "app", hint="keys"),
    Key("app.palette", "ctrl+p", "command_palette", "find an action by its words", "Program",
        "app"),
    Key("app.quit", "ctrl+q", "quit", "leave the program; everything is saved", "Program", "app",
        hint="leave", everywhere=True),
)  # fmt: skip
